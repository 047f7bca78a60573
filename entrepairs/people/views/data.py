"""« Mes données »: what was agreed, what is held, take it away, end it; and who opened what."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core import privacy
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.core.ids import normal_code
from entrepairs.people.actions.consents import give_consent, withdraw_consent
from entrepairs.people.actions.erasures import ask_erasure, cancel_erasure
from entrepairs.people.exporting import archive
from entrepairs.people.forms.data import ErasureForm
from entrepairs.people.gate import person_of
from entrepairs.people.models import Consent, Erasure, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.people.purposes import EFFECTS
from entrepairs.people.views.accounts import confirm_its_me, is_unsure, only_if_sure
from entrepairs.people.views.posting import posted

JOURNAL_LENGTH = 100
NOBODY = UUID(int=0)


@require_safe
def my_data(request: SignedInRequest) -> HttpResponse:
    """Consents, and the doors to the rest."""
    in_force = {consent.purpose: consent for consent in Consent.objects.visible_to(request.person).in_force()}
    agreements = [(Purpose(key), in_force.get(key), EFFECTS[key]) for key in Purpose.values]
    erasure = Erasure.objects.visible_to(request.person).pending().first()
    return page(request, "people/data/overview.html", {"agreements": agreements, "erasure": erasure})


@require_POST
def consent(request: SignedInRequest, purpose: str) -> HttpResponse:
    """Say yes."""
    if attempt(request, give_consent, request.person, _known(purpose), by=request.person):
        messages.success(request, _("C’est noté. Vous pourrez revenir sur ce oui quand vous voudrez."))
    return go_to(request, "people:my_data")


@require_POST
def withdrawal(request: SignedInRequest, purpose: str) -> HttpResponse:
    """Take the yes back."""
    if attempt(request, withdraw_consent, request.person, _known(purpose), by=request.person):
        messages.success(request, _("C’est noté. Nous arrêtons dès maintenant."))
    return go_to(request, "people:my_data")


def _known(purpose: str) -> str:
    if purpose not in Purpose.values:
        raise Http404
    return purpose


@require_safe
def held(request: SignedInRequest) -> HttpResponse:
    """What we hold, why and for how long, as the code declares it; and how much of it there is about this person."""
    found, words = privacy.export(request.person), privacy.retention()
    said = [(table.title, len(found[label]), _held(table, words)) for label, table in privacy.tables().items()]
    context = {"present": [row for row in said if row[1]], "absent": [row for row in said if not row[1]]}
    return page(request, "people/data/held.html", context)


def _held(table: privacy.Table, words: dict[str, Any]) -> list[tuple[Any, Any]]:
    return list(dict.fromkeys((field.purpose, words[field.retention]) for field in table.fields.values()))


@never_cache
@require_http_methods(["GET", "POST"])
@only_if_sure
def export(request: SignedInRequest) -> HttpResponse:
    """Everything, in one zip, at once, for whoever has just proved that this is their account. GET: prove it."""
    if request.method == "GET":
        messages.success(request, _("Merci. Tout est prêt à emporter."))
        return go_to(request, "people:my_data")
    name = f"mes-donnees-{now():%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(archive(request.person), content_type="application/zip", headers=headers)


@require_safe
def openings(request: SignedInRequest) -> HttpResponse:
    """Who opened something of this person's, when and why."""
    entries = list(privacy.opened_by_others(request.person)[:JOURNAL_LENGTH])
    names = {person.pk: person.pseudonym for person in Person.objects.filter(pk__in={entry.actor for entry in entries})}
    verbs = privacy.verbs()
    lines = [(entry, names.get(entry.actor or NOBODY, ""), verbs[entry.verb]) for entry in entries]
    return page(request, "people/data/openings.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
def erasure(request: SignedInRequest) -> HttpResponse:
    """Ask for the end of one's account. At once, for whoever has just proved that it is theirs; in 48 hours, freely."""
    if request.GET.get("when") == "now":
        confirm_its_me(request)
    form = ErasureForm(posted(request), initial=request.GET.dict())
    if form.is_valid():
        keep, at_once = form.cleaned_data["shared"] == "leave", form.cleaned_data["when"] == "now"
        whole = form.cleaned_data["all_at_once"]
        if at_once and is_unsure(request):
            typed = {"shared": form.cleaned_data["shared"], "when": "now"} | ({"all_at_once": "on"} if whole else {})
            return go_to(request, f"{reverse('people:erasure')}?{urlencode(typed)}")
        chosen = {"keep_shared": keep, "at_once": at_once, "all_at_once": whole}
        if perform(form, ask_erasure, request.person, **chosen, by=request.person):
            asked: Erasure = result_of(form)
            if at_once:
                logout(request)
            return go_to(request, asked)
    return page(request, "people/data/erasure.html", {"form": form})


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt: dates, nothing else; it needs no account, since there may be none any more."""
    found = get_object_or_404(Erasure, code=normal_code(code))
    is_mine = found.person is not None and person_of(request) == found.person
    return page(request, "people/data/receipt.html", {"erasure": found, "is_mine": is_mine})


@require_POST
def cancellation(request: SignedInRequest, code: str) -> HttpResponse:
    """Stay after all."""
    asked = get_object_or_404(Erasure.objects.visible_to(request.person), code=code)
    if attempt(request, cancel_erasure, asked, by=request.person):
        messages.success(request, _("C’est annulé. Votre compte reste comme il était."))
    return go_to(request, "people:my_data")
