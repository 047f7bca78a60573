"""Passkeys (« clés d’accès »): sign in with one, open an account with one, add one, take one away."""

import json
from typing import Any, cast
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import login_webauthn
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.core.ids import new_id
from entrepairs.people.actions.accounts import rotate_session, sign_in
from entrepairs.people.actions.passkeys import add_passkey, open_account_with_passkey, passkeys_of, remove_passkey
from entrepairs.people.forms.accounts import PseudonymForm
from entrepairs.people.forms.keys import AddKeyForm, NewKeyForm
from entrepairs.people.models import Person
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import next_url, only_if_sure, slow_down

PENDING = "account_with_passkey"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """GET by the script of the sign-in page: the challenge, as JSON. POST: the answer of the key."""
    if request.method == "GET":
        if request.headers.get("Accept") != "application/json" or request.user.is_authenticated:
            return go_to(request, "account_login")
        return JsonResponse({"request_options": auth.begin_authentication(user=None)})
    request.session["stay"] = request.POST.get("remember") == "on"
    return cast(HttpResponse, login_webauthn(request))


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    """First step: a pseudonym. Nothing is written yet."""
    if request.user.is_authenticated:
        return go_to(request, "people:welcome")
    if too_many(request, "pseudonym"):
        return slow_down(request)
    form = PseudonymForm(request.POST or None)
    after = next_url(request, "people:welcome")
    if form.is_valid():
        kept = {"id": str(new_id()), "pseudonym": form.cleaned_data["pseudonym"], "stay": form.cleaned_data["stay"]}
        request.session[PENDING] = kept | {"next": after}
        return go_to(request, "people:passkey_making")
    return page(request, "people/accounts/new_with_passkey.html", {"form": form, "next": after})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def making(request: HttpRequest) -> HttpResponse:
    """Second step: the device makes the key; the account is opened with it, in one transaction."""
    pending = request.session.get(PENDING)
    if pending is None or request.user.is_authenticated:
        return go_to(request, "people:new_account_with_passkey")
    if too_many(request, "signup"):
        return slow_down(request)
    form = _form(pending, request)
    if form.is_valid():
        made = (pending["pseudonym"], UUID(pending["id"]), form.cleaned_data["credential"])
        if perform(form, open_account_with_passkey, *made):
            del request.session[PENDING]
            sign_in(request, result_of(form), stay=pending["stay"])
            return go_to(request, pending["next"])
    return page(
        request, "people/accounts/making.html", {"form": form, "options": _options(pending), "account": pending}
    )


@never_cache
@require_http_methods(["GET", "POST"])
@only_if_sure
def adding(request: SignedInRequest) -> HttpResponse:
    form = AddKeyForm(request.POST or None, user=request.person)
    if form.is_valid():
        made = (form.cleaned_data["name"], form.cleaned_data["credential"])
        if perform(form, add_passkey, request.person, *made, by=request.person):
            rotate_session(request)
            return go_to(request, "mfa_view_recovery_codes" if result_of(form) else "mfa_index")
    options = json.dumps(auth.begin_registration(request.person, passwordless=True))
    return page(request, "people/accounts/adding_key.html", {"form": form, "options": options})


@never_cache
@require_http_methods(["GET", "POST"])
def removal(request: SignedInRequest, pk: int) -> HttpResponse:
    return _removal(request, get_object_or_404(passkeys_of(request.person), pk=pk))


@only_if_sure
def _removal(request: SignedInRequest, key: Authenticator) -> HttpResponse:
    if request.method == "POST":
        attempt(request, remove_passkey, key, by=request.person)
        return go_to(request, "mfa_index")
    return page(request, "people/accounts/removing_key.html", {"key": key.wrap()})


def _unsaved(pending: dict[str, Any]) -> Person:
    return Person(pk=UUID(pending["id"]), pseudonym=pending["pseudonym"])


def _form(pending: dict[str, Any], request: HttpRequest) -> Any:
    return NewKeyForm(request.POST or None, user=_unsaved(pending))


def _options(pending: dict[str, Any]) -> str:
    """A fresh challenge, for the script of the page."""
    return json.dumps(auth.begin_registration(_unsaved(pending), passwordless=True))
