"""Open a circle, write its charter, close it, open it again."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from entrepairs.community.models import Charter, Circle
from entrepairs.community.rules.keeping import may_close_circle, may_open_circle
from entrepairs.community.streams import check_circle_followers
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

REVIEWED_AFTER = timedelta(days=365)


def in_a_year() -> date:
    """When a charter is read again, unless its house chooses another day."""
    return localdate(now()) + REVIEWED_AFTER


@transaction.atomic
def open_circle(house: Structure, charter: str, *, by: Person, review_on: date | None = None, **said: Any) -> Circle:
    """`review_on`: of the charter, a year later when nothing is chosen.

    `said`: name, purpose, audience, readers, days, opens, closes, out_of_hours, first_are_held."""
    require(may_open_circle(by, house))
    circle = Circle.objects.create(structure=house, data_key=DataKey.objects.new(), opened_at=now(), **said)
    journal(by, "circle.opened", circle)
    write_charter(circle, charter, by=by, review_on=review_on)
    return circle


@transaction.atomic
def change_circle(circle: Circle, charter: str, *, by: Person, review_on: date | None = None, **said: Any) -> Circle:
    """What is said of it, from now on; another charter is a new version; the same one may be kept until another day."""
    circle = _held(circle)
    require(may_open_circle(by, circle.structure))
    Circle.objects.filter(pk=circle.pk).update(**said)
    if said.get("readers", circle.readers) != circle.readers:
        check_circle_followers(circle)
    journal(by, "circle.changed", circle)
    if charter != circle.charter_text:
        write_charter(circle, charter, by=by, review_on=review_on)
    elif review_on is not None:
        _keep_charter(circle, review_on, by)
    return circle


def _keep_charter(circle: Circle, review_on: date, by: Person) -> None:
    """Nobody is asked again; its team will be told again."""
    charter = circle.charters.first()
    if charter is not None and charter.review_on != review_on:
        Charter.objects.filter(pk=charter.pk).update(review_on=review_on, reminded_at=None)
        journal(by, "circle.charter_kept", charter)


@transaction.atomic
def close_circle(circle: Circle, *, by: Person) -> None:
    """Nobody writes in it any more; all that is there stays, and is read by the same people."""
    circle = _held(circle)
    require(may_close_circle(by, circle))
    Circle.objects.filter(pk=circle.pk).update(closed_at=now())
    journal(by, "circle.closed", circle)


@transaction.atomic
def reopen_circle(circle: Circle, *, by: Person) -> None:
    """As it was. Doing it twice changes nothing."""
    circle = _held(circle)
    require(may_open_circle(by, circle.structure))
    if circle.closed_at is not None:
        Circle.objects.filter(pk=circle.pk).update(closed_at=None)
        journal(by, "circle.reopened", circle)


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
        review_on=review_on if review_on and review_on > localdate(at) else in_a_year(),
    )
    journal(by, "circle.charter_written", charter)
    return charter


def _held(circle: Circle) -> Circle:
    return Circle.objects.select_for_update(of=("self",)).select_related("structure").get(pk=circle.pk)
