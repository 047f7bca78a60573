"""The sheet that one keeps, and what it opens."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.people import staff
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.actions.recovery import make_sheet, recover_account
from entrepairs.people.forms.recovery import RecoverForm
from entrepairs.people.models import RecoverySheet
from entrepairs.people.squares import square
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import only_if_sure, slow_down


@never_cache
@require_http_methods(["GET", "POST"])
@only_if_sure
def sheet(request: SignedInRequest) -> HttpResponse:
    """GET: what it is, when the last one was made. POST: a new one, shown this once, ready to print.

    The square image holds the address and the code; the code stands after #, which browsers never send."""
    if request.method == "POST":
        code = make_sheet(request.person, by=request.person)
        shown = {"groups": _groups(code), "address": _address(), "qr": square(f"{_address()}#{code}")}
        after = {"after": resolve_url(settings.LOGIN_REDIRECT_URL)}
        return page(request, "people/recovery/printed.html", shown | after)
    last = RecoverySheet.objects.filter(person=request.person).first()
    return page(request, "people/recovery/sheet.html", {"last": last})


@login_not_required
@never_cache
@sensitive_post_parameters("code", "passphrase")
@require_http_methods(["GET", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    if too_many(request, "recover"):
        return slow_down(request)
    form = RecoverForm(request.POST or None)
    if form.is_valid() and perform(form, recover_account, form.cleaned_data["code"], form.cleaned_data["passphrase"]):
        return _back_in(request, form)
    return page(request, "people/recovery/recover.html", {"form": form})


def _back_in(request: HttpRequest, form: RecoverForm) -> HttpResponse:
    """The person is signed in; someone of the team still has their second protection to pass."""
    person = result_of(form)
    if staff.is_staff(person):
        messages.success(request, _("Votre phrase de passe est changée. Connectez-vous avec elle."))
        return go_to(request, "account_login")
    sign_in(request, person, stay=form.cleaned_data["stay"])
    messages.success(request, _("Vous voilà de retour. Votre ancienne feuille ne sert plus : faites-en une nouvelle."))
    return go_to(request, "people:sheet")


def _groups(code: str) -> Iterable[str]:
    return [code[n : n + 4] for n in range(0, len(code), 4)]


def _address() -> str:
    return settings.SITE_URL + reverse("people:recover")
