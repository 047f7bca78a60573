"""« Signaler » and « Je m’inquiète » from a conversation: by someone who takes part, who chooses what is shown."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages as words
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.accompaniment.actions.showing import report_messages, worry_over_messages
from entrepairs.accompaniment.forms.showing import ReportMessagesForm, WorryOverMessagesForm
from entrepairs.accompaniment.models import Message
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.safety.actions.reports import Danger
from entrepairs.safety.helplines import help_lines
from entrepairs.safety.receipts import receipt_of, spaced

MOST_SHOWN = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reporting(request: SignedInRequest, key: UUID) -> HttpResponse:
    frame = open_frame(request.person, key, "talk")
    form = ReportMessagesForm(request.POST or None, messages=_recent(frame))
    if form.is_valid():
        said = form.cleaned_data
        told = (frame.accompaniment, form.chosen, said["ground"], said["words"], said["key"])
        if perform(form, report_messages, *told, by=request.person):
            return _sent(request, form)
    return page(request, "accompaniment/talk/reporting.html", {"frame": frame, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def worrying(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who to call, first."""
    frame = open_frame(request.person, key, "talk")
    form = WorryOverMessagesForm(request.POST or None, messages=_recent(frame))
    if form.is_valid():
        said = form.cleaned_data
        danger = Danger(said["how"], said["when"], said["where"], said["is_now"])
        told = (frame.accompaniment, form.chosen, danger, said["key"])
        if perform(form, worry_over_messages, *told, by=request.person):
            return _sent(request, form)
    context = {"frame": frame, "form": form, "lines": help_lines().first_three(settings.COUNTRY)}
    return page(request, "accompaniment/talk/worrying.html", context)


def _recent(frame: Frame) -> list[Message]:
    """The latest ones, newest first, each with the key of who wrote it."""
    by_key = {one.pk: one for one in frame.participants}
    rows = list(Message.objects.in_talk(frame.accompaniment).filter(removed_at=None)[:MOST_SHOWN])
    for row in rows:
        row.participant = by_key[row.participant_id]
    return rows


def _sent(request: SignedInRequest, form: Any) -> HttpResponse:
    words.success(request, _("Merci. L’équipe va regarder."))
    return go_to(request, f"/suivi/{spaced(receipt_of(result_of(form).pk))}/")
