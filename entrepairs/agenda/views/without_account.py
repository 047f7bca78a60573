"""Sign up without an account; come back to one’s place by a link."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda import floods
from entrepairs.agenda.actions.without_account import forget_address, give_back, sign_up_without_account, take_seat
from entrepairs.agenda.forms.signups import AliasForm
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import is_open
from entrepairs.agenda.tasks.rolls import read
from entrepairs.agenda.views.impressions import drawn
from entrepairs.agenda.views.seats import Seat
from entrepairs.core.clock import now
from entrepairs.core.http import attempt, go_to, page, perform, result_of
from entrepairs.people.gate import person_of
from entrepairs.people.mails import site
from entrepairs.people.throttle import too_many

MARK = "entrepairs.agenda.place"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def signup(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """For what is for everybody; whoever is signed in uses their account."""
    person = person_of(request)
    if person is not None:
        return go_to(request, get_object_or_404(Gathering.objects.visible_to(person), pk=gathering_id))
    row = get_object_or_404(Gathering.objects.public().select_related("structure", "place", "series"), pk=gathering_id)
    form = AliasForm(request.POST if request.method == "POST" else None, rules=bool(row.rules), word=_word(row))
    has_one = _marked(request, row)
    if form.is_valid() and not has_one and _accepted(request, form, row):
        return _kept(request, row, result_of(form))
    seat = Seat(row, read(row), None, None, is_open(row))
    return page(request, "agenda/places/new.html", {"gathering": row, "seat": seat, "form": form, "has_one": has_one})


@login_not_required
@never_cache
@require_safe
def place(request: HttpRequest, token: str) -> HttpResponse:
    """One’s own place: what one has, what one can do. Whoever has the link may do it."""
    mine = _found(token)
    seat = Seat(mine.gathering, read(mine.gathering), None, mine, is_open(mine.gathering))
    context = {"seat": seat, "mine": mine, "token": token, "address": site(request.path)}
    return page(request, "agenda/places/place.html", context)


@login_not_required
@require_POST
def withdrawal(request: HttpRequest, token: str) -> HttpResponse:
    mine = _found(token)
    if not attempt(request, give_back, mine, by=None):
        return go_to(request, request.path.removesuffix("desistement/"))
    messages.success(request, _("C’est noté. Ce que vous aviez laissé est effacé. Revenez quand vous voulez."))
    return _mark(go_to(request, mine.gathering), [m for m in _marks(request) if m != _key(mine.gathering)])


@login_not_required
@require_POST
def acceptance(request: HttpRequest, token: str) -> HttpResponse:
    if attempt(request, take_seat, _found(token), by=None):
        messages.success(request, _("La place est à vous."))
    return go_to(request, request.path.removesuffix("acceptation/"))


@login_not_required
@require_POST
def slip(request: HttpRequest, token: str) -> HttpResponse:
    """Open the two questions."""
    return drawn(request, _found(token), request.path.removesuffix("apres/"))


@login_not_required
@require_POST
def address(request: HttpRequest, token: str) -> HttpResponse:
    """Forget the e-mail address."""
    if attempt(request, forget_address, _found(token), by=None):
        messages.success(request, _("L’adresse est effacée. Aucun rappel ne partira."))
    return go_to(request, request.path.removesuffix("adresse/"))


def _found(token: str) -> Signup:
    """404 when the link is wrong, was used to withdraw, or has lived its time."""
    rows = Signup.objects.by_token(token).select_related("gathering__structure", "gathering__series", "data_key")
    first = get_object_or_404(rows)
    if first.course is None or first.gathering.ends_at > now():
        return first
    later = Signup.objects.live().filter(course=first.course, gathering__starts_at__gt=now())
    return later.select_related("gathering__structure", "gathering__series", "data_key").first() or first


def _accepted(request: HttpRequest, form: AliasForm, row: Gathering) -> bool:
    if too_many(request, "seat"):
        form.add_error(None, _("Trop d’inscriptions viennent de cette connexion. Attendez un peu, ou appelez."))
        return False
    said: dict[str, Any] = {name: form.cleaned_data.get(name) for name in ("alias", "email", "is_first")}
    read_rules = bool(form.cleaned_data.get("rules_read"))
    return perform(form, sign_up_without_account, row, **said, rules_read=read_rules, by=None)


def _kept(request: HttpRequest, row: Gathering, signup: Signup) -> HttpResponse:
    """Show the link; one place a device."""
    return _mark(go_to(request, signup.path), [*_marks(request), _key(row)][-20:])


def _mark(response: HttpResponse, marks: list[str]) -> HttpResponse:
    """Leave on the device a mark that names nobody and ends with the window: a shared computer keeps no trace."""
    name, secure = settings.PLACES_COOKIE_NAME, settings.HTTPS
    response.set_signed_cookie(name, ".".join(marks), salt=MARK, httponly=True, secure=secure, samesite="Lax")
    return response


def _key(row: Gathering) -> str:
    return str(row.series_id if row.is_of_course else row.pk)


def _marked(request: HttpRequest, row: Gathering) -> bool:
    return _key(row) in _marks(request)


def _marks(request: HttpRequest) -> list[str]:
    kept = request.get_signed_cookie(settings.PLACES_COOKIE_NAME, "", salt=MARK)
    return kept.split(".") if kept else []


def _word(row: Gathering) -> str:
    recent = Signup.objects.filter(gathering=row, person=None, asked_at__gt=now() - floods.WINDOW).count()
    return floods.word(recent, str(row.pk))
