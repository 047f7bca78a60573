"""A thread, read by whoever may; a first post, an answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.accompaniment.views.writing import first_page
from entrepairs.accompaniment.wishes import TEXT_LIMIT
from entrepairs.community.actions.writing import answer, open_thread
from entrepairs.community.charters import change_for
from entrepairs.community.forms.writing import AnswerForm, ThreadForm
from entrepairs.community.hints import Hints, hints_of, read_together, without_leaks
from entrepairs.community.models import Circle, Post, Reader, Thread
from entrepairs.community.models.post import sight
from entrepairs.community.models.thread import Standing
from entrepairs.community.reading import PAGE
from entrepairs.community.rules.writing import (
    charter_in_force,
    charter_to_accept,
    goes_on,
    may_go_unnamed,
    not_paused,
    welcomes,
)
from entrepairs.community.views import kept
from entrepairs.community.views.answer_form import drawn_form
from entrepairs.community.views.circles import circle_for, reader_of
from entrepairs.community.views.for_few import alone, who_reads
from entrepairs.community.views.thread_reading import news_after, shown_to, thread_for, thread_read_by
from entrepairs.community.written import FEW, LATER, Written, promised
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.core.prepared import prepared
from entrepairs.people.throttle import too_many
from entrepairs.people.views.text_back import gives_text_back

WORDS = ("title", "content_note", "text", "alt")
CARRIED = 5
"""Messages of one’s own that may be carried over, at most."""


@never_cache
@gives_text_back(*WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_thread(request: SignedInRequest, circle_id: UUID) -> HttpResponse:
    """A first post. The page says who is there before one writes."""
    circle = circle_for(request.person, circle_id)
    charter = charter_to_accept(request.person, circle)
    asked: dict[str, Any] = {"charter": charter, "change": change_for(request.person, charter)}
    asked |= {"offered": offered(request, circle), "names": bool(not_paused(circle))}
    form = ThreadForm(request.POST or None, request.FILES or None, **asked)
    form.are_many = pictures_are_many(request)
    if form.is_valid() and (hints := unheard(form)):
        again = ThreadForm(heard(request), request.FILES, **asked)
        return _write(request, circle, again, hints, status=422)
    if form.is_valid() and sends(request, form, open_thread, circle):
        return _sent(request, result_of(form))
    return _write(request, circle, form, None)


def offered(request: SignedInRequest, circle: Circle) -> list[str]:
    """For whom they may keep what they begin there."""
    return circle.readers_within(reader_of(request) or Reader.of(request.person))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Read it from the beginning, or from a post (`?depuis=`); answer."""
    if request.method == "POST":
        return answering(request, thread_id=thread_id)
    if (reader := reader_of(request)) is None:
        return _for_visitors(request, thread_id, request.GET.get("depuis", ""))
    found = thread_read_by(reader, thread_id)
    if "apres" in request.GET and request.headers.get("HX-Request"):
        return page(request, "community/thread.html", news_after(request.GET["apres"], found, reader), fragment="news")
    return _show(cast("SignedInRequest", request), found, _asked(reader, found))


def _for_visitors(request: HttpRequest, thread_id: UUID, since: str) -> HttpResponse:
    def read() -> dict[str, Any]:
        found = thread_read_by(None, thread_id)
        return shown_to(None, found, since, "")

    shown = kept.pages.once(("thread", thread_id, since, get_language()), read)
    return page(request, "community/thread.html", shown | {"may_answer": None, "is_visitor": True})


@gives_text_back("text", "alt")
def answering(request: SignedInRequest, thread_id: UUID) -> HttpResponse:
    reader = reader_of(request) or Reader.of(request.person)
    found = thread_read_by(reader, thread_id)
    asked = _asked(reader, found) | {"alone": alone(reader, found, request.POST.dict())}
    form = AnswerForm(request.POST, request.FILES, **asked)
    form.are_many = pictures_are_many(request)
    if form.is_valid() and (hints := unheard(form)):
        again = AnswerForm(heard(request), request.FILES, **asked)
        return _show(request, found, asked, again, hints, status=422)
    if form.is_valid() and sends(request, form, answer, found):
        return _sent(request, result_of(form))
    return _show(request, found, asked, form)


@never_cache
@require_safe
def to_someone(request: SignedInRequest, thread_id: UUID) -> HttpResponse:
    """« J’aimerais en parler à quelqu’un »: one’s own words of this thread, to keep, change or leave. It is the first
    page of a request: what was written here is not asked again. Nothing is kept before it is sent.

    Under an alias, nothing is carried: who reads the request reads the circle too, and would know the words again."""
    found = thread_for(request.person, thread_id)
    mine = Post.objects.visible_to(request.person, found).filter(voice__mark=found.mark_of(request.person))
    own = list(mine.exclude(standing=Standing.REMOVED)[:CARRIED])
    for post in own:
        post.thread = found
    is_hidden = any(post.voice.alias for post in own)
    words = "" if is_hidden else "\n\n".join(post.text for post in own)[:TEXT_LIMIT]
    context = {"thread": found, "words": words, "is_hidden": is_hidden, **first_page(request.person)}
    return page(request, "community/to_someone.html", context)


def unheard(form: Any) -> Hints | None:
    """What is worth a sentence, unless it was just said; of numbers again when it was said for fewer people (FEW).
    « Enlever » has its own button: then nothing is left to say of them. What was read is kept with the words: they are
    not read twice."""
    said = {name: form.cleaned_data[name] for name in WORDS if name in form.cleaned_data}
    is_wider = form.data.get("heard") == FEW and promised(form.data) in ("", LATER)
    if "sans" in form.data:
        form.cleaned_data.update({name: without_leaks(text) for name, text in said.items()})
    elif is_wider or not form.cleaned_data["heard"]:
        form.cleaned_data["reading"] = read_together(said.values())
        hints = hints_of(form.cleaned_data["reading"], said.values())
        return (hints.for_more if is_wider else hints) or None
    return None


def sends(request: SignedInRequest, form: AnswerForm, action: Callable[..., Post], where: Circle | Thread) -> bool:
    """Do it, unless it is too much at once. What was refused comes back, to be sent again."""
    if slowed(request, form):
        return False
    if perform(form, action, where, from_here(request, form.written), by=request.person):
        return True
    form.take_another_key()
    return False


def from_here(request: HttpRequest, said: Written) -> Written:
    """The same, with the connection it comes from."""
    return replace(said, address=request.META["REMOTE_ADDR"])


def pictures_are_many(request: SignedInRequest) -> bool:
    """Whether this account has sent a great many in an hour: reading one is work."""
    sent = bool(request.FILES) or bool(request.POST.get("image_kept"))
    return sent and too_many(request, "picture")


def slowed(request: SignedInRequest, form: Form) -> bool:
    """Whether this account has sent or changed a great many in an hour: what was typed stays."""
    if not too_many(request, "post"):
        return False
    form.add_error(
        None, _("Vous avez beaucoup écrit en une heure. Votre texte est gardé. Vous pourrez l’envoyer d’ici une heure.")
    )
    return True


def heard(request: HttpRequest) -> dict[str, Any]:
    return {**request.POST.dict(), "heard": "on"}


def _asked(reader: Reader, found: Thread) -> dict[str, Any]:
    """What an answer asks besides: a charter to accept, a name to choose the first time, where an alias is possible."""
    person, mark = reader.person, found.mark_of(reader.person)
    charter = charter_in_force(person, found.circle, found.pk, mark)
    named = found.has_voice = charter.is_named if charter else found.voices.filter(mark=mark).exists()
    asked = None if charter is None or charter.is_accepted else charter
    names = not named and bool(may_go_unnamed(found, goes_on=False))
    return {"charter": asked, "change": change_for(person, asked), "names": names}


def _sent(request: SignedInRequest, post: Post) -> HttpResponse:
    if post.standing == Standing.SHOWN:
        messages.success(request, _("Votre message est là. Merci de l’avoir écrit."))
    return go_to(request, place_of(post, reader_of(request)))


def place_of(post: Post, reader: Reader | None) -> str:
    """The thread at this post; from its beginning when it is short."""
    is_short = len(_before(sight(reader, post.thread), post.written_at)) < PAGE
    return f"{post.thread.get_absolute_url()}#message-{post.pk}" if is_short else post.get_absolute_url()


@prepared
def _before(seen: tuple[Any, ...], at: datetime) -> QuerySet[Any, Any]:
    return Post.objects.seen(*seen).filter(written_at__lt=at).order_by().values_list("pk")[:PAGE]


def _write(
    request: SignedInRequest, circle: Circle, form: ThreadForm, hints: Hints | None, status: int = 200
) -> HttpResponse:
    context = {
        "circle": circle,
        "form": form,
        "hints": hints,
        "team_is_there": circle.has_team_at(now()),
        "may_write": welcomes(request.person, circle),
        "draft": f"fil-{circle.pk}",
        "is_public": (form.data.get("readers") or circle.readers) == Circle.Readers.EVERYBODY,
    }
    return page(request, "community/write.html", context, status=status)


def _show(
    request: SignedInRequest,
    found: Thread,
    asked: dict[str, Any],
    form: AnswerForm | None = None,
    hints: Hints | None = None,
    status: int = 200,
) -> HttpResponse:
    """`form`: what was typed. The empty one, when there is no charter to read, is the same for everybody."""
    reader = reader_of(request) or Reader.of(request.person)
    token = get_token(request)
    shown = shown_to(reader, found, request.GET.get("depuis", ""), token)
    choices = alone(reader, found, {}) if form is None and shown["holds_more"] else []
    if form is None and (asked["charter"] or choices):
        form = AnswerForm(None, **asked, alone=choices)
    few = who_reads(reader, found, shown, form, is_near=hints is not None and hints.is_near)
    context = shown | {
        "form": form,
        "few": few,
        "drawn_form": drawn_form(asked["names"], found, few, token) if form is None else "",
        "csrf_token": token,
        "hints": hints,
        "is_visitor": False,
        "is_public": found.is_public,
        "may_answer": goes_on(request.person, found, shown["rest"]),
        "draft": f"reponse-{found.pk}",
    }
    return page(request, "community/thread.html", context, status=status)
