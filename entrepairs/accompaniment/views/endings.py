"""Pause, change, end, check in, block, and what remains. Each act is one tap away, and asks for no reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.checkins import answer_check_in
from entrepairs.accompaniment.actions.endings import ask_again, change, end, erase_shared, tell
from entrepairs.accompaniment.actions.pauses import need_supervision, pause, resume
from entrepairs.accompaniment.forms.endings import ChangeForm, CheckInForm, EndForm, FeedbackForm, PairPauseForm
from entrepairs.accompaniment.models import Accompaniment, CheckIn, Participant
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.safety.actions import block


@require_safe
def limits(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """« Pause, changer, finir » : everything that keeps one’s limits, on one page."""
    found, me = _taking_part(request, pk)
    context = {
        "accompaniment": found,
        "me": me,
        "others": found.participants.filter(left_at=None).exclude(pk=me.pk).select_related("person"),
        "pause": found.pauses.filter(ended_at=None).first(),
        "pause_form": PairPauseForm(),
    }
    return page(request, "accompaniment/endings/limits.html", context)


@require_POST
def pausing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, _me = _taking_part(request, pk)
    form = PairPauseForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else None
    if attempt(request, pause, found, until=until, by=request.person):
        messages.success(request, _("Vous êtes en pause. Prenez le temps qu’il faut."))
    return go_to(request, found)


@require_POST
def resuming(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, _me = _taking_part(request, pk)
    if attempt(request, resume, found, by=request.person):
        messages.success(request, _("La pause est finie. Bon retour."))
    return go_to(request, found)


@require_http_methods(["GET", "POST"])
def changing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, me = _taking_part(request, pk)
    form = ChangeForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked and perform(form, change, found, last_word=form.cleaned_data["last_word"], by=request.person):
        messages.success(request, _("C’est entendu. Vous n’avez pas à dire pourquoi."))
        return go_to(request, form.result or found)  # type: ignore[attr-defined]
    return page(request, "accompaniment/endings/change.html", {"accompaniment": found, "me": me, "form": form})


@require_http_methods(["GET", "POST"])
def ending(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, me = _taking_part(request, pk)
    form = EndForm(request.POST or None)
    if form.is_valid() and perform(form, end, found, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est terminé. Merci pour ce bout de chemin."))
        return go_to(request, found)
    return page(request, "accompaniment/endings/end.html", {"accompaniment": found, "me": me, "form": form})


@require_POST
def asking_again(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, _me = _taking_part(request, pk)
    return go_to(request, ask_again(found, by=request.person) or found)


@require_POST
def erasing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, _me = _taking_part(request, pk)
    if attempt(request, erase_shared, found, by=request.person):
        messages.success(request, _("Les notes et les projets sont effacés, pour vous deux."))
    return go_to(request, found)


@require_http_methods(["GET", "POST"])
def feedback(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, me = _taking_part(request, pk)
    if me.role != Participant.Role.SEEKER or found.state != Accompaniment.State.ENDED:
        raise Http404
    said = getattr(found, "feedback", None)
    initial = {"text": said.text, "open_to_team": said.open_to_team_at is not None} if said else {}
    form = FeedbackForm(request.POST or None, initial=initial)
    if form.is_valid() and perform(form, tell, found, **form.cleaned_data, by=request.person):
        messages.success(request, _("Merci. C’est gardé."))
        return go_to(request, found)
    return page(request, "accompaniment/endings/feedback.html", {"accompaniment": found, "form": form})


@require_http_methods(["GET", "POST"])
def check_in(request: SignedInRequest, check_in_id: int) -> HttpResponse:
    """Seen by the person accompanied, and by nobody else who takes part."""
    mine = Accompaniment.objects.visible_to(request.person)
    asked = get_object_or_404(CheckIn.objects.select_related("accompaniment"), accompaniment__in=mine, pk=check_in_id)
    if not asked.accompaniment.participants.filter(person=request.person, role=Participant.Role.SEEKER).exists():
        raise Http404
    form = CheckInForm(request.POST or None, initial={"answer": asked.answer})
    if form.is_valid() and perform(form, answer_check_in, asked, form.cleaned_data["answer"], by=request.person):
        messages.success(request, _("Merci. C’est noté."))
        return go_to(request, _after(asked, form.cleaned_data["answer"]))
    return page(request, "accompaniment/endings/check_in.html", {"check_in": asked, "form": form})


def _after(check_in: CheckIn, answer: str) -> Accompaniment | str:
    """On continue: back to the talk. Otherwise: the page where one changes or ends."""
    if answer == CheckIn.Answer.CONTINUE:
        return check_in.accompaniment
    return f"/accompagnements/{check_in.accompaniment_id}/limites/"


@require_POST
def blocking(request: SignedInRequest, pk: UUID, participant_id: int) -> HttpResponse:
    found, me = _taking_part(request, pk)
    others = found.participants.exclude(pk=me.pk).select_related("person")
    other = get_object_or_404(others, pk=participant_id, person__isnull=False)
    if attempt(request, block, other.person, by=request.person):
        messages.success(request, _("C’est fait. Cette personne ne peut plus vous écrire. Elle ne le sait pas."))
    return go_to(request, found)


@require_POST
def supervision(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found, _me = _taking_part(request, pk)
    if attempt(request, need_supervision, found, by=request.person):
        messages.success(
            request, _("C’est demandé. Quelqu’un de la maison vous répond. Rien de vos échanges n’est transmis.")
        )
    return go_to(request, found)


def _taking_part(request: SignedInRequest, pk: UUID) -> tuple[Accompaniment, Participant]:
    rows = Accompaniment.objects.visible_to(request.person).select_related("data_key", "structure", "referent")
    found = get_object_or_404(rows, pk=pk)
    return found, found.participants.get(person=request.person, left_at=None)
