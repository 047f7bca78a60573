"""What a house itself needs: an answer, a word with who visits, hours, a second coordinator."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.people.models import Person
from entrepairs.structures import doors, needs
from entrepairs.structures.models import (
    Correction,
    JoinRequest,
    OpeningException,
    OpeningRule,
    Place,
    Role,
    Structure,
    VisitTerm,
)
from entrepairs.structures.needs import Need
from entrepairs.structures.visiting import ASKED_AFTER

ENOUGH = 2
"""A house continues when one of its coordinators is away."""


def of_house(person: Person, house: Structure) -> Iterator[Need]:
    """For the coordination, who waits and what to look at; for all the team, hours that nobody wrote."""
    facts = _facts(house)
    coordinates = Role.Name.COORDINATOR in doors.held(person, house)
    if coordinates:
        yield from _people(facts)
    if facts.unsaid and house.opened_at is not None:
        url = reverse("structures:hours", args=[house.pk, facts.unsaid])
        yield Need(_("Les horaires ne sont pas écrits."), _("Dire quand on ouvre"), url)
    if coordinates:
        yield from _to_look_at(facts)


def _people(facts: Any) -> Iterator[Need]:
    persons = reverse("structures:persons", args=[facts.pk])
    if n := facts.asked:
        said = ngettext("%(n)d personne demande à venir.", "%(n)d personnes demandent à venir.", n)
        yield Need(said % {"n": n}, _("Lire et répondre"), persons)
    if n := facts.agreed:
        said = ngettext("%(n)d personne en visite veut adhérer.", "%(n)d personnes en visite veulent adhérer.", n)
        yield Need(said % {"n": n}, _("L’accueillir comme membre"), persons)
    if n := facts.late:
        said = ngettext("%(n)d visite est en septième semaine.", "%(n)d visites sont en septième semaine.", n)
        yield Need(said % {"n": n}, _("En parler ensemble"), persons)


def _to_look_at(facts: Any) -> Iterator[Need]:
    if n := facts.told:
        said = ngettext("%(n)d erreur est signalée.", "%(n)d erreurs sont signalées.", n)
        yield Need(said % {"n": n}, _("Regarder"), reverse("structures:corrections", args=[facts.pk]))
    if (facts.coordinators or 0) < ENOUGH:
        alone, url = _("Une seule personne coordonne la maison."), reverse("structures:persons", args=[facts.pk])
        yield Need(alone, _("Proposer ce rôle à quelqu’un"), url)


def _facts(house: Structure) -> Any:
    """All of it in one query."""
    visits = VisitTerm.objects.under_way()
    said = [Exists(kind.objects.filter(place=OuterRef("pk"))) for kind in (OpeningRule, OpeningException)]
    unsaid = Place.objects.in_use().filter(~said[0], ~said[1], structure=OuterRef("pk"))
    return Structure.objects.annotate(
        asked=_count(JoinRequest.objects.open().to_house()),
        agreed=_count(visits.filter(answer=VisitTerm.Answer.YES), "role__structure"),
        late=_count(visits.filter(answer="", begins_on__lte=house.today - ASKED_AFTER), "role__structure"),
        told=_count(Correction.objects.open()),
        coordinators=_count(Role.objects.in_force().filter(name=Role.Name.COORDINATOR)),
        unsaid=Subquery(unsaid.values("pk")[:1]),
    ).get(pk=house.pk)


def _count(rows: QuerySet[Any], house: str = "structure") -> Subquery:
    """How many there are of the house; null: none."""
    of_house = rows.filter(**{house: OuterRef("pk")}).order_by().values(house)
    return Subquery(of_house.annotate(n=Count("pk")).values("n"))


needs.add("structures:house", of_house, order=10)
