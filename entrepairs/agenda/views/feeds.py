"""Dates for one’s own calendar: the public agenda of a house, one’s subscriptions, one gathering in a file."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.feeds import fingerprint, open_feed, revoke_feed
from entrepairs.agenda.forms.feeds import FeedForm
from entrepairs.agenda.ical import Entry, invitation, method_of, published
from entrepairs.agenda.models import Facilitation, Feed, Gathering, ShiftSeat, Signup
from entrepairs.agenda.models.gathering import GatheringQuerySet
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import person_of
from entrepairs.people.mails import site
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

BEHIND = timedelta(days=60)
MADE = "feed_address"


@login_not_required
@require_safe
def house_feed(request: HttpRequest, house_id: UUID) -> HttpResponseBase:
    """What is public in a house, with its titles."""
    house = get_object_or_404(Structure.objects.here(), pk=house_id)
    rows = Gathering.objects.public().filter(structure=house)
    return _feed(request, rows, name=_("Agenda"), real=True)


@login_not_required
@require_safe
def person_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """What its person sees, and only the words that they chose. A secret that was revoked does not exist (404)."""
    feed = get_object_or_404(Feed.objects.open().select_related("person"), token_hash=fingerprint(token))
    rows = Gathering.objects.visible_to(feed.person)
    real = feed.titles == Feed.Titles.REAL
    if feed.structure_id:
        return _feed(request, rows.filter(structure=feed.structure_id), name=_("Agenda"), real=real, mark=str(feed.pk))
    held = ShiftSeat.objects.filter(person=feed.person, shift__ends_at__gt=now() - BEHIND)
    shifts = [shift_entry(seat, real=real) for seat in held.select_related("shift").order_by("shift__starts_at", "pk")]
    return _feed(request, rows.filter(_own(feed.person)), name=_("Agenda"), real=real, mark=str(feed.pk), shifts=shifts)


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: SignedInRequest) -> HttpResponse:
    """« Mon agenda » : make an address, see which ones are open, close them. The address is said once."""
    form = FeedForm(request.POST or None, person=request.person)
    if form.is_valid() and perform(form, open_feed, form.house, form.cleaned_data["titles"], by=request.person):
        request.session[MADE] = site(reverse("agenda:person_feed", args=[result_of(form)]))
        return go_to(request, reverse("agenda:feeds"))
    rows = Feed.objects.visible_to(request.person).open().select_related("structure")
    context = {"form": form, "feeds": rows, "made": request.session.pop(MADE, "")}
    return page(request, "agenda/feeds.html", context)


@require_POST
def feed_end(request: SignedInRequest, feed_id: UUID) -> HttpResponse:
    feed = get_object_or_404(Feed.objects.visible_to(request.person), pk=feed_id)
    if attempt(request, revoke_feed, feed, by=request.person):
        messages.success(request, _("C’est fermé. Cette adresse ne répond plus."))
    return go_to(request, reverse("agenda:feeds"))


@login_not_required
@require_safe
def gathering_file(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """One gathering. Neutral, unless its title is asked for (`?titre=1`)."""
    rows = Gathering.objects.visible_to(person_of(request)).select_related("place")
    entry = _entry(get_object_or_404(rows, pk=gathering_id), real=request.GET.get("titre") == "1")
    file = invitation(entry, organiser=settings.DEFAULT_FROM_EMAIL)
    response = HttpResponse(file, content_type=f"text/calendar; charset=utf-8; method={method_of(entry)}")
    response.headers["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


def _own(person: Person) -> Q:
    """Where one said that one would be, and what one holds."""
    agreed = Facilitation.objects.filter(person=person, agreed_at__isnull=False, away_at=None)
    signed = Signup.objects.of(person).filter(state=Signup.State.GOING)
    return (
        Q(pk__in=signed.values("gathering"))
        | Q(series__in=agreed.values("series"))
        | Q(pk__in=agreed.values("gathering"))
    )


def shift_entry(seat: ShiftSeat, *, real: bool) -> Entry:
    """A permanence that someone holds, in their own calendar."""
    shift = seat.shift
    return Entry(
        id=shift.pk,
        starts_at=shift.starts_at,
        zone=shift.zone,
        minutes=int((shift.ends_at - shift.starts_at).total_seconds() // 60),
        sequence=0 if shift.cancelled_at is None else 1,
        changed_at=shift.cancelled_at or seat.taken_at,
        title=_("Permanence") if real else _("Rendez-vous"),
        is_cancelled=shift.cancelled_at is not None,
    )


def _feed(
    request: HttpRequest,
    rows: GatheringQuerySet,
    *,
    name: str,
    real: bool,
    mark: str = "",
    shifts: Sequence[Entry] | None = None,
) -> HttpResponseBase:
    """The file, or 304 when nothing of it has changed since this calendar asked. `shifts`: permanences of its person,
    None for a calendar that has none: a seat given back leaves no date, so that only the fingerprint speaks then."""
    since = (now() - BEHIND).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = rows.filter(starts_at__gte=since)
    state = rows.order_by().aggregate(last=Max("changed_at"), count=Count("pk"))
    etag = quote_etag(fingerprint(f"{mark}{real}{since.date()}{state}{shifts or ''}"))
    modified = int(state["last"].timestamp()) if state["last"] and shifts is None else None
    known = get_conditional_response(request, etag=etag, last_modified=modified)
    if known is not None:
        return known
    entries = [*_entries(rows, real=real), *(shifts or ())]
    response = HttpResponse(published(entries, name=name), content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response.headers["ETag"] = etag
    if modified is not None:
        response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _entries(rows: GatheringQuerySet, *, real: bool) -> list[Entry]:
    found: Iterable[Any] = rows.select_related("place").order_by("starts_at", "pk")
    return [_entry(row, real=real) for row in found]


def _entry(row: Gathering, *, real: bool) -> Entry:
    return Entry(
        id=row.pk,
        starts_at=row.starts_at,
        zone=row.zone,
        minutes=row.minutes,
        sequence=row.sequence,
        changed_at=row.changed_at,
        title=row.title if real else _("Rendez-vous"),
        is_cancelled=row.is_cancelled,
        is_private=not real,
        place=_place(row) if real else "",
        url=site(row.get_absolute_url()) if real else "",
    )


def _place(row: Gathering) -> str:
    if not row.is_on_site:
        return ""
    return row.meeting_point or (f"{row.place.address} {row.place.postal_code}".strip() if row.place else "")
