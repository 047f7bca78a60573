"""What the watch may look at here: a post of a circle, and a thread to which nobody answered."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.community.actions.removing import apply_measure, reword_post, would_appear
from entrepairs.community.marked import plain
from entrepairs.community.models import Picture, Post, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.own_choices import folded, put_aside_by, texts_of, wants_to_hear
from entrepairs.community.rules.reading import is_author, reads
from entrepairs.community.written import KIND, THREAD
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Measure
from entrepairs.ui.dates import moment


def find(pk: UUID) -> Post | None:
    around = ("voice__person", "thread__circle__structure", "thread__circle__data_key")
    return _with_picture(Post.objects.select_related(*around)).filter(pk=pk).first()


def _with_picture(posts: QuerySet[Post]) -> QuerySet[Post]:
    """What it shows in words, in the same query; the picture itself is read when someone opens it."""
    return posts.select_related("picture").defer("picture__sealed_image")


def picture(post: Post) -> Picture | None:
    return getattr(post, "picture", None)


def author(post: Post) -> Person | None:
    """None under an alias: no page opens one."""
    return post.voice.person


def is_by(post: Post, person: Person) -> bool:
    """Under an alias too: the mark tells this person alone, and opens nothing."""
    return is_author(person, post)


def hidden(post: Post) -> subjects.Hidden | None:
    """Opens the seal: for safety.names only, which asks for two different people and a reason (ADR 0018)."""
    person = post.voice.hidden_person
    return subjects.Hidden(post.voice_id, UUID(person)) if person else None


def keepers(post: Post) -> list[Person]:
    """Those who run the days of the house that keeps the circle."""
    return post.thread.circle.team()


def under_alias(person: Person) -> QuerySet[Post]:
    return Post.objects.written_by(person).exclude(voice__alias="")


def snapshot(post: Post) -> str:
    """Title and note of the thread too, when it is its first post; that it has a picture, that it had another."""
    found = picture(post)
    shown = _("Image : %(what)s") % {"what": found.alt} if found else ""
    return "\n\n".join(filter(None, [*post.heading, post.text, shown, _gone(post)]))


def _gone(post: Post) -> str:
    if post.picture_gone_at is None:
        return ""
    sentence = _("Une image était là. Elle a été retirée, ou remplacée, le %(moment)s.")
    return sentence % {"moment": moment(post.picture_gone_at, year=True)}


def read(post: Post, _person: Person | None) -> str:
    """Neither its picture, nor that there was one: that is for the watch."""
    return "\n\n".join(filter(None, [*post.heading, plain(post.text)]))


def folded_for(post: Post, person: Person | None) -> str:
    if person is not None and is_author(person, post):
        return ""
    return folded(put_aside_by(person), [*post.heading, *texts_of(post)], post.voice.person_id)


def later(post: Post, at: datetime) -> list[subjects.Later]:
    """What it changed since counts too."""
    since = Q(written_at__gte=at) | Q(edited_at__gte=at)
    rows = post.thread.posts.filter(since, voice=post.voice_id).exclude(pk=post.pk).exclude(standing=Standing.REMOVED)
    found = list(_with_picture(rows))
    for one in found:
        one.thread = post.thread
    later = [subjects.Later(one.pk, snapshot(one), one.edited_at or one.written_at) for one in found]
    return sorted(later, key=lambda one: (one.at, one.key))


def visible_to(post: Post, person: Person | None) -> bool:
    return reads(person, post)


def goes_along(post: Post) -> str:
    """The thread goes as its first post goes: so do the words of those who answered."""
    others = post.thread.posts.exclude(voice=post.voice_id).exclude(standing=Standing.REMOVED)
    if not post.begins or not others.exists():
        return ""
    return _("C’est le début du fil\u00a0: si vous le limitez ou le retirez, les réponses ne se liront plus.")


def find_thread(pk: UUID) -> Thread | None:
    """Shown or not: whose it is stays true of what nobody reads any more."""
    return Thread.objects.select_related("circle__structure", "circle__data_key").filter(pk=pk).first()


def opener(thread: Thread) -> Voice | None:
    return thread.voices.filter(opened_it=True).select_related("person").first()


def thread_author(thread: Thread) -> Person | None:
    """None under an alias, like that of a post."""
    voice = opener(thread)
    return voice.person if voice else None


def is_opened_by(thread: Thread, person: Person) -> bool:
    voice = opener(thread)
    return voice is not None and voice.mark == thread.mark_of(person)


def mark_of_opener(thread: Thread) -> str | None:
    voice = opener(thread)
    return voice.mark if voice else None


def alias_of(voice: Voice | None) -> UUID | None:
    """None once its account is gone: nobody is behind it any more."""
    return voice.pk if voice and voice.alias and voice.sealed_person else None


def opened_by(person: Person) -> QuerySet[Thread]:
    return Thread.objects.filter(voices__in=Voice.objects.visible_to(person), voices__opened_it=True)


def first_of(thread: Thread) -> Post | None:
    first = _with_picture(thread.posts.filter(begins=True)).first()
    if first is not None:
        first.thread = thread
    return first


def thread_snapshot(thread: Thread) -> str:
    """Its heading and its first words."""
    first = first_of(thread)
    return snapshot(first) if first else str(thread.title)


def thread_later(thread: Thread, at: datetime) -> list[subjects.Later]:
    first = first_of(thread)
    return later(first, at) if first else []


def thread_picture(thread: Thread) -> Picture | None:
    first = first_of(thread)
    return picture(first) if first else None


def thread_wanted(thread: Thread, person: Person) -> bool:
    """By who could be asked to answer it."""
    author = thread_author(thread)
    signed_by = author.pk if author else None
    return wants_to_hear(person, thread.circle_id, lambda: [plain(thread_snapshot(thread))], signed_by)


def thread_visible_to(thread: Thread, person: Person | None) -> bool:
    return Thread.objects.visible_to(person).filter(pk=thread.pk).exists()


def add() -> None:
    post = subjects.Subject(
        kind=KIND,
        label=gettext_lazy("un message d’un cercle"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=Post.get_absolute_url,
        visible_to=visible_to,
        nothing=lambda pk: Post(pk=pk),
        apply=apply_measure,
        measures=(Measure.NOTE, Measure.BLUR, Measure.EDIT, Measure.LIMIT, Measure.REMOVE),
        waits=would_appear,
        concerns=is_by,
        place=lambda post: post.thread.circle,
        whole=lambda post: (THREAD, post.thread_id),
        text=lambda post: post.text,
        reword=reword_post,
        tells_opening=False,
        mark=lambda post: post.voice.mark,
        voice=lambda post: alias_of(post.voice),
        written_at=lambda post: post.written_at,
        later=later,
        changed_at=lambda post: post.edited_at,
        written_by=Post.objects.written_by,
        answers_for=under_alias,
        is_under_alias=lambda found: bool(found.voice.alias),
        hidden=hidden,
        goes_along=goes_along,
        keepers=keepers,
        is_public=lambda found: found.thread.is_public and found.only_for_id is None,
        picture=picture,
        read=read,
        folded=folded_for,
    )
    subjects.add(post)
    subjects.add(_thread())


def _thread() -> subjects.Subject:
    return subjects.Subject(
        kind=THREAD,
        label=gettext_lazy("un fil d’un cercle"),
        find=find_thread,
        is_shown=lambda thread: thread.standing == Standing.SHOWN,
        keepers=lambda thread: thread.circle.team(),
        author=thread_author,
        snapshot=thread_snapshot,
        url=lambda thread: f"{thread.get_absolute_url()}#repondre",
        visible_to=thread_visible_to,
        wanted=thread_wanted,
        concerns=is_opened_by,
        mark=mark_of_opener,
        voice=lambda thread: alias_of(opener(thread)),
        written_by=opened_by,
        answers_for=lambda person: opened_by(person).exclude(voices__opened_it=True, voices__person=person),
        place=lambda thread: thread.circle,
        whole=lambda thread: (THREAD, thread.pk),
        parts=(KIND,),
        later=thread_later,
        tells_opening=False,
        picture=thread_picture,
    )
