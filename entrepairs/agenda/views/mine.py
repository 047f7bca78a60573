"""« Mes rencontres » : where one said that one would be, what one holds, what one is asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from entrepairs.agenda.actions.facilitation import accept_facilitation, be_away, leave_facilitation, take_relay
from entrepairs.agenda.models import Facilitation, Gathering, GroupPlace, Signup
from entrepairs.agenda.rules.impressions import may_draw
from entrepairs.agenda.rules.signups import is_offered
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people.models import Person

SHOWN = 30
PAST = timedelta(days=60)
RELAY_WITHIN = timedelta(weeks=2)


@dataclass
class Own:
    """One’s own sign-up as a list shows it. `later`: the other sessions, when it opens a course."""

    signup: Signup
    later: list[Signup] = field(default_factory=list)

    @property
    def gathering(self) -> Gathering:
        return self.signup.gathering

    @property
    def is_on(self) -> bool:
        return self.gathering.starts_at <= now()

    @property
    def is_kept(self) -> bool:
        """A seat came free and is theirs to take."""
        return bool(is_offered(self.signup))

    @property
    def kept_until(self) -> datetime | None:
        """Until then, on the clock of the house: naive."""
        until = self.signup.offered_until
        return until and until.astimezone(ZoneInfo(self.gathering.zone)).replace(tzinfo=None)


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """What is to come first; what was, folded."""
    person = request.person
    held = Facilitation.objects.filter(person=person).select_related("series__structure", "gathering__structure")
    asked = [one for one in held if one.agreed_at is None and one.away_at is None]
    context = {
        "asked": asked,
        "proposed": GroupPlace.objects.filter(wish__person=person, state=GroupPlace.State.INVITED),
        "relays": _relays(person),
        "holding": _holding(person),
        "coming": _coming(person),
        **_past(person),
        "groups": [one for one in held if one.agreed_at and one.series],
    }
    return page(request, "agenda/mine.html", context)


@require_POST
def facilitation_acceptance(request: SignedInRequest, facilitation_id: UUID) -> HttpResponse:
    one = get_object_or_404(Facilitation.objects.filter(person=request.person), pk=facilitation_id)
    if attempt(request, accept_facilitation, one, by=request.person):
        messages.success(request, _("Merci. C’est noté."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def facilitation_end(request: SignedInRequest, facilitation_id: UUID) -> HttpResponse:
    """No, or not any more."""
    one = get_object_or_404(Facilitation.objects.filter(person=request.person), pk=facilitation_id)
    if attempt(request, leave_facilitation, one, by=request.person):
        messages.success(request, _("C’est noté. Merci d’avoir répondu."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def absence(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """One cannot hold it this time."""
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    if attempt(request, be_away, row, by=request.person):
        messages.success(request, _("C’est noté. Vous n’avez pas à dire pourquoi."))
    return go_to(request, reverse("agenda:mine"))


@require_POST
def relay(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """One holds it this time."""
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    if attempt(request, take_relay, row, by=request.person):
        messages.success(request, _("Merci. C’est vous qui animez cette fois."))
    return go_to(request, reverse("agenda:mine"))


def _held_by(person: Person) -> Q:
    """Gatherings that this person said yes to hold: of a series, or alone."""
    agreed = Facilitation.objects.filter(person=person, agreed_at__isnull=False, away_at=None)
    return Q(series__in=agreed.values("series")) | Q(pk__in=agreed.values("gathering"))


def _holding(person: Person) -> list[Gathering]:
    away = Facilitation.objects.filter(person=person, away_at__isnull=False).values("gathering")
    rows = Gathering.objects.standing().coming(now()).filter(_held_by(person)).exclude(pk__in=away)
    return list(rows.select_related("structure", "place")[:SHOWN])


def _relays(person: Person) -> list[Gathering]:
    """Those that nobody is left to hold, among what this person could hold."""
    coming = Gathering.objects.standing().coming(now()).filter(starts_at__lte=now() + RELAY_WITHIN)
    away = Facilitation.objects.filter(away_at__isnull=False)
    theirs = away.filter(person=person).values("gathering")
    rows = coming.filter(pk__in=away.values("gathering")).exclude(pk__in=theirs)
    mine = rows.filter(_held_by(person) | Q(pk__in=Gathering.objects.run_by(person).values("pk")))
    return [row for row in mine.select_related("structure") if not Facilitation.objects.holding(row).exists()]


def _coming(person: Person) -> list[Own]:
    """Until each is over, by date; a course comes once, at its next session."""
    rows = Signup.objects.of(person).with_rank().filter(gathering__starts_at__gt=now() - timedelta(days=1))
    rows = rows.select_related("gathering__structure", "gathering__place").order_by("gathering__starts_at", "pk")
    return _by_course(row for row in rows if row.gathering.ends_at > now())[:SHOWN]


def _by_course(rows: Iterable[Signup]) -> list[Own]:
    owned: dict[UUID, Own] = {}
    for row in rows:
        known = owned.setdefault(row.course or row.pk, Own(row))
        if known.signup is not row:
            known.later.append(row)
    return list(owned.values())


def _past(person: Person) -> dict[str, list[Signup]]:
    """What one came to of late, and what the two questions are still open for."""
    came = Signup.objects.filter(person=person, state=Signup.State.GOING, gathering__starts_at__gt=now() - PAST)
    came = came.filter(gathering__starts_at__lt=now(), gathering__state=Gathering.State.PLANNED)
    rows = came.select_related("gathering__structure", "person__data_key").order_by("-gathering__starts_at")[:SHOWN]
    over = [row for row in rows if row.gathering.ends_at <= now()]
    return {"past": over, "asks": [row for row in over if may_draw(row)]}
