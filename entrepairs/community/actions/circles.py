"""Open a circle, write its charter."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from entrepairs.community.models import Charter, Circle
from entrepairs.community.rules import may_open_circle
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

REVIEWED_AFTER = timedelta(days=365)


@transaction.atomic
def open_circle(house: Structure, charter: str, *, by: Person, **said: Any) -> Circle:
    """`said`: name, purpose, audience, readers, days, opens, closes, out_of_hours, first_are_held."""
    require(may_open_circle(by, house))
    circle = Circle.objects.create(structure=house, data_key=DataKey.objects.new(), opened_at=now(), **said)
    journal(by, "circle.opened", circle)
    write_charter(circle, charter, by=by)
    return circle


@transaction.atomic
def change_circle(circle: Circle, charter: str, *, by: Person, **said: Any) -> Circle:
    """What is said of it, from now on; another charter is a new version."""
    circle = _held(circle)
    require(may_open_circle(by, circle.structure))
    Circle.objects.filter(pk=circle.pk).update(**said)
    journal(by, "circle.changed", circle)
    if charter != circle.charter_text:
        write_charter(circle, charter, by=by)
    return circle


@transaction.atomic
def write_charter(circle: Circle, text: str, *, by: Person, review_on: date | None = None) -> Charter:
    """A new version. Everybody says yes to it before they next write."""
    circle = _held(circle)
    require(may_open_circle(by, circle.structure))
    last, at = circle.charters.first(), now()
    charter = Charter.objects.create(
        circle=circle,
        version=last.version + 1 if last else 1,
        text=text,
        since=at,
        review_on=review_on or at.date() + REVIEWED_AFTER,
    )
    journal(by, "circle.charter_written", charter)
    return charter


def _held(circle: Circle) -> Circle:
    return Circle.objects.select_for_update(of=("self",)).select_related("structure").get(pk=circle.pk)
