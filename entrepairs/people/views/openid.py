"""Signing in through another site (OpenID Connect). It tells us that it is the same person as last time: no more."""

from typing import Any, cast

from allauth.socialaccount.internal.flows.signup import clear_pending_signup, get_pending_signup
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.views import login as openid_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import go_to, page, perform, result_of
from entrepairs.people.actions.accounts import open_account, sign_in
from entrepairs.people.forms.accounts import PseudonymForm
from entrepairs.people.models import Person
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import slow_down


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the other site. The page that leads there is our own, then a plain link: `form-action 'self'` stands,
    because the browser never follows a redirect out of a form."""
    if request.method == "GET":
        return go_to(request, "account_login")
    response = cast(HttpResponse, openid_login(request, provider_id))
    if "Location" not in response.headers:
        return go_to(request, "socialaccount_login_error")
    context = {"target": response.headers["Location"], "name": settings.OIDC_NAME}
    return page(request, "people/accounts/leaving.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    """Someone whom the other site knows and we do not yet: they choose a pseudonym."""
    coming = get_pending_signup(request)
    if coming is None or request.user.is_authenticated:
        return go_to(request, "account_login")
    if too_many(request, "signup"):
        return slow_down(request)
    form = PseudonymForm(request.POST or None)
    if form.is_valid() and perform(form, _open, form.cleaned_data["pseudonym"], coming.account):
        clear_pending_signup(request)
        sign_in(request, result_of(form), stay=form.cleaned_data["stay"])
        return go_to(request, "people:welcome")
    return page(request, "people/accounts/new_with_openid.html", {"form": form, "name": settings.OIDC_NAME})


@transaction.atomic
def _open(pseudonym: str, account: Any) -> Person:
    person = open_account(pseudonym)
    SocialAccount.objects.create(user=person, provider=account.provider, uid=account.uid, extra_data={})
    return person


@login_not_required
@never_cache
def not_this_time(request: HttpRequest) -> HttpResponse:
    """The other site said no, or was left on the way."""
    return page(request, "people/accounts/not_this_time.html", {"name": settings.OIDC_NAME})
