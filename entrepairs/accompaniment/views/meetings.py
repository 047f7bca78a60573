"""Meetings: propose, answer, propose otherwise, cancel, put in one’s calendar."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages as words
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.meetings import cancel_meeting, confirm_meeting, move_meeting, propose_meeting
from entrepairs.accompaniment.forms.meetings import MeetingForm, SeenForm
from entrepairs.accompaniment.models import Meeting
from entrepairs.accompaniment.rules.meetings import may_cancel, may_confirm, may_move
from entrepairs.accompaniment.rules.talk import may_write
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.agenda.ical import Entry, invitation, method_of
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.places.wall_time import zone_of

PAST_SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def meetings(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Those to come, those that were; a form to propose one."""
    frame = open_frame(request.person, key, "meetings")
    form = MeetingForm(request.POST or None, zone=_zone(frame))
    if form.is_valid() and _propose(form, frame):
        words.success(request, _("Votre proposition est partie."))
        return go_to(request, frame.address("meetings"))
    if not form.is_bound:
        frame.hear(request.path)
    return page(request, "accompaniment/meetings/meetings.html", {"frame": frame, "form": form, **_lists(frame)})


@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: SignedInRequest, key: UUID, meeting_id: UUID) -> HttpResponse:
    """Propose another moment for a meeting."""
    frame, row = _find(request, key, meeting_id)
    form = MeetingForm(request.POST or None, zone=_zone(frame), initial=_initial(row))
    if form.is_valid() and perform(form, move_meeting, row, form.plan, by=request.person):
        words.success(request, _("Votre proposition est partie."))
        return go_to(request, frame.address("meetings"))
    context = {"frame": frame, "form": form, "meeting": row, "may_move": may_move(frame.me, row, row.starts_at)}
    return page(request, "accompaniment/meetings/meeting.html", context)


@require_POST
def meeting_confirmation(request: SignedInRequest, key: UUID, meeting_id: UUID) -> HttpResponse:
    frame, row = _find(request, key, meeting_id)
    seen = SeenForm(request.POST)
    sequence = seen.cleaned_data["sequence"] if seen.is_valid() else -1
    if attempt(request, confirm_meeting, row, sequence, by=request.person):
        words.success(request, _("C’est entendu : le rendez-vous est confirmé."))
    return go_to(request, frame.address("meetings"))


@require_POST
def meeting_cancellation(request: SignedInRequest, key: UUID, meeting_id: UUID) -> HttpResponse:
    frame, row = _find(request, key, meeting_id)
    if attempt(request, cancel_meeting, row, by=request.person):
        words.success(request, _("Le rendez-vous est annulé. L’autre personne est prévenue."))
    return go_to(request, frame.address("meetings"))


@require_safe
def meeting_calendar(request: SignedInRequest, key: UUID, meeting_id: UUID) -> HttpResponse:
    """The file for one’s own calendar; the place only when the person ticked it (`?lieu=1`)."""
    _frame, row = _find(request, key, meeting_id)
    entry = _entry(row, with_place=request.GET.get("lieu") == "1")
    file = invitation(entry, organiser=settings.DEFAULT_FROM_EMAIL)
    response = HttpResponse(file, content_type=f"text/calendar; charset=utf-8; method={method_of(entry)}")
    response.headers["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


def _propose(form: MeetingForm, frame: Frame) -> bool:
    return perform(form, propose_meeting, frame.accompaniment, form.plan, form.cleaned_data["key"], by=frame.person)


def _find(request: SignedInRequest, key: UUID, meeting_id: UUID) -> tuple[Frame, Meeting]:
    frame = open_frame(request.person, key, "meetings")
    rows = Meeting.objects.visible_to(request.person).filter(accompaniment=frame.accompaniment)
    row = get_object_or_404(rows, pk=meeting_id)
    row.accompaniment = frame.accompaniment
    return frame, row


def _zone(frame: Frame) -> str:
    return zone_of(frame.accompaniment.structure.commune, settings.TIME_ZONE)


def _lists(frame: Frame) -> dict[str, Any]:
    rows = list(frame.accompaniment.meetings.all())
    for row in rows:
        row.accompaniment = frame.accompaniment
    coming = [_shown(frame, row) for row in rows if row.starts_at > now()]
    past = [row for row in rows if row.starts_at <= now() and row.state == Meeting.State.CONFIRMED]
    return {
        "coming": coming,
        "past": past[-PAST_SHOWN:][::-1],
        "zone": _zone(frame),
        "is_elsewhere": _zone(frame) != settings.TIME_ZONE,
        "may_meet": may_write(frame.me, frame.accompaniment),
    }


def _shown(frame: Frame, row: Meeting) -> dict[str, Any]:
    by = next((one for one in frame.participants if one.pk == row.proposed_by_id), None)
    is_mine = row.proposed_by_id == frame.me.pk
    may = {"confirm": may_confirm(frame.me, row), "move": may_move(frame.me, row, row.starts_at)}
    return {"row": row, "by": by, "is_mine": is_mine, "may_cancel": may_cancel(frame.me, row), **may}


def _initial(row: Meeting) -> dict[str, Any]:
    start = row.wall_time
    return {"day": start.date(), "at": start.time(), "minutes": row.minutes, "way": row.way, "place": row.place}


def _entry(row: Meeting, *, with_place: bool) -> Entry:
    """Neutral: a calendar is often shared, or shown on a locked screen. The place only when it was asked for."""
    if row.accompaniment.data_key is None:
        raise Http404
    return Entry(
        id=row.pk,
        starts_at=row.starts_at,
        zone=row.zone,
        minutes=row.minutes,
        sequence=row.sequence,
        changed_at=row.changed_at,
        title=_("Rendez-vous"),
        is_cancelled=row.state == Meeting.State.CANCELLED,
        is_tentative=row.state != Meeting.State.CONFIRMED,
        place=row.place if with_place else "",
    )
