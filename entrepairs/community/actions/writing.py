"""Open a thread, answer, change one’s words. The post itself says who and when: the journal does not repeat it, and
must not tell who is behind an alias."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.community.actions.looked_at import have_read
from entrepairs.community.actions.newcomers import note_newcomer
from entrepairs.community.actions.picturing import change_picture, keep_picture, shows_the_same
from entrepairs.community.actions.standing import stand, tell_of
from entrepairs.community.actions.telling import tell_soon
from entrepairs.community.for_whom import (
    changed_standing,
    only_for,
    others_read,
    speaks_for_the_team,
    standing_of,
    still_for,
)
from entrepairs.community.hints import read_together
from entrepairs.community.models import CharterAcceptance, Circle, Findable, Follow, Post, Thread, Voice
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.rules.own import may_change, may_narrow
from entrepairs.community.rules.reading import is_author
from entrepairs.community.rules.writing import (
    charter_to_accept,
    goes_on_there,
    may_answer,
    may_answer_all,
    may_go_unnamed,
    may_keep_for,
    may_write,
)
from entrepairs.community.streams import check_followers
from entrepairs.community.voices import draw_alias
from entrepairs.community.written import ALL, KIND, LATER, TEAM, THREAD, Shown, Titles, Written
from entrepairs.core.bulk import insert
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.core.rules import YES, No, Refused, Verdict, require
from entrepairs.people.models import Person
from entrepairs.safety.actions.origins import keep_origin
from entrepairs.safety.models import Decision, Look, Origin
from entrepairs.safety.rules.resting import rest_of
from entrepairs.safety.triage.judge import IMMINENT, Reading


@transaction.atomic
def open_thread(circle: Circle, said: Written, *, by: Person) -> Post:
    """The first post of a new thread. The same key opens it once."""
    circle = Circle.objects.select_for_update(of=("self",)).select_related("data_key", "structure").get(pk=circle.pk)
    if (sent := _sent(said, by)) is not None:
        return sent
    require(may_write(by, circle))
    _accept_charter(circle, said, by)
    at = now()
    readers = said.readers or circle.readers
    require(may_keep_for(by, circle, readers))
    thread = Thread(circle=circle, intent=said.intent, readers=readers, opened_at=at, last_at=at)
    thread.title, thread.content_note = said.title, said.content_note
    thread.save(force_insert=True)
    voice = _voice(thread, said, by)
    if voice.person is not None:
        Follow.objects.create(person=by, thread=thread)
    return _say(thread, voice, said, by)


@transaction.atomic
def answer(thread: Thread, said: Written, *, by: Person) -> Post:
    """The same key answers once."""
    thread = _held(thread)
    if (sent := _sent(said, by)) is not None:
        return sent
    rest = rest_of(THREAD, thread.pk)
    require(may_answer(by, thread, rest))
    _accept_charter(thread.circle, said, by)
    return _say(thread, _voice(thread, said, by), said, by, rest)


@transaction.atomic
def narrow_thread(thread: Thread, readers: str, *, by: Person) -> None:
    """Fewer people read it from now on. Nobody is told."""
    thread = _held(thread)
    require(may_narrow(by, thread, readers))
    Thread.objects.filter(pk=thread.pk).update(readers=readers)
    check_followers(thread)


@transaction.atomic
def edit_post(
    post: Post,
    text: str,
    *,
    by: Person,
    shown: Shown | None = None,
    titles: Titles | None = None,
    is_for_few: bool = False,
    address: str = "",
) -> Post:
    """Say it otherwise; `shown`: what becomes of its picture; `titles`: of its thread, when it begins it; `is_for_few`:
    its page said that others do not read it; `address`: from which connection. What was there is gone; the mark
    « modifié » stays; it is read again."""
    Look.objects.hold(KIND, post.pk)
    thread = _held(post.thread)
    post = thread.posts.select_for_update(of=("self",)).select_related("voice").get(pk=post.pk)
    post.thread = thread
    require(may_change(by, post))
    is_shown_otherwise = shown is not None and change_picture(post, shown)
    heading = [titles.title, titles.content_note] if titles and post.begins else post.heading
    is_headed_otherwise = heading != post.heading
    if post.text == text and not is_shown_otherwise and not is_headed_otherwise:
        return post
    before, post.text, post.edited_at = post.text, text, now()
    reading = read_together([*heading, text, shown.alt if shown else ""])
    if post.only_for_id is None:
        post.only_for = still_for(post, thread, by)
    standing = changed_standing(post, thread, by, reading, before)
    if is_for_few and post.others_read_it and standing != Standing.LOOKED_AT:
        raise Refused(others_read())
    post.was_read = standing == Standing.SHOWN and post.only_for_id is None
    if standing != post.standing:
        stand(post, standing, stays=True)
    if is_headed_otherwise:
        _head(post, heading, reading)
    post.save(update_fields=["sealed_text", "edited_at", "standing", "only_for", "was_read"])
    Findable.objects.follow(post)
    have_read(post, reading)
    keep_origin(KIND, post.pk, address=address, act=Origin.Act.CHANGED, thing=post)
    return post


def _say(thread: Thread, voice: Voice, said: Written, by: Person, rest: Decision | None = None) -> Post:
    if voice.alias:
        require(may_go_unnamed(thread, goes_on=goes_on_there(thread, voice, by)))
    reading = said.reading or read_together([said.title, said.content_note, said.text, said.alt])
    post = Post(pk=said.key, thread=thread, voice=voice, written_at=now(), begins=bool(said.title))
    post.only_for = only_for(thread, voice, said, by)
    if rest and not post.only_for_id:
        require(may_answer_all(by, thread, rest))
    post.standing = Standing.SHOWN if post.only_for_id else standing_of(thread, voice, said, by, reading)
    post.is_told, post.shown_at = post.begins, post.written_at if post.standing == Standing.SHOWN else None
    post.was_read, post.text = post.is_for_all, said.text
    insert([post])
    keep_picture(post, said)
    if post.standing == Standing.SHOWN:
        _is_there(post)
    elif post.begins:
        Thread.objects.filter(pk=thread.pk).update(standing=post.standing)
    have_read(post, reading, is_new=True)
    note_newcomer(post, by)
    keep_origin(KIND, post.pk, address=said.address, thing=post)
    if not post.begins:
        tell_soon()
    return post


def _is_there(post: Post) -> None:
    if post.is_for_all:
        Findable.objects.follow(post, is_new=True)
    if _moves(post):
        Thread.objects.filter(pk=post.thread_id).update(last_at=post.written_at)
    tell_of(post)


def _moves(post: Post) -> bool:
    """Its thread, in the lists: what not all who read there read would tell at what time it was said."""
    if post.is_for_all or post.thread.standing not in APART:
        return post.is_for_all
    return post.only_for is None or (post.only_for.opened_it and not post.thread.is_kept_by_others)


def _head(post: Post, heading: Sequence[str], reading: Reading) -> None:
    """The title goes with the first post, but is read above the words of others: while they are shown and it would
    wait, it stays as it was. Who speaks of a danger is not stopped for that: the watch reads them."""
    thread = post.thread
    if post.standing == Standing.SHOWN or not Thread.objects.get(pk=thread.pk).holds_others:
        thread.title, thread.content_note = heading
        sealed = {"sealed_title": thread.sealed_title, "sealed_content_note": thread.sealed_content_note}
        Thread.objects.filter(pk=thread.pk).update(**sealed)
    elif reading.level != IMMINENT:
        raise Refused(_("L’équipe lit d’abord ce message, et d’autres y ont répondu : pour l’instant, le titre reste."))


def _voice(thread: Thread, said: Written, by: Person) -> Voice:
    """One each in a thread: under the name of the first time."""
    mark = thread.mark_of(by)
    if (known := _voices_of.first(thread, mark)) is not None:
        if said.is_hidden and known.person_id:
            raise Refused(_("Dans ce fil, vous écrivez déjà sous votre pseudonyme. Votre message n’est pas parti."))
        known.person, known.has_written = by if known.person_id else None, True
        return known
    voice = Voice(thread=thread, mark=mark, opened_it=bool(said.title))
    if said.is_hidden:
        voice.alias, voice.hidden_person = draw_alias(set(thread.voices.values_list("alias", flat=True))), str(by.pk)
    else:
        voice.person = by
    insert([voice])
    return voice


def _accept_charter(circle: Circle, said: Written, by: Person) -> None:
    charter = charter_to_accept(by, circle)
    if charter is None:
        return
    if said.charter != charter.version:
        raise Refused(_("La charte du cercle a changé. Relisez-la, puis dites oui pour écrire."))
    CharterAcceptance.objects.create(charter=charter, person=by, on=now().date())


def _sent(said: Written, by: Person) -> Post | None:
    """What the same form has already sent; a key that is someone else’s is refused, and so are other words under it."""
    post = _with_key.first(said.key)
    if post is not None and not is_author(by, post):
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis envoyez votre message."))
    if post is not None:
        require(_is_as_sent(said, post, by))
    return post


def _is_as_sent(said: Written, post: Post, by: Person) -> Verdict:
    """The words and the picture that are there, under that name, for these people: once it is changed or erased, nobody
    can tell with which ones it was sent, and no page says that something is there which is not."""
    heading = [said.title, said.content_note] if post.begins else []
    if [*post.heading, post.text] != [*heading, said.text] or not shows_the_same(post, said):
        return No(
            _("Un autre message est déjà parti de cette page. Celui-ci n’est pas parti : relisez-le, puis envoyez-le.")
        )
    if said.is_chosen and str(_asked(said, post, by)) != str(post.only_for_id):
        return No(_("Ce message est déjà parti, pour d’autres personnes. Rechargez cette page pour voir qui le lit."))
    if said.is_hidden and not post.voice.alias:
        return No(_("Ce message est déjà parti, sous votre pseudonyme."), reverse("community:change", args=[post.pk]))
    if post.begins and said.readers not in ("", post.thread.readers):
        sentence = _("Ce message est déjà parti. Le lisent : %(who)s.") % {"who": post.thread.who_reads.label}
        return No(sentence, reverse("community:change", args=[post.pk]))
    return YES


def _asked(said: Written, post: Post, by: Person) -> UUID | str | None:
    """The key of the voice it was for; none for all. What the team looks at, of who does not speak for it there, is for
    nobody in particular, whatever was chosen."""
    is_for_team = post.standing == Standing.LOOKED_AT and post.only_for_id is None
    if is_for_team and not speaks_for_the_team(post.voice, post.thread, by):
        return None
    return {ALL: None, LATER: None, TEAM: post.voice_id}.get(said.only_for, said.only_for)


def _held(thread: Thread) -> Thread:
    if (found := _locked.first(thread)) is None:
        raise Thread.DoesNotExist
    return found


@prepared
def _locked(thread: Thread) -> QuerySet[Thread]:
    rows = Thread.objects.select_for_update(of=("self",)).select_related("circle__data_key", "circle__structure")
    return rows.filter(pk=thread.pk)


@prepared
def _with_key(key: UUID) -> QuerySet[Post]:
    return Post.objects.select_related("voice", "thread__circle__data_key").filter(pk=key)


@prepared
def _voices_of(thread: Thread, mark: str) -> QuerySet[Voice]:
    return Voice.objects.filter(thread=thread, mark=mark)
