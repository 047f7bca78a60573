"""What the desk shows, read in a fixed number of queries: existence, dates and states. Never a private text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.accompaniment.matching.lacks import Lack, lacks
from entrepairs.accompaniment.matching.relaxing import FEW
from entrepairs.accompaniment.matching.what_ifs import one_more_place
from entrepairs.accompaniment.models import (
    Accompaniment,
    AccompanimentPause,
    CheckIn,
    Draft,
    Feedback,
    Offer,
    Participant,
    Proposal,
    Relay,
    Request,
    SupervisionNeed,
)
from entrepairs.accompaniment.rules.candidates import offering, seekers_of
from entrepairs.accompaniment.views import desk_people
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by

SILENCE = timedelta(days=7)
FRESH = timedelta(days=14)
"""An answer of a check-in stays among the things to do that long; then the pair is as any other."""
MOST_LOOKED_AT, MOST_COMPARED = 50, 400
"""People who wait and offers that are compared while a page is being made."""
CALLS: dict[str, Promise] = {
    "asks_to_talk": gettext_lazy("Un·e pair·e aimerait parler de son rôle."),
    "lacks_relay": gettext_lazy("Un relais est à nommer."),
    "stops": gettext_lazy("La personne a dit « on arrête » au point d’étape."),
    "changes": gettext_lazy("La personne a dit « on change » au point d’étape."),
    "unanswered": gettext_lazy("Le point d’étape attend une réponse depuis sept jours."),
    "silent": gettext_lazy("Personne n’a écrit depuis sept jours."),
}
"""What asks for a human, in the order in which it should be looked at: the columns that `watched` adds."""


@dataclass(frozen=True)
class Pair:
    """A pair as the desk knows it. `calls`: what asks for a human."""

    accompaniment: Accompaniment
    seeker: str
    supporters: list[str]
    calls: list[str]


@dataclass(frozen=True)
class ToDo:
    """One thing that waits for a coordinator: whom it is about, what, and where."""

    who: str
    what: str
    url: str


def watched(person: Person, at: datetime) -> QuerySet[Accompaniment]:
    """Pairs of my houses, or of which I am the referent, with the columns of CALLS; those that call come first."""
    here = {"accompaniment": OuterRef("pk")}
    answers = CheckIn.objects.filter(**here, answered_at__gt=at - FRESH)
    waiting = CheckIn.objects.filter(**here, answer="", asked_at__lte=at - SILENCE)
    resumed = AccompanimentPause.objects.filter(**here, ended_at__gt=at - SILENCE)
    open_ = ~Q(state=Accompaniment.State.ENDED)
    quiet = Q(last_written_at__lte=at - SILENCE) | Q(last_written_at=None, began_at__lte=at - SILENCE)
    going = Q(state__in=[Accompaniment.State.BEGINNING, Accompaniment.State.ACTIVE])
    people = Prefetch("participants", Participant.objects.filter(left_at=None).select_related("person"))
    rows = Accompaniment.objects.overseen_by(person).prefetch_related(people).select_related("structure")
    return rows.annotate(
        asks_to_talk=Exists(SupervisionNeed.objects.filter(**here, closed_at=None, taken_by=None)),
        lacks_relay=Exists(Relay.objects.standing().filter(**here, kind=Relay.Kind.RELAY, to=None)),
        stops=_holds(open_ & Q(Exists(answers.filter(answer=CheckIn.Answer.STOP)))),
        changes=_holds(open_ & Q(Exists(answers.filter(answer=CheckIn.Answer.CHANGE)))),
        unanswered=_holds(going & Q(Exists(waiting))),
        silent=_holds(going & quiet & ~Q(Exists(resumed))),
    )


def houses(coordinator: Person) -> QuerySet[Any]:
    """My houses, with how many drafts wait `to_read` in each."""
    here = Draft.objects.current().to_read().filter(request__structure=OuterRef("pk")).order_by()
    counted = here.values("request__structure").annotate(n=Count("pk")).values("n")
    return coordinated_by(coordinator).annotate(to_read=Coalesce(Subquery(counted), 0))


def _holds(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def calling(rows: QuerySet[Accompaniment]) -> QuerySet[Accompaniment]:
    wanted = Q()
    for name in CALLS:
        wanted |= Q(**{name: True})
    return rows.filter(wanted)


def pair_of(row: Accompaniment) -> Pair:
    """A row of `watched`, in words."""
    present = list(row.participants.all())
    seeker = next((str(one) for one in present if one.role == Participant.Role.SEEKER), "")
    helping = [str(one) for one in present if one.role != Participant.Role.SEEKER]
    return Pair(row, seeker, helping, [str(words) for name, words in CALLS.items() if getattr(row, name)])


def waiting(coordinator: Person) -> QuerySet[Any]:
    """Who waits in my houses, the longest first, with how many are shown and whether someone was asked."""
    asked = Proposal.objects.filter(request=OuterRef("pk"), state=Proposal.State.ASKED)
    shown = Count("proposals", filter=Q(proposals__state=Proposal.State.SHOWN))
    rows = Request.objects.overseen_by(coordinator).open().select_related("person", "structure")
    return rows.annotate(is_asked=Exists(asked), shown=shown).order_by("sent_at")


def lacking(coordinator: Person) -> list[Lack]:
    """What several people lack together, among those who wait alone in my houses, the longest first. Nothing where so
    many offers would have to be compared that the page would wait."""
    alone = _alone(coordinator)
    return lacks(seekers_of(alone, for_team=True), offering()) if alone else []


def what_ifs(coordinator: Person) -> list[tuple[str, int]]:
    """The supporters of my houses who are full, and for how many people, five at least, one place more would do."""
    alone = _alone(coordinator)
    found = one_more_place(seekers_of(alone, for_team=True), offering()) if alone else []
    names = {str(one.person_id): one.person.pseudonym for one in desk_people.offers(coordinator)} if found else {}
    return [(names[one.person_id], one.people) for one in found if one.person_id in names]


def _alone(coordinator: Person) -> list[Request]:
    """Those who wait alone in my houses, the longest first; none when they are few, or the offers too many."""
    rows = waiting(coordinator).filter(is_asked=False, shown=0).select_related("person__data_key")[:MOST_LOOKED_AT]
    alone = list(rows)
    return [] if len(alone) < FEW or Offer.objects.count() > MOST_COMPARED else alone


def to_do(me: Person, at: datetime, *, coordinates: bool) -> list[ToDo]:
    """Everything that waits for me, what is about someone’s wellbeing first."""
    found = [_of_pair(pair_of(row)) for row in calling(watched(me, at)).order_by("began_at")]
    if not coordinates:
        return found
    alone = waiting(me).filter(is_asked=False, shown=0)
    found += [_of_request(row) for row in alone]
    return found + [_of_candidate(person) for person in desk_people.candidates(me)]


def _of_pair(pair: Pair) -> ToDo:
    who = " · ".join([pair.seeker, *pair.supporters])
    return ToDo(who, " ".join(pair.calls), reverse("accompaniment:desk_pair", args=[pair.accompaniment.pk]))


def _of_request(row: Request) -> ToDo:
    url = reverse("accompaniment:desk_waiting", args=[row.pk])
    return ToDo(row.person.pseudonym, _("Attend, et personne ne peut lui être proposé pour l’instant."), url)


def _of_candidate(person: Person) -> ToDo:
    url = reverse("accompaniment:desk_habilitation", args=[person.pk])
    return ToDo(person.pseudonym, _("A signé la charte et aimerait aider. Une rencontre, puis votre décision."), url)


def feedback(coordinator: Person) -> QuerySet[Feedback]:
    """What people let the team of my houses read, the latest first; never about a pair I was part of."""
    mine = Feedback.objects.filter(
        accompaniment__structure__in=coordinated_by(coordinator), open_to_team_at__isnull=False
    )
    rows = mine.exclude(accompaniment__participants__person=coordinator)
    return rows.select_related("by__data_key", "by__person").order_by("-open_to_team_at")


def able_to_come(coordinator: Person, present: Iterable[Participant], blocked: set[UUID]) -> set[Any]:
    """Keys of the supporters one may name beside these people."""
    free = desk_people.offers(coordinator).filter(is_paused=False, is_away=False, load__lt=F("capacity"))
    return set(free.values_list("person_id", flat=True)) - {one.person_id for one in present} - blocked
