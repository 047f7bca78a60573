"""What was decided of one’s own text: the statement of reasons, one’s copy, and another look."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.rewording import answer_text
from entrepairs.safety.forms.decisions import AppealForm
from entrepairs.safety.models import Appeal, Decision, Limit
from entrepairs.safety.rules.decisions import is_there_another, may_answer_text, may_appeal


@never_cache
@require_safe
def decisions(request: SignedInRequest) -> HttpResponse:
    """Those about one’s own texts, newest first."""
    rows = Decision.objects.visible_to(request.person)
    return page(request, "safety/decisions.html", {"decisions": rows})


@require_POST
def text_answer(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """« Oui, je prends ce texte », or one keeps one’s own."""
    row = get_object_or_404(Decision.objects.visible_to(request.person), pk=decision_id)
    accepts = request.POST.get("reponse") == "oui"
    if attempt(request, answer_text, row, accepts=accepts, by=request.person):
        said = (
            _("Merci. Ce texte est visible.") if accepts else _("C’est noté. Votre texte reste entre vous et l’équipe.")
        )
        messages.success(request, said)
    return go_to(request, row)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """What, why, by whom or what, and how to ask for another look."""
    rows = Decision.objects.visible_to(request.person).select_related("data_key")
    row = get_object_or_404(rows, pk=decision_id)
    form = AppealForm(request.POST or None)
    if form.is_valid() and perform(form, ask_another_look, row, form.cleaned_data["words"], by=request.person):
        messages.success(request, _("C’est envoyé. La page dit où cela en est."))
        return go_to(request, row)
    context: dict[str, Any] = {"decision": row, "form": form, "limit": Limit.objects.filter(decision=row).first()}
    appeal = Appeal.objects.filter(decision=row).select_related("decision__data_key").first()
    waits = appeal is not None and appeal.waits
    context |= {"appeal": appeal, "waits": waits, "may_appeal": may_appeal(request.person, row)}
    context["may_take"] = may_answer_text(request.person, row)
    context["is_alone"] = (waits or bool(context["may_appeal"])) and not is_there_another(row, request.person)
    holding = Decision.objects.visible_to(request.person).about(row.kind, row.object_id).in_force()
    context["since"] = holding.exclude(pk=row.pk).first()
    return page(request, "safety/decision.html", context)
