"""A house as its team keeps it, made by the real actions."""

from datetime import date, time, timedelta
from typing import Any

from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.actions.affiliations import ask_affiliation
from entrepairs.structures.actions.hours import add_exception, write_week
from entrepairs.structures.actions.houses import open_structure
from entrepairs.structures.actions.invitations import make_invitation
from entrepairs.structures.actions.joining import ask_to_join
from entrepairs.structures.actions.records import write_record
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import (
    Affiliation,
    Convention,
    How,
    Invitation,
    Place,
    Post,
    Role,
    Structure,
    Visit,
    VisitTerm,
)
from entrepairs.structures.tasks import follow_visits
from entrepairs.structures.visiting import last_day


def lived_in(house: Structure, *, by: Person, visitor: Person, asks: tuple[Person, str]) -> dict[str, Any]:
    """One row of each kind, by name. `asks`: who asks to come, and their words."""
    place = house.places.get()
    opened(place, by=by)
    return {
        "place": place,
        "rule": place.opening_rules.first(),
        "exception": place.opening_exceptions.first(),
        "visit_role": visiting(house, visitor, by=by),
        "invitation": paper(house, by=by)[0],
        "join_request": ask_to_join(house, asks[1], by=asks[0]),
        "post": post(house, by=by),
        "convention": convention(house, by=by),
        "visit": write_record(Visit(structure=house), {"by": "ARS", "on": date(2026, 3, 9)}, by=by),
        "affiliation": ask_affiliation(network(by), house, asked_by=Affiliation.Side.HOUSE, by=by),
    }


def post(house: Structure, *, by: Person, **values: Any) -> Any:
    said = {"function": "animation", "status": Post.Status.PAID, "fte": 0.8, "since": date(2025, 1, 6)} | values
    return write_record(Post(structure=house), said, by=by)


def convention(house: Structure, *, by: Person, **values: Any) -> Any:
    said = {
        "kind": Convention.Kind.SPONSOR,
        "partner": "Centre hospitalier de la Côte",
        "partner_kind": Convention.PartnerKind.CARE,
        "signed_on": date(2024, 3, 1),
    }
    return write_record(Convention(structure=house), said | values, by=by)


def network(by: Person) -> Structure:
    return open_structure(
        name="Le Réseau des Sources", kind="plateforme_pairs", country="FR", commune="FR-21231", by=by
    )


def opened(place: Place, *, by: Person) -> None:
    """Tuesday to Friday afternoons; closed for a week from tomorrow."""
    write_week(place, [(day, time(13, 30), time(18), How.TEAM) for day in range(1, 5)], None, by=by)
    first = place.structure.today + timedelta(days=1)
    days = {"first_day": first, "last_day": first + timedelta(days=6)}
    add_exception(place, **days, ranges=[], how=How.TEAM, reason="congés", by=by)


def visiting(house: Structure, person: Person, *, by: Person) -> Role:
    """`person` visits the house from today."""
    role = give_role(house, person, Role.Name.VISITOR, by=by)
    accept_role(role, by=person)
    return Role.objects.get(pk=role.pk)


def paper(house: Structure, *, by: Person, **values: Any) -> tuple[Invitation, str]:
    """An invitation and its code."""
    said: dict[str, Any] = {
        "role": Role.Name.VISITOR,
        "uses": 1,
        "expires_on": house.today + timedelta(days=30),
    } | values
    return make_invitation(house, by=by, **said)


def weeks_later(role: Role, weeks: int) -> VisitTerm:
    """The clock of a visit, moved: it began so many weeks ago, and what time brings has been done."""
    term = begun_before(role, weeks)
    follow_visits.func()
    return VisitTerm.objects.get(pk=term.pk)


def begun_before(role: Role, weeks: int) -> VisitTerm:
    """The same visit, as if it had begun so many weeks ago; nothing that time brings is done yet."""
    term = role.terms.get()
    back = timedelta(weeks=weeks)
    begins_on = role.structure.today - back
    agreed_at, ends_on = now() - back, last_day(begins_on)
    VisitTerm.objects.filter(pk=term.pk).update(begins_on=begins_on, ends_on=ends_on, agreed_at=agreed_at)
    Role.objects.filter(pk=role.pk).update(ends_on=ends_on, accepted_at=agreed_at)
    return VisitTerm.objects.get(pk=term.pk)
