"""Those who help, at the desk: who is there, decide, end a time of training, withdraw with a reason that is read."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.forms.desk import HabilitationForm, WithdrawalForm
from entrepairs.accompaniment.views import desk_people
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by
from entrepairs.training.actions import end_probation, habilitate, withdraw_habilitation


@staff_required
@require_safe
def supporters(request: SignedInRequest) -> HttpResponse:
    """Load, pauses and habilitations of the supporters of my houses."""
    me = request.person
    offers = {offer.person_id: offer for offer in desk_people.offers(me)}
    context = {
        "rows": [(one, offers.get(one.person_id)) for one in desk_people.habilitations(me)],
        "candidates": desk_people.candidates(me),
        "ended": desk_people.ended_habilitations(me)[:50],
    }
    return page(request, "accompaniment/desk/supporters.html", context)


@staff_required
@require_http_methods(["GET", "POST"])
def habilitation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Let someone who signed the charter accompany others."""
    candidate = get_object_or_404(Person.objects.filter(pk__in=_possible(request.person)), pk=pk)
    form = HabilitationForm(
        request.POST or None,
        houses=coordinated_by(request.person),
        referents=desk_people.referents(request.person) - {candidate.pk},
    )
    if form.is_valid() and perform(form, habilitate, candidate, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est décidé. Cette personne peut maintenant dire ce qu’elle propose."))
        return go_to(request, "accompaniment:desk_supporters")
    return page(request, "accompaniment/desk/habilitation.html", {"candidate": candidate, "form": form})


def _possible(me: Person) -> set[UUID]:
    """Candidates, and those whose habilitation by my houses ended."""
    ended = desk_people.ended_habilitations(me).values_list("person_id", flat=True)
    return {person.pk for person in desk_people.candidates(me)} | set(ended)


@staff_required
@require_POST
def confirmation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The time of training is over."""
    found = get_object_or_404(desk_people.habilitations(request.person), pk=pk)
    if attempt(request, end_probation, found, by=request.person):
        messages.success(request, _("C’est décidé. La personne est prévenue."))
    return go_to(request, "accompaniment:desk_supporters")


@staff_required
@require_http_methods(["GET", "POST"])
def withdrawal(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Take a habilitation back, with a reason that the person reads."""
    found = get_object_or_404(desk_people.habilitations(request.person), pk=pk)
    form = WithdrawalForm(request.POST or None)
    asked = form.is_valid()
    if asked and perform(form, withdraw_habilitation, found, because=form.cleaned_data["because"], by=request.person):
        messages.success(request, _("C’est fait. La personne peut lire votre raison."))
        return go_to(request, "accompaniment:desk_supporters")
    return page(request, "accompaniment/desk/withdrawal.html", {"habilitation": found, "form": form})
