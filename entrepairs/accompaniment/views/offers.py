"""« Aider à mon tour » : what one offers, absences, pause. One page to look after one’s own limits."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.offers import add_absence, pause_offer, remove_absence, resume_offer, save_offer
from entrepairs.accompaniment.forms.offers import AbsenceForm, OfferForm, PauseForm, values_of
from entrepairs.accompaniment.models import Absence, Accompaniment, Offer
from entrepairs.accompaniment.offered import silent_topics
from entrepairs.accompaniment.rules.offers import may_offer, missing_in_profile
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people import experiences
from entrepairs.people.models import LivedExperience, Person
from entrepairs.people.showing import way_words
from entrepairs.training.models import Habilitation
from entrepairs.training.rules import charter_in_force, has_signed


@require_safe
def help_in_turn(request: SignedInRequest) -> HttpResponse:
    """Where one stands: not yet, waiting for a house, or helping."""
    return _help(request, PauseForm())


def _help(request: SignedInRequest, form: PauseForm) -> HttpResponse:
    charter = charter_in_force(now().date())
    offer = Offer.objects.visible_to(request.person).filter(person=request.person).first()
    context = {
        "charter": charter,
        "signed": charter is not None and has_signed(request.person, charter),
        "habilitations": _habilitations(request),
        "offer": offer,
        "pause": offer and offer.pauses.filter(ended_at=None).first(),
        "absences": offer.absences.filter(last_day__gte=now().date()) if offer else [],
        "people": Accompaniment.objects.open().helped_by(request.person).count(),
        "missing": missing_in_profile(request.person) if offer else [],
        "seen": _seen(request.person, offer) if offer else None,
        "absence_form": AbsenceForm(),
        "form": form,
    }
    return page(request, "accompaniment/offers/help.html", context)


@require_http_methods(["GET", "POST"])
def offer(request: SignedInRequest) -> HttpResponse:
    if not may_offer(request.person):
        return go_to(request, "accompaniment:help")
    mine = Offer.objects.visible_to(request.person).filter(person=request.person).first()
    form = OfferForm(request.POST or None, person=request.person, initial=values_of(mine))
    if form.is_valid() and perform(form, save_offer, form.terms, by=request.person):
        messages.success(request, _("C’est enregistré. Merci."))
        return go_to(request, "accompaniment:help")
    context = {"form": form, "offer": mine, "missing": missing_in_profile(request.person)}
    return page(request, "accompaniment/offers/offer.html", context)


@require_POST
def absence(request: SignedInRequest) -> HttpResponse:
    mine, form = _my_offer(request), AbsenceForm(request.POST)
    if form.is_valid() and perform(form, add_absence, mine, *form.cleaned_data.values(), by=request.person):
        messages.success(request, _("C’est noté. Personne de nouveau ne vous sera proposé ces jours-là."))
        return go_to(request, "accompaniment:help")
    return page(request, "accompaniment/offers/absence.html", {"form": form})


@require_POST
def absence_removal(request: SignedInRequest, absence_id: UUID) -> HttpResponse:
    found = get_object_or_404(Absence.objects.filter(offer=_my_offer(request)), pk=absence_id)
    attempt(request, remove_absence, found, by=request.person)
    return go_to(request, "accompaniment:help")


@require_POST
def pause(request: SignedInRequest) -> HttpResponse:
    mine, form = _my_offer(request), PauseForm(request.POST)
    if form.is_valid() and perform(form, pause_offer, mine, **form.cleaned_data, by=request.person):
        messages.success(
            request, _("Vous êtes en pause. Prenez soin de vous. Les personnes sont prévenues avec douceur.")
        )
        return go_to(request, "accompaniment:help")
    return _help(request, form)


@require_POST
def resumption(request: SignedInRequest) -> HttpResponse:
    if attempt(request, resume_offer, _my_offer(request), by=request.person):
        messages.success(request, _("Vous êtes de retour. Bienvenue."))
    return go_to(request, "accompaniment:help")


def _seen(person: Person, offer: Offer) -> dict[str, list[str]]:
    """What people who look for someone may read of this offer; never what one keeps for oneself."""
    silent = silent_topics(offer.topics, LivedExperience.objects.filter(person=person))
    named = [key for key in offer.topics if key not in silent]
    return {"named": experiences.labels(named), "ways": way_words(offer.ways)}


def _my_offer(request: SignedInRequest) -> Offer:
    return get_object_or_404(Offer.objects.visible_to(request.person), person=request.person)


def _habilitations(request: SignedInRequest) -> list[Habilitation]:
    mine = Habilitation.objects.visible_to(request.person).in_force().filter(person=request.person)
    return list(mine.select_related("structure", "referent"))
