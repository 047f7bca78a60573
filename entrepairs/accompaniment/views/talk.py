"""The list of one’s accompaniments, and the conversation."""

from typing import Any
from uuid import UUID

from django.contrib import messages as words
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.accompaniment.actions.talk import edit_message, mark_read, remove_message, send_message
from entrepairs.accompaniment.forms.talk import BodyForm, MessageForm
from entrepairs.accompaniment.hints import hints
from entrepairs.accompaniment.models import Accompaniment, Message, Participant
from entrepairs.accompaniment.rules.talk import may_edit, may_write
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.accompaniment.views.lines import lines
from entrepairs.accompaniment.views.next_thing import next_thing
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.live import topic_token
from entrepairs.people.models import Person
from entrepairs.people.views.text_back import gives_text_back

PAGE = 25
TALK = "accompaniment/talk/talk.html"


@require_safe
def accompaniments(request: SignedInRequest) -> HttpResponse:
    """Those one takes part in; the ones that ended come last."""
    rows = [Frame(row, request.person, row.participants.all(), "") for row in _with_news(request.person)]
    context = {"open": [row for row in rows if not row.is_ended], "ended": [row for row in rows if row.is_ended]}
    return page(request, "accompaniment/talk/accompaniments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("body")
def talk(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The conversation: read it, say something."""
    frame = open_frame(request.person, key, "talk")
    if request.method != "POST":
        return _show(request, frame, MessageForm(), fragment="messages")
    form = MessageForm(request.POST)
    if form.is_valid() and (unheard := _unheard_hints(request, form)):
        again = MessageForm({**request.POST.dict(), "heard": "on"})
        return _show(request, frame, again, hints=unheard, status=422)
    if form.is_valid() and perform(form, send_message, frame.accompaniment, *_said(form), by=request.person):
        return _sent(request, frame)
    form.take_another_token()
    return _show(request, frame, form)


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("body")
def message(request: SignedInRequest, key: UUID, message_id: UUID) -> HttpResponse:
    """One’s own message: change it for ten minutes, take it back at any time."""
    frame, mine = _my_message(request, key, message_id)
    form = BodyForm(request.POST or None, initial={"body": mine.body})
    if form.is_valid() and perform(form, edit_message, mine, form.cleaned_data["body"], by=request.person):
        return go_to(request, f"{frame.address('talk')}#message-{mine.pk}")
    context = {"frame": frame, "message": mine, "form": form, "may_edit": may_edit(frame.me, mine)}
    return page(request, "accompaniment/talk/message.html", context)


@require_POST
def message_removal(request: SignedInRequest, key: UUID, message_id: UUID) -> HttpResponse:
    frame, mine = _my_message(request, key, message_id)
    if attempt(request, remove_message, mine, by=request.person):
        words.success(request, _("Votre message est retiré. Son texte est effacé."))
    return go_to(request, f"{frame.address('talk')}#message-{mine.pk}")


def _show(request: SignedInRequest, frame: Frame, form: MessageForm, **more: Any) -> HttpResponse:
    fragment, status = more.pop("fragment", "exchange"), more.pop("status", 200)
    before = _cursor(request, frame)
    found = list(Message.objects.in_talk(frame.accompaniment).before(before)[: PAGE + 1])
    shown = list(reversed(found[:PAGE]))
    context = {
        "frame": frame,
        "path": request.path,
        "form": form,
        "hints": [hint.value for hint in more.get("hints", [])],
        "lines": lines(shown, frame.me, frame.participants, request.path),
        "older": shown[0] if len(found) > PAGE else None,
        "is_past": before is not None,
        "may_write": may_write(frame.me, frame.accompaniment),
        "draft": f"message-{frame.accompaniment.pk}",
        "stream": topic_token(frame.person, [f"talk:{frame.accompaniment.pk}"]),
        "next_thing": lambda: next_thing(frame),
    }
    if before is None:
        _remember(request, frame, shown)
    return page(request, TALK, context, fragment=fragment, status=status)


def _sent(request: SignedInRequest, frame: Frame) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return _show(request, frame, MessageForm.to_go_on())
    return go_to(request, f"{frame.address('talk')}#fin")


def _said(form: MessageForm) -> tuple[str, UUID]:
    return form.cleaned_data["body"], form.cleaned_data["token"]


def _unheard_hints(request: SignedInRequest, form: MessageForm) -> list[Any]:
    """The hints of this text that were not said yet, neither for it nor in this session."""
    told = set(request.session.get("hints", []))
    found = hints(form.cleaned_data["body"])
    unheard = [] if form.cleaned_data["heard"] else [hint for hint in found if hint.value not in told]
    if unheard:
        request.session["hints"] = sorted(told | {hint.value for hint in unheard})
    return unheard


def _cursor(request: SignedInRequest, frame: Frame) -> Message | None:
    """The message before which one reads (`?avant=`); 404 when it is not of this conversation."""
    asked = request.GET.get("avant")
    if not asked:
        return None
    try:
        return get_object_or_404(Message.objects.in_talk(frame.accompaniment), pk=UUID(asked))
    except ValueError:
        raise Http404 from None


def _remember(request: SignedInRequest, frame: Frame, shown: list[Message]) -> None:
    """What was just shown is no longer news, and the notice that announced it has served."""
    seen, newest = frame.me.last_read_at, shown[-1] if shown else None
    if newest is not None and (seen is None or newest.sent_at > seen):
        mark_read(frame.me, newest, by=request.person)
        frame.hear(frame.address("talk"))


def _my_message(request: SignedInRequest, key: UUID, message_id: UUID) -> tuple[Frame, Message]:
    frame = open_frame(request.person, key, "talk")
    rows = Message.objects.in_talk(frame.accompaniment).filter(participant=frame.me)
    mine = get_object_or_404(rows, pk=message_id)
    mine.accompaniment, mine.participant = frame.accompaniment, frame.me
    return frame, mine


def _with_news(person: Person) -> Any:
    """One’s accompaniments with `has_news`: someone else wrote since one last looked."""
    here = {"accompaniment__participants__person": person, "accompaniment__participants__left_at": None}
    seen = "accompaniment__participants__last_read_at"
    unread = Q(sent_at__gt=F(seen)) | Q(**{seen: None})
    theirs = Message.objects.filter(unread, accompaniment=OuterRef("pk"), **here).exclude(participant__person=person)
    people = Prefetch("participants", Participant.objects.select_related("person"))
    rows = Accompaniment.objects.visible_to(person).select_related("structure")
    return rows.annotate(has_news=Exists(theirs)).prefetch_related(people)
