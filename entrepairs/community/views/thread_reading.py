"""What a page of a thread shows to whoever reads it: posts, where new ones begin, what has come since."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entrepairs.community.actions.aside import read_again
from entrepairs.community.actions.reading import note_read
from entrepairs.community.in_common import in_common, wishes_to_find
from entrepairs.community.models import Follow, PlaceRead, Post, Reader, Thread
from entrepairs.community.models.post import sight
from entrepairs.community.models.thread import APART, Standing, then_waiting
from entrepairs.community.own_choices import folded, put_aside_by, texts_of
from entrepairs.community.put_aside import PutAside
from entrepairs.community.reading import PAGE
from entrepairs.community.rules.own import may_change
from entrepairs.community.rules.writing import not_paused
from entrepairs.community.streams import topic_of, topic_of_team, topic_of_voice
from entrepairs.community.views.care import care
from entrepairs.community.views.headings import above, with_first
from entrepairs.community.views.lines import Line, decisions_on, joined, lines
from entrepairs.core.clock import now
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision, Measure

_NOBODY: dict[str, Any] = {"resume": None, "stream": [], "news": []}
MANY = 20
"""More news than that are not counted: what is folded is none."""


def thread_for(person: Person | None, pk: UUID) -> Thread:
    return thread_read_by(Reader.of(person) if person else None, pk)


def thread_read_by(reader: Reader | None, pk: UUID) -> Thread:
    """404 for whoever does not read it, as when there is none."""
    found = then_waiting(lambda waiting: _thread.first(reader, waiting, pk), reader.person if reader else None)
    if found is None:
        raise Http404
    return found


@prepared
def _thread(reader: Reader | None, waiting: list[UUID], pk: UUID) -> QuerySet[Thread]:
    rows = with_first(Thread.objects.read_by(reader, waiting), thread=OuterRef("pk"))
    rows = rows.select_related("circle__structure", "circle__data_key")
    if reader is not None:
        follows = Follow.objects.filter(thread=OuterRef("pk"), person=reader.person)
        rows = rows.annotate(is_followed=Exists(follows), is_told=Exists(follows.exclude(told_at=None)))
        rows = rows.annotate(finds_common=wishes_to_find(reader.person))
    return rows.filter(pk=pk)


def shown_to(reader: Reader | None, found: Thread, since: str, token: str) -> dict[str, Any]:
    """For the template; `since`: the post where it begins, or ""; `token`: of the forms."""
    start = _post(since, found, reader)
    rows = _posts(sight(reader, found), *((start.written_at, start.pk) if start else (None, None)))
    for post in rows:
        post.thread = found
    decided = decisions_on(rows[:PAGE], found)
    choices = put_aside_by(reader.person if reader else None)
    read, team_is_there = lines(rows[:PAGE], found, reader, decided, choices), found.circle.has_team_at(now())
    common = in_common(reader, found, choices.people) if reader and getattr(found, "finds_common", False) else []
    around = {"circle": found.circle, "team_is_there": team_is_there, "csrf_token": token, "is_open": found.is_public}
    rest, unpaused = _rest(decided.get(found.pk)), not_paused(found.circle)
    around |= {"may_change": _may_change(reader, read), "care": care(read)}
    around |= {"in_common": {one.voice: one.drawn for one in common}, "language": get_language()}
    shown = {
        "circle": found.circle,
        "thread": found,
        "above": above(found, reader, found),
        "readers": _readers(reader, found),
        "next": rows[PAGE] if len(rows) > PAGE else None,
        "rest": rest,
        "not_paused": unpaused,
        "is_part": start is not None,
        "common": common,
        "here": {post.pk for post in rows[:PAGE]},
        "team_is_there": team_is_there,
        "shows_numbers": around["care"] is not None,
        "holds_more": start is not None or len(rows) > PAGE or any(_is_hidden(line) for line in read),
    }
    before = note_read(found.circle, found.pk, _read_up_to(reader, found, rows), by=reader.person) if reader else None
    begins = _first_new(read, before)
    drawn = [line.drawn(around) for line in _told_new(read, before, begins)]
    own = _for_one(reader, found, read, rows, before if begins == len(read) else None) if reader else _NOBODY
    return shown | own | {"posts": joined(drawn[:begins], token), "new_posts": joined(drawn[begins:], token)}


def _is_hidden(line: Line) -> bool:
    """Words of somebody else that others do not read, or that went without a trace."""
    is_gone = line.shape.standing == Standing.REMOVED and line.post.shown_at is None
    return not line.shape.is_mine and (is_gone or line.is_kept)


def _may_change(reader: Reader | None, read: Sequence[Line]) -> bool:
    """Whether what waits and is theirs may still be changed: asked when there is some."""
    waiting = next((line.post for line in read if line.shape.waits and line.shape.is_mine), None)
    return bool(reader and waiting and may_change(reader.person, waiting))


def _readers(reader: Reader | None, found: Thread) -> str:
    """Who reads it now, in words for who is before the page."""
    if found.standing not in APART:
        return str(found.who_reads.label)
    is_team = reader is not None and found.circle.structure_id in reader.keeps
    return _("l’auteur·e et l’équipe, pour l’instant") if is_team else _("vous et l’équipe, pour l’instant")


@prepared
def _posts(seen: tuple[Any, ...], at: datetime | None, pk: UUID | None) -> QuerySet[Post]:
    """A page of them, and one more if there is."""
    return Post.objects.seen(*seen).since(at, pk)[: PAGE + 1]


def _rest(decision: Decision | None) -> Decision | None:
    """That this thread rests, until when and why."""
    is_rest = decision is not None and decision.measure == Measure.REST
    return decision if is_rest and decision and decision.until and decision.until > now() else None


def _for_one(
    reader: Reader, found: Thread, read: Sequence[Line], rows: Sequence[Post], nothing_since: datetime | None
) -> dict[str, Any]:
    """What will tell this person that more has come. `nothing_since`: where their visit before ended, unless what they
    find new begins on this page."""
    has_more, last = len(rows) > PAGE, _last_that_came(read)
    told = [topic_of(found)]
    if found.has_voice:
        told.append(topic_of_voice(found, found.mark_of(reader.person)))
    if found.circle.structure_id in reader.keeps:
        told.append(topic_of_team(found))
    if not has_more and getattr(found, "is_told", False):
        read_again(found, by=reader.person)
    return {
        "resume": _since(reader, found, nothing_since, rows[PAGE]).first() if has_more and nothing_since else None,
        "stream": told if last and not has_more else [],
        "news_url": f"{found.get_absolute_url()}?apres={last.pk}" if last else "",
        "news": [],
    }


def _read_up_to(reader: Reader, found: Thread, rows: Sequence[Post]) -> datetime | None:
    """When the latest thing of this page came. What is shown late on it came after what was written further on: as long
    as something there was not read, the page ends where its last post was written."""
    here, further = rows[:PAGE], rows[PAGE:]
    latest = max((post.came_at for post in here if post.standing == Standing.SHOWN), default=None)
    if latest is None or not further or latest <= further[0].written_at:
        return latest
    place = PlaceRead.objects.of(reader.person, found.circle, found.pk)
    return here[-1].written_at if _since(reader, found, place.until, further[0]).exists() else latest


def _first_new(read: Sequence[Line], before: datetime | None) -> int:
    """From that post on, all has come since, and it is of someone else; past the end when there is none."""
    since = sum(1 for _line in takewhile(lambda line: _is_since(line, before), reversed(read)))
    return next((n for n in range(len(read) - since, len(read)) if not read[n].shape.is_mine), len(read))


def _told_new(read: Sequence[Line], before: datetime | None, begins: int) -> list[Line]:
    """What is shown late among words already read says of itself that it is new."""
    return [line.told_new() if n < begins and _is_news(line, before) else line for n, line in enumerate(read)]


def _is_news(line: Line, before: datetime | None) -> bool:
    return _is_since(line, before) and line.shape.standing == Standing.SHOWN and not line.shape.is_mine


def _is_since(line: Line, before: datetime | None) -> bool:
    return before is not None and line.post.came_at > before


def _last_that_came(read: Sequence[Line]) -> Post | None:
    """For all who read; else, what waits. Once that is shown, what came before it would be news to nobody."""
    posts = [line.post for line in read]
    return max([post for post in posts if post.shown_at] or posts, key=_came, default=None)


def _since(reader: Reader, found: Thread, before: datetime | None, further: Post) -> QuerySet[Post]:
    """From that post on, what came since they read: where they had come to. All of it when they never did."""
    rows = Post.objects.read_by(reader, found).since(further.written_at, further.pk).filter(standing=Standing.SHOWN)
    return rows.filter(shown_at__gt=before) if before else rows


def news_after(last: str, found: Thread, reader: Reader) -> dict[str, Any]:
    """What others have said since that post, as far as this person reads it, and would not find it folded; the first
    one leads there."""
    known = _place(last, found)
    if known is None:
        return {"news": []}
    rows = Post.objects.read_by(reader, found).filter(_came_after(known))
    others = rows.filter(standing=Standing.SHOWN).exclude(voice__mark=found.mark_of(reader.person))
    unfolded = _unfolded(others.iterator(MANY), found, put_aside_by(reader.person))
    return {"news": list(islice(unfolded, MANY))}


def _unfolded(posts: Iterable[Post], found: Thread, choices: PutAside) -> Iterator[Post]:
    for post in posts:
        post.thread = found
        if not folded(choices, texts_of(post) if choices.words else [], post.voice.person_id):
            yield post


def _came(post: Post) -> tuple[datetime, UUID]:
    return post.came_at, post.pk


def _came_after(known: Post) -> Q:
    """Shown since, or at the same instant and after it."""
    return Q(shown_at__gt=known.came_at) | Q(shown_at=known.came_at, pk__gt=known.pk)


def _place(asked: str, found: Thread) -> Post | None:
    """Where the page ended: what stood there may be read no more since."""
    return found.posts.filter(pk=key).first() if (key := _key(asked)) else None


def _post(asked: str, found: Thread, reader: Reader | None) -> Post | None:
    """None when it is none of this thread."""
    return Post.objects.read_by(reader, found).filter(pk=key).first() if (key := _key(asked)) else None


def _key(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None
