"""The words of the team to the author of something, and the sheet of a danger that is over."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety import subjects
from entrepairs.safety.actions.words import follow_otherwise, keep_incident, open_incident, write_to_author
from entrepairs.safety.answers import beginnings, text_of
from entrepairs.safety.forms.words import IncidentForm, WordForm
from entrepairs.safety.models import TeamWord
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.rules.words import may_keep_incident, may_write_to_author
from entrepairs.safety.views.watch import found_look


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """One begins from a text that suits (`?debut=`), and changes it."""
    look = found_look(request, look_id)
    may = may_write_to_author(request.person, look, *subjects.both(look.kind, look.object_id))
    if not may:
        messages.error(request, may.reason)
        return go_to(request, look)
    begun = request.GET.get("debut", "")
    form = WordForm(request.POST or None, initial={"body": text_of(begun, settings.COUNTRY)})
    if form.is_valid() and perform(form, write_to_author, look, form.cleaned_data["body"], by=request.person):
        messages.success(request, _("C’est envoyé. La personne le lira sur sa page."))
        return go_to(request, look)
    context: dict[str, Any] = {"look": look, "form": form, "begun": begun, "beginnings": beginnings(look.queue)}
    context |= {"shows_beginnings": not begun and not form.is_bound}
    return page(request, "safety/write_word.html", context)


@guarded_by(watches)
@require_POST
def following(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    if attempt(request, follow_otherwise, found_look(request, look_id), by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, "safety:watch")


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """Read, printed, completed; only by those who may look at it."""
    look = found_look(request, look_id)
    if not may_keep_incident(request.person, look):
        raise Http404
    kept = open_incident(look, by=request.person)
    said = {name: getattr(kept, name) for name in IncidentForm.base_fields} if kept else {}
    form = IncidentForm(request.POST or None, initial=said)
    if form.is_valid() and perform(form, keep_incident, look, **form.cleaned_data, by=request.person):
        messages.success(request, _("La fiche est gardée, un an. Vous pouvez l’imprimer."))
        return go_to(request, f"{look.get_absolute_url()}fiche/")
    is_for_all = look.voice is not None or look.left_to_all
    calls = look.calls.order_by("at")[: 1 if is_for_all else None]  # how many were called would say who was not
    sent = look.words_sent.order_by("at")
    context = {"look": look, "form": form, "kept": kept, "calls": calls, "sent": sent}
    return page(request, "safety/incident.html", context)


@never_cache
@require_safe
def word(request: SignedInRequest, word_id: UUID) -> HttpResponse:
    """For who it is written to, and nobody else."""
    found = get_object_or_404(TeamWord.objects.visible_to(request.person).select_related("data_key"), pk=word_id)
    subject, thing = subjects.both(found.kind, found.object_id)
    is_there = subject is not None and thing is not None and subject.visible_to(thing, request.person)
    url = subject.url(thing) if subject and is_there else ""
    return page(request, "safety/word.html", {"word": found, "url": url})
