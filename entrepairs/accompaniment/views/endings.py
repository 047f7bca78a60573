"""Pause, change, end, check in, leave, block, and what remains. Each act is one tap away, and asks for no reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.checkins import answer_check_in
from entrepairs.accompaniment.actions.endings import ask_again, change, end, erase_shared, tell
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.pauses import pause, resume
from entrepairs.accompaniment.actions.supervision import close_supervision, need_supervision
from entrepairs.accompaniment.forms.endings import ChangeForm, CheckInForm, EndForm, FeedbackForm, PairPauseForm
from entrepairs.accompaniment.models import Accompaniment, CheckIn, Participant, Relay, SupervisionNeed
from entrepairs.accompaniment.rules.pauses import may_leave
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.safety.actions.blocks import block


@require_safe
def limits(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """« Pause, changer, finir » : everything that keeps one’s limits, on one page."""
    return _limits(request, open_frame(request.person, pk, "limits"), PairPauseForm())


def _limits(request: SignedInRequest, frame: Frame, form: PairPauseForm) -> HttpResponse:
    frame.hear(request.path)
    context = {
        "frame": frame,
        "form": form,
        "may_leave": may_leave(frame.me, frame.accompaniment),
        "relay": _relay_of(frame),
        "need": SupervisionNeed.objects.filter(by=frame.me, closed_at=None).select_related("taken_by").first(),
    }
    return page(request, "accompaniment/endings/limits.html", context)


def _relay_of(frame: Frame) -> Relay | None:
    """The relay who is there, for the person who may thank them."""
    if frame.me.role != Participant.Role.SEEKER or not frame.standing.relay:
        return None
    rows = Relay.objects.visible_to(frame.person).standing().filter(accompaniment=frame.accompaniment)
    return rows.filter(kind=Relay.Kind.RELAY, person_agreed_at__isnull=False).select_related("to").first()


@require_POST
def pausing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame, form = open_frame(request.person, pk, "limits"), PairPauseForm(request.POST)
    if form.is_valid() and perform(form, pause, frame.accompaniment, **form.cleaned_data, by=request.person):
        messages.success(request, _("Vous êtes en pause. Prenez le temps qu’il faut."))
        return go_to(request, frame.accompaniment)
    return _limits(request, frame, form)


@require_POST
def resuming(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = open_frame(request.person, pk, "limits").accompaniment
    if attempt(request, resume, found, by=request.person):
        messages.success(request, _("Votre pause est finie. Bon retour."))
    return go_to(request, found)


@require_POST
def leaving(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = open_frame(request.person, pk, "limits").accompaniment
    if attempt(request, leave, found, by=request.person):
        messages.success(request, _("C’est fait. Merci d’avoir été là."))
        return go_to(request, "accompaniment:accompaniments")
    return go_to(request, found)


@require_http_methods(["GET", "POST"])
def changing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame, form = open_frame(request.person, pk, "limits"), ChangeForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked and perform(form, change, frame.accompaniment, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est entendu. Vous n’avez pas à dire pourquoi."))
        return go_to(request, result_of(form) or frame.accompaniment)
    return page(request, "accompaniment/endings/change.html", {"frame": frame, "form": form})


@require_http_methods(["GET", "POST"])
def ending(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame, form = open_frame(request.person, pk, "limits"), EndForm(request.POST or None)
    if form.is_valid() and perform(form, end, frame.accompaniment, **form.cleaned_data, by=request.person):
        messages.success(request, _("C’est terminé. Merci pour ce bout de chemin."))
        return go_to(request, frame.accompaniment)
    return page(request, "accompaniment/endings/end.html", {"frame": frame, "form": form})


@require_POST
def asking_again(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """The same wishes, sent again; a new page to write when the first request is gone."""
    form = ChangeForm({})
    found = open_frame(request.person, pk, "limits").accompaniment
    if form.is_valid() and perform(form, ask_again, found, by=request.person):
        return go_to(request, result_of(form) or "accompaniment:write")
    for sentence in form.non_field_errors():
        messages.error(request, str(sentence))
    return go_to(request, found)


@require_POST
def erasing(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = open_frame(request.person, pk, "limits").accompaniment
    if attempt(request, erase_shared, found, by=request.person):
        messages.success(request, _("Les notes et les projets sont effacés, pour vous deux."))
    return go_to(request, found)


@require_http_methods(["GET", "POST"])
def feedback(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = open_frame(request.person, pk, "limits")
    if frame.me.role != Participant.Role.SEEKER or not frame.is_ended:
        raise Http404
    said = getattr(frame.accompaniment, "feedback", None)
    initial = {"text": said.text, "open_to_team": said.open_to_team_at is not None} if said else {}
    form = FeedbackForm(request.POST or None, initial=initial)
    if form.is_valid() and perform(form, tell, frame.accompaniment, **form.cleaned_data, by=request.person):
        messages.success(request, _("Merci. C’est gardé."))
        return go_to(request, frame.accompaniment)
    return page(request, "accompaniment/endings/feedback.html", {"frame": frame, "form": form})


@require_http_methods(["GET", "POST"])
def check_in(request: SignedInRequest, check_in_id: UUID) -> HttpResponse:
    """Seen by the person accompanied, and by nobody else who takes part."""
    seeking = Participant.objects.filter(person=request.person, role=Participant.Role.SEEKER).values("accompaniment")
    mine = Accompaniment.objects.visible_to(request.person).filter(pk__in=seeking)
    rows = CheckIn.objects.filter(accompaniment__in=mine, asked_at__isnull=False)
    asked = get_object_or_404(rows, pk=check_in_id)
    frame = open_frame(request.person, asked.accompaniment_id, "limits")
    form = CheckInForm(request.POST or None, initial={"answer": asked.answer})
    if form.is_valid() and perform(form, answer_check_in, asked, form.cleaned_data["answer"], by=request.person):
        messages.success(request, _("Merci. C’est noté."))
        return go_to(request, _after(frame, form.cleaned_data["answer"]))
    frame.hear(request.path)
    return page(request, "accompaniment/endings/check_in.html", {"frame": frame, "form": form})


def _after(frame: Frame, answer: str) -> str:
    """On continue: back to the talk. Otherwise: the page where one changes or ends."""
    return frame.address("talk" if answer == CheckIn.Answer.CONTINUE else "limits")


@require_POST
def blocking(request: SignedInRequest, pk: UUID, participant_id: UUID) -> HttpResponse:
    frame = open_frame(request.person, pk, "limits")
    others = frame.accompaniment.participants.exclude(pk=frame.me.pk).select_related("person")
    other = get_object_or_404(others, pk=participant_id, person__isnull=False)
    if attempt(request, block, other.person, by=request.person):
        messages.success(request, _("C’est fait. Cette personne ne peut plus vous écrire. Elle ne le sait pas."))
    return go_to(request, "accompaniment:accompaniments")


@require_POST
def supervision(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = open_frame(request.person, pk, "limits")
    if attempt(request, need_supervision, frame.accompaniment, by=request.person):
        messages.success(
            request, _("C’est demandé. Quelqu’un de la maison vous répond. Rien de vos échanges n’est transmis.")
        )
    return go_to(request, frame.address("limits"))


@require_POST
def supervision_over(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = open_frame(request.person, pk, "limits")
    for need in SupervisionNeed.objects.filter(by=frame.me, closed_at=None).select_related("accompaniment", "by"):
        attempt(request, close_supervision, need, by=request.person)
    return go_to(request, frame.address("limits"))
