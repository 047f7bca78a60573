"""One post: change it, take it back, say a phrase, let others read what waited."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.community.actions.removing import erase_recent, remove_post, say_phrase, show_post
from entrepairs.community.actions.writing import edit_post, narrow_thread
from entrepairs.community.forms.writing import ChangeForm, PhraseForm, ReadersForm
from entrepairs.community.models import Picture, Post, Reader, Thread
from entrepairs.community.models.thread import Standing, waiting_of
from entrepairs.community.rules.own import fewer, may_change, may_remove
from entrepairs.community.rules.reading import is_author
from entrepairs.community.views.circles import reader_of
from entrepairs.community.views.for_few import change_reads
from entrepairs.community.views.thread_reading import thread_for
from entrepairs.community.views.threads import WORDS, heard, pictures_are_many, place_of, slowed, unheard
from entrepairs.community.written import promised
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.models import Person
from entrepairs.people.views.text_back import gives_text_back
from entrepairs.safety.seen import text_read


@never_cache
@gives_text_back(*WORDS)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    post = own_post(request, post_id)
    asked = _asked(post)
    form, hints = ChangeForm(request.POST or None, request.FILES or None, **asked), None
    form.are_many = pictures_are_many(request)
    if form.is_valid() and (hints := unheard(form)):
        form = ChangeForm(heard(request), request.FILES, **asked)
    elif form.is_valid() and not slowed(request, form) and _changes(request, form, post):
        if result_of(form).edited_at != post.edited_at:
            messages.success(request, _("C’est modifié."))
        return go_to(request, _back(request, post, place_of(post, reader_of(request))))
    if form.is_bound:
        post = own_post(request, post_id)  # somebody may have shown it meanwhile
    context: dict[str, Any] = {
        "post": post,
        "few": change_reads(request.person, post, form, is_near=hints is not None and hints.is_near),
        "back": _back(request, post, post.thread.get_absolute_url()),
        "form": form,
        "hints": hints,
        "is_public": post.thread.is_public,
        "picture": asked["picture"],
        "may_change": may_change(request.person, post),
        "may_remove": may_remove(request.person, post),
        "narrower": _narrower(request, post),
        "has_answers": _reads_answers(reader_of(request), post.thread),
        "team_is_there": post.thread.circle.has_team_at(now()),
    }
    return page(request, "community/change.html", context, status=422 if hints else 200)


def _asked(post: Post) -> dict[str, Any]:
    """What the form is given: a first post comes with its heading, as long as it is there."""
    thread, picture = post.thread, Picture.objects.filter(post=post).first()
    said = {"text": post.text, "title": thread.title, "content_note": thread.content_note}
    return {"picture": picture, "begins": post.begins and bool(thread.title), "initial": said}


def _changes(request: SignedInRequest, form: ChangeForm, post: Post) -> bool:
    said = {"shown": form.shown, "titles": form.titles, "is_for_few": bool(promised(form.data))}
    said["address"] = request.META["REMOTE_ADDR"]
    return perform(form, edit_post, post, form.cleaned_data["text"], by=request.person, **said)


@require_POST
def narrowing(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    """Fewer people read the thread that this post begins."""
    post = own_post(request, post_id)
    form = _narrower(request, post, request.POST)
    readers = form.cleaned_data["readers"] if form and form.is_valid() else ""
    if attempt(request, narrow_thread, post.thread, readers, by=request.person):
        messages.success(request, _("C’est fait. Ce fil se lit à moins de monde."))
    return go_to(request, post.thread)


def _narrower(request: SignedInRequest, post: Post, typed: Any = None) -> ReadersForm | None:
    """To choose among fewer people; None when there are none."""
    offered = fewer(request.person, post.thread) if post.begins else []
    return ReadersForm(typed, offered=offered) if offered else None


def _reads_answers(reader: Reader | None, thread: Thread) -> bool:
    """Of others, as far as they read: what a block hides is not told here either."""
    answers = Post.objects.read_by(reader, thread).filter(standing=Standing.SHOWN, voice__opened_it=False)
    return answers.exists()


@require_POST
def removal(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    post = own_post(request, post_id)
    if attempt(request, remove_post, post, by=request.person):
        messages.success(request, _("Votre message est retiré. Son texte est effacé."))
    return go_to(request, _back(request, post, post.thread.circle.get_absolute_url()))


def _back(request: SignedInRequest, post: Post, there: str) -> str:
    """There, unless they do not read this thread any more."""
    is_read = Thread.objects.visible_to(request.person).filter(pk=post.thread_id).exists()
    return there if is_read else reverse("community:mine")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recent(request: SignedInRequest) -> HttpResponse:
    """« Effacer mes messages des 48 dernières heures »."""
    if request.method == "POST" and attempt(request, erase_recent, by=request.person):
        messages.success(request, _("C’est fait. Vos messages des 48 dernières heures sont effacés, partout."))
        return go_to(request, "community:circles")
    return page(request, "community/recent.html", {})


@require_POST
def phrase(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    post, form = read_post(request, post_id), PhraseForm(request.POST)
    if form.is_valid():
        attempt(request, say_phrase, post, form.cleaned_data["phrase"], by=request.person)
    return go_to(request, place_of(post, reader_of(request)))


@require_POST
def showing(request: SignedInRequest, post_id: UUID) -> HttpResponse:
    """For the team only; for anybody else there is nothing here."""
    post = read_post(request, post_id)
    if not post.thread.circle.is_kept_by(request.person):
        raise Http404
    if attempt(request, show_post, post, by=request.person, read=text_read(request)):
        messages.success(request, _who_reads_it(post, thread_for(request.person, post.thread_id)))
    return go_to(request, place_of(post, reader_of(request)))


def _who_reads_it(post: Post, thread: Thread) -> str:
    """Once it is shown, where its thread stands now."""
    if post.only_for_id:
        return _("Merci. La personne à qui il répond lit ce message.")
    if thread.standing != Standing.SHOWN:
        return _("Merci. Ce message se lira avec le fil.")
    return _("Merci. Ce message est visible.")


def read_post(request: SignedInRequest, pk: UUID) -> Post:
    """A post that this person may read."""
    return post_for(request.person, pk)


def post_for(person: Person | None, pk: UUID) -> Post:
    """404 for whoever does not read it, as when there is none: looking for nothing asks as many questions."""
    found = _found(person, pk) if person else next(iter(Post.objects.found_by(None, [pk])), None)
    if found is None:
        raise Http404
    return found


def _found(person: Person, pk: UUID) -> Post | None:
    known = Post.objects.filter(pk=pk).first()
    thread = thread_for(person, known.thread_id if known else pk)
    found = Post.objects.visible_to(person, thread).select_related("thread").filter(pk=pk).first()
    if found is None:
        waiting_of(person)  # as thread_for asks when there is none
    return found


def own_post(request: SignedInRequest, pk: UUID) -> Post:
    post = get_object_or_404(Post.objects.select_related("voice", "thread__circle__data_key"), pk=pk)
    if not is_author(request.person, post):
        raise Http404
    return post
