"""Those who help, as the desk sees them: offers and their load, habilitations, people who signed the charter."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from entrepairs.accompaniment.houses import house_for
from entrepairs.accompaniment.models import (
    HELPING_ROLES,
    Absence,
    Accompaniment,
    Offer,
    OfferPause,
    Participant,
    houses_with_a_team,
)
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, coordinated_by
from entrepairs.training.models import Habilitation, Signature


def offers(coordinator: Person) -> QuerySet[Any]:
    """Offers of the supporters of my houses: their load, pauses and absences."""
    mine = Habilitation.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    today = localdate(now())
    paused = OfferPause.objects.filter(offer=OuterRef("pk"), ended_at=None)
    away = Absence.objects.filter(offer=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    helped = Participant.objects.filter(role__in=HELPING_ROLES, left_at=None, person=OuterRef("person"))
    helped = helped.exclude(accompaniment__state=Accompaniment.State.ENDED)
    counted = helped.order_by().values("person").annotate(n=Count("pk")).values("n")
    rows = Offer.objects.filter(person__in=mine.values("person")).select_related("person", "relay")
    rows = rows.annotate(is_paused=Exists(paused), is_away=Exists(away), load=Coalesce(Subquery(counted), 0))
    return rows.order_by("person__pseudonym")


def habilitations(coordinator: Person) -> QuerySet[Habilitation]:
    """Decisions of my houses that stand."""
    mine = Habilitation.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    return mine.select_related("person", "structure", "referent", "charter").order_by("person__pseudonym")


def candidates(coordinator: Person) -> list[Person]:
    """Those who signed the charter, whom no house has habilitated, and to whom a house of mine is the nearest.

    Someone whose habilitation ended since is no candidate until they sign again."""
    ended = Habilitation.objects.filter(person=OuterRef("person"), withdrawn_at__gte=OuterRef("at"))
    signed = Signature.objects.filter(~Exists(ended)).exclude(
        person__in=Habilitation.objects.in_force().values("person")
    )
    found = Person.objects.filter(pk__in=signed.values("person")).exclude(pk=coordinator.pk)
    people = list(found.select_related("profile").order_by("pseudonym"))
    if not people:
        return []
    houses, mine = list(houses_with_a_team()), set(coordinated_by(coordinator).values_list("pk", flat=True))
    return [person for person in people if _nearest(person, houses) in mine]


def _nearest(person: Person, houses: list[Structure]) -> object:
    profile = getattr(person, "profile", None)
    house = house_for(houses, profile.commune if profile else "")
    return house.pk if house else None


def ended_habilitations(coordinator: Person) -> QuerySet[Habilitation]:
    """Decisions of my houses that were withdrawn, of people who signed and help nowhere now."""
    mine = Habilitation.objects.filter(structure__in=coordinated_by(coordinator), withdrawn_at__isnull=False)
    helping = Q(person__in=Habilitation.objects.in_force().values("person"))
    return mine.exclude(helping).select_related("person", "structure").order_by("-withdrawn_at")


def referents(coordinator: Person) -> set[Any]:
    """Keys of those who may be named referent: referents and coordinators of my houses."""
    held = Role.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    team = held.filter(name__in=[Role.Name.REFERENT, Role.Name.COORDINATOR])
    return set(team.values_list("person_id", flat=True))
