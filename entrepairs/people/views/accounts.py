"""Opening an account, and changing one's phrase."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.people.actions.accounts import change_passphrase, open_account, sign_in
from entrepairs.people.forms.accounts import NewAccountForm, NewPassphraseForm
from entrepairs.people.models import RecoverySheet
from entrepairs.people.throttle import too_many


def next_url(request: HttpRequest, default: str) -> str:
    """Where the visitor was going, when that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else resolve_url(default)


def slow_down(request: HttpRequest) -> HttpResponse:
    """429, said kindly."""
    return render(request, "429.html", status=429)


def is_unsure(request: SignedInRequest) -> bool:
    """Whether the phrase (or code, or key) was last given more than 15 minutes ago: the computer may be unwatched."""
    return bool(is_reauthentication_required(request, app="allauth.mfa"))


def confirm_its_me(request: SignedInRequest) -> None:
    """Lead to the page that asks for one's phrase again, unless it was given less than 15 minutes ago.

    Only when a page is opened: what is posted must never wait in a session."""
    if request.method == "GET" and is_unsure(request):
        raise ReauthenticationRequired


def only_if_sure(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page, and its act, for someone who has just shown who they are: a form left open leads to the page again."""

    @wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        confirm_its_me(request)
        return go_to(request, request.path) if is_unsure(request) else view(request, *args, **kwargs)

    return guarded


@login_not_required
@never_cache
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    after = next_url(request, "people:welcome")
    if request.user.is_authenticated:
        return go_to(request, after)
    if too_many(request, "pseudonym"):
        return slow_down(request)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        if too_many(request, "signup"):
            return slow_down(request)
        if perform(form, open_account, form.cleaned_data["pseudonym"], form.cleaned_data["passphrase"]):
            sign_in(request, result_of(form), stay=form.cleaned_data["stay"])
            return go_to(request, after)
    return page(request, "people/accounts/new.html", {"form": form, "next": after})


@require_http_methods(["GET"])
def welcome(request: SignedInRequest) -> HttpResponse:
    """The account is open: keep a way back to it."""
    has_sheet = RecoverySheet.objects.filter(person=request.person).exists()
    return page(
        request,
        "people/accounts/welcome.html",
        {"has_sheet": has_sheet, "after": resolve_url(settings.LOGIN_REDIRECT_URL)},
    )


@never_cache
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "POST"])
@only_if_sure
def passphrase(request: SignedInRequest) -> HttpResponse:
    form = NewPassphraseForm(request.POST or None, pseudonym=request.person.pseudonym)
    if form.is_valid():
        key = request.session.session_key or ""
        change = {"by": request.person, "session_key": key}
        if perform(form, change_passphrase, request.person, form.cleaned_data["passphrase"], **change):
            sign_in(request, request.person, stay=request.session.get("kept", False))
            messages.success(request, _("Votre phrase de passe est changée. Vos autres appareils sont déconnectés."))
            return go_to(request, reverse("mfa_index"))
    return page(request, "people/accounts/passphrase.html", {"form": form})
