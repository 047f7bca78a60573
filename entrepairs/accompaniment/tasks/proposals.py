"""What happens to proposals by itself: computed, refreshed, remembered at 48 hours, taken back at five days."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django_tasks import task

from entrepairs.accompaniment.matching import Match, Seeker, choose, newly, possible
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.offered import best, follow, peers_among
from entrepairs.accompaniment.rules.candidates import seeker_of
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.jobs.backend import enqueue_once
from entrepairs.jobs.periodic import every
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person

MOST_SHOWN = 3
REMIND_AFTER = timedelta(hours=48)
EXPIRE_AFTER = timedelta(days=5)


@transaction.atomic
def propose(request: Request) -> list[Proposal]:
    """Show up to three supporters for a request: keeps those already shown who still can, adds the best others.

    Nothing is added while someone is asked; nothing happens once the request is closed. Returns what is shown."""
    request = locked_request(request.pk)
    if request.state != Request.State.WAITING:
        return []
    seeker, opened = seeker_of(request), list(request.proposals.filter(state__in=Proposal.OPEN))
    there = [one for one in opened if one.state == Proposal.State.SHOWN]
    shown = _keep(request, there, seeker)
    missing = 0 if len(there) < len(opened) else MOST_SHOWN - len(shown)
    return shown + _show(request, _others(seeker, missing, there), after=shown)


def _others(seeker: Seeker, most: int, there: Sequence[Proposal]) -> list[Match]:
    """The best that are not there yet, read again and passed through the rules one by one."""
    found = best(seeker, most, {str(one.supporter_id) for one in there}) if most else []
    return choose(seeker, peers_among([one.person for one in found]).values(), most)


@transaction.atomic
def show_newcomer(request: Request, before: Seeker) -> None:
    """Another answer opened the choice: where three are shown and none of those it opened, the best of those takes the
    place of the last one, who may come back."""
    request = locked_request(request.pk)
    shown, seeker = list(request.proposals.shown()), seeker_of(request)
    if len(shown) < MOST_SHOWN or shown[-1].at_hand_of_id:
        return
    known = peers_among([one.supporter_id for one in shown])
    found = [] if newly(before, seeker, known.values()) else best(seeker, 1, {str(key) for key in known}, before)
    if first := choose(seeker, peers_among([one.person for one in found]).values(), 1):
        shown[-1].move_to(Proposal.State.WITHDRAWN, closed_at=now())
        _show(request, first, after=shown[:-1])


def locked_request(pk: UUID) -> Request:
    """Locked, with the key of the person: its text can be read."""
    rows = Request.objects.select_for_update(of=("self",)).select_related("person__data_key")
    return rows.get(pk=pk)


def _keep(request: Request, shown: Sequence[Proposal], seeker: Seeker) -> list[Proposal]:
    """The proposals shown whose supporter still can; the others are withdrawn in silence (they may come back)."""
    peers = peers_among([one.supporter_id for one in shown])
    able = {key for key, peer in peers.items() if possible(seeker, peer)}
    gone = [one.pk for one in shown if one.supporter_id not in able and one.at_hand_of_id is None]
    if gone:
        request.proposals.filter(pk__in=gone).update(state=Proposal.State.WITHDRAWN, closed_at=now())
    return [one for one in shown if one.pk not in gone]


def _show(request: Request, matches: Sequence[Match], *, after: Sequence[Proposal]) -> list[Proposal]:
    """Write these matches below what is shown already; one that was withdrawn comes back. Three queries at most."""
    first = max((one.rank for one in after), default=0) + 1
    return _write(request, [(match, rank) for rank, match in enumerate(matches, first)])


def _write(request: Request, ranked: Sequence[tuple[Match, int]]) -> list[Proposal]:
    keys = [UUID(match.peer.person_id) for match, _rank in ranked]
    known = {one.supporter_id: one for one in request.proposals.filter(supporter__in=keys)} if keys else {}
    rows = [known.get(key) or Proposal(request=request, supporter_id=key) for key in keys]
    for row, (match, rank) in zip(rows, ranked, strict=True):
        _fill(row, match, rank, now())
    Proposal.objects.bulk_create([row for row in rows if row.supporter_id not in known])
    for row in known.values():
        row.save()
    return rows


def _fill(row: Proposal, match: Match, rank: int, at: datetime) -> None:
    """Shown afresh: whatever the row knew of an earlier time is forgotten."""
    row.state, row.rank, row.shown_at, row.at_hand_of = Proposal.State.SHOWN, rank, at, None
    row.reasons = [reason.plain() for reason in match.reasons]
    row.mismatch = match.mismatch.plain() if match.mismatch else None
    row.asked_at = row.reminded_at = row.closed_at = None
    row.shared = []


def show_by_hand(request: Request, match: Match, by: Person) -> Proposal:
    """What a coordinator suggests stands first; a fourth proposal makes the last one wait its turn."""
    shown = list(request.proposals.shown().exclude(supporter=UUID(match.peer.person_id)))
    if len(shown) >= MOST_SHOWN:
        shown[-1].move_to(Proposal.State.WITHDRAWN, closed_at=now())
    (proposal,) = _write(request, [(match, 0)])
    proposal.at_hand_of = by
    proposal.save(update_fields=["at_hand_of"])
    return proposal


def tell_supporter_gone(proposal: Proposal) -> None:
    """The supporter who was asked will not come: the person is told kindly, and others are looked for."""
    propose(proposal.request)
    notify(proposal.request.person, "proposal_closed", proposal.request.get_absolute_url())


@task()
def refresh_proposals(request_id: str) -> None:
    """Look again for one request; the person is told when someone new can be chosen."""
    request = Request.objects.filter(pk=request_id).select_related("person").first()
    if request is None:
        return
    with transaction.atomic():
        before = set(request.proposals.shown().values_list("pk", flat=True))
        shown = propose(request)
        if not before and shown:
            notify(request.person, "proposal_ready", request.get_absolute_url())


@every(minutes=15)
@task()
def refresh_waiting() -> None:
    """Look again for every request that waits without a full choice: offers open, close, change."""
    asked = Proposal.objects.asked().values("request")
    for pk in Request.objects.open().exclude(pk__in=asked).values_list("pk", flat=True):
        enqueue_once(f"propose:{pk}", refresh_proposals, str(pk))


def refresh_waiting_soon() -> None:
    """To be called when an offer, a pause or a habilitation changes: looks again for those who wait."""
    enqueue_once("propose:all", refresh_waiting)


@every(minutes=30)
@task()
def watch_asked() -> None:
    """Remind the supporter after 48 hours, once; take the proposal back after five days."""
    at = now()
    for proposal in Proposal.objects.asked().filter(asked_at__lte=at - REMIND_AFTER):
        if proposal.asked_at is not None and proposal.asked_at <= at - EXPIRE_AFTER:
            expire(proposal.pk)
        elif proposal.reminded_at is None:
            remind(proposal.pk)


@transaction.atomic
def remind(pk: UUID) -> None:
    """One reminder, and no other. Doing it twice tells once."""
    waiting = Proposal.objects.asked().filter(pk=pk, reminded_at=None)
    if waiting.update(reminded_at=now()):
        proposal = Proposal.objects.select_related("supporter").get(pk=pk)
        notify(proposal.supporter, "proposal_reminder", proposal.get_absolute_url())


@transaction.atomic
def expire(pk: UUID) -> None:
    """Nobody answered in five days: the person is told kindly and sees others. The supporter is not blamed."""
    request_id = Proposal.objects.values_list("request_id", flat=True).get(pk=pk)
    request = locked_request(request_id)
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=pk)
    if proposal.state != Proposal.State.ASKED:
        return
    proposal.move_to(Proposal.State.EXPIRED, closed_at=now())
    follow([proposal.supporter_id])
    journal(None, "proposal.expired", proposal, about=request.person)
    proposal.request = request
    tell_supporter_gone(proposal)
