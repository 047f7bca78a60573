"""What the desk shows, read in a fixed number of queries: existence, dates and states. Never a private text."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import (
    Absence,
    Accompaniment,
    CheckIn,
    Offer,
    OfferPause,
    Participant,
    Proposal,
    Relay,
    Request,
    SupervisionNeed,
)
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, coordinated_by
from entrepairs.training.models import Habilitation, Signature

SILENCE = timedelta(days=7)


@dataclass(frozen=True)
class Pair:
    """A pair as the desk knows it. `calls`: what asks for a human, in the order in which it should be looked at."""

    accompaniment: Accompaniment
    seeker: str
    supporters: list[str]
    calls: list[str]


def waiting(coordinator: Person) -> QuerySet[Request]:
    """Who waits in my houses, the longest first, with how many are shown and whether someone was asked."""
    asked = Proposal.objects.filter(request=OuterRef("pk"), state=Proposal.State.ASKED)
    shown = Count("proposals", filter=Q(proposals__state=Proposal.State.SHOWN))
    rows = Request.objects.overseen_by(coordinator).open().select_related("person", "structure")
    return rows.annotate(is_asked=Exists(asked), shown=shown).order_by("sent_at")


def offers(coordinator: Person) -> QuerySet[Any]:
    """Supporters of my houses: their load, pauses and absences."""
    mine = Habilitation.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    today = now().date()
    paused = OfferPause.objects.filter(offer=OuterRef("pk"), ended_at=None)
    away = Absence.objects.filter(offer=OuterRef("pk"), first_day__lte=today, last_day__gte=today)
    led = Participant.objects.filter(role=Participant.Role.SUPPORTER, left_at=None)
    led = led.exclude(accompaniment__state=Accompaniment.State.ENDED).filter(person=OuterRef("person"))
    rows = Offer.objects.filter(person__in=mine.values("person")).select_related("person")
    return rows.annotate(is_paused=Exists(paused), is_away=Exists(away), load=_counted(led)).order_by(
        "person__pseudonym"
    )


def free(coordinator: Person) -> set[object]:
    """Keys of the supporters who are there and have a place."""
    there = offers(coordinator).filter(is_paused=False, is_away=False, load__lt=F("capacity"))
    return set(there.values_list("person_id", flat=True))


def _counted(rows: QuerySet[Participant]) -> Coalesce:
    from_rows = rows.order_by().values("person").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(from_rows), 0)


def candidates(coordinator: Person) -> list[Person]:
    """Those who signed the charter and whom no house has habilitated yet."""
    helping = Habilitation.objects.in_force().values("person")
    signed = Signature.objects.exclude(person__in=helping).exclude(person=coordinator)
    return list(Person.objects.filter(pk__in=signed.values("person")).order_by("pseudonym"))


def habilitations(coordinator: Person) -> QuerySet[Habilitation]:
    mine = Habilitation.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    return mine.select_related("person", "structure", "referent", "charter").order_by("person__pseudonym")


def referents(coordinator: Person) -> list[object]:
    """Those who may be named referent: referents and coordinators of my houses."""
    held = Role.objects.in_force().filter(structure__in=coordinated_by(coordinator))
    return list(held.filter(name__in=[Role.Name.REFERENT, Role.Name.COORDINATOR]).values_list("person_id", flat=True))


def pairs(person: Person) -> list[Pair]:
    """Pairs of my houses, or of which I am the referent; those that call for someone come first."""
    rows = Accompaniment.objects.overseen_by(person).open().distinct().select_related("structure", "referent")
    rows = rows.prefetch_related("participants__person", "check_ins", "relays__to")
    needs = _needs(person)
    found = [_pair(row, needs.get(row.pk, [])) for row in rows]
    return sorted(found, key=lambda pair: (not pair.calls, pair.accompaniment.began_at))


def _needs(person: Person) -> dict[object, list[SupervisionNeed]]:
    seen = Accompaniment.objects.overseen_by(person).open().values("pk")
    grouped: dict[object, list[SupervisionNeed]] = {}
    for need in SupervisionNeed.objects.filter(accompaniment__in=seen, closed_at=None).select_related("by__person"):
        grouped.setdefault(need.accompaniment_id, []).append(need)
    return grouped


def _pair(row: Accompaniment, needs: list[SupervisionNeed]) -> Pair:
    present = [p for p in row.participants.all() if p.left_at is None]
    seeker = next((str(p) for p in present if p.role == Participant.Role.SEEKER), "")
    helping = [str(p) for p in present if p.role != Participant.Role.SEEKER]
    return Pair(row, seeker, helping, calls_of(row, needs, at=now()))


def calls_of(row: Accompaniment, needs: list[SupervisionNeed], *, at: datetime) -> list[str]:
    """What asks for a human, in words."""
    asked = {c.answer for c in row.check_ins.all()}
    standing = [relay for relay in row.relays.all() if relay.ended_at is None]
    calls = [
        (CheckIn.Answer.STOP in asked, _("La personne a dit « on arrête » au point d’étape.")),
        (CheckIn.Answer.CHANGE in asked, _("La personne a dit « on change » au point d’étape.")),
        (_lacks_relay(row, standing), _("Un relais est à nommer.")),
        (any(need.taken_by_id is None for need in needs), _("Un·e pair·e aimerait parler de son rôle.")),
        (is_silent(row, at), _("Personne n’a écrit depuis sept jours.")),
    ]
    return [str(sentence) for holds, sentence in calls if holds]


def _lacks_relay(row: Accompaniment, standing: list[Relay]) -> bool:
    present = any(p.role == Participant.Role.RELAY and p.left_at is None for p in row.participants.all())
    return not present and any(relay.kind == Relay.Kind.RELAY and relay.to_id is None for relay in standing)


def is_silent(row: Accompaniment, at: datetime) -> bool:
    if row.state not in (Accompaniment.State.BEGINNING, Accompaniment.State.ACTIVE):
        return False
    return (row.last_written_at or row.began_at) <= at - SILENCE
