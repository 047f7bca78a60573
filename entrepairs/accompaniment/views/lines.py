"""Messages as the page draws them: ready before the template, so that drawing twenty-five of them costs little (a loop
of the template took a third of the time of the page)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Message, Participant
from entrepairs.accompaniment.rules.talk import TIME_TO_EDIT
from entrepairs.core.clock import now
from entrepairs.ui.dates import day, hour, local

_ADDRESS = re.compile(r"(https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]’'…])", re.IGNORECASE)


ARTICLE = """<article class="{look}" id="message-{id}">
<p class="message-head"><b>{who}</b> <time datetime="{at}">{hour}</time>{edited}{act}</p>
<div class="message-body" dir="auto">{text}</div>
</article>"""
EDITED = " <span>{}</span>"
ACT = ' <a class="message-act no-print" href="{}messages/{}/">{}<span class="visually-hidden"> {}</span></a>'

LOOKS = {  # mine, removed
    (False, False): SafeString("message"),
    (True, False): SafeString("message message-mine"),
    (False, True): SafeString("message message-gone"),
    (True, True): SafeString("message message-mine message-gone"),
}
NOTHING = SafeString("")


@dataclass(frozen=True)
class Words:
    """What every message repeats, escaped once a page: words in the language of the reader, names, the address."""

    path: SafeString
    who: dict[UUID, SafeString]
    edited: SafeString
    removed: SafeString
    withheld: SafeString
    change: SafeString
    take_back: SafeString

    @classmethod
    def of(cls, me: Participant, participants: Sequence[Participant], path: str) -> "Words":
        who = {one.pk: escape(one) for one in participants} | {me.pk: escape(_("Vous"))}
        removed, change, take_back = _("Message retiré par son auteur·e"), _("Modifier ou retirer"), _("Retirer")
        edited = format_html(EDITED, _("modifié"))
        withheld = escape(_("Message que l’équipe a retiré"))
        return cls(escape(path), who, edited, escape(removed), withheld, escape(change), escape(take_back))


@dataclass(frozen=True)
class Line:
    """One message. `day` is set on the first of its day, `is_news` on the first that this person has not seen."""

    article: SafeString
    day: str
    is_news: bool


def lines(messages: Iterable[Message], me: Participant, participants: Sequence[Participant], path: str) -> list[Line]:
    """The messages, oldest first, as `me` sees them on the page at `path`. Each participant’s key is unwrapped once."""
    by_key, words = {one.pk: one for one in participants}, Words.of(me, participants, path)
    zone = get_current_timezone()
    drawn: list[Line] = []
    last_day: date | None = None
    news_said = False
    for message in messages:
        message.participant = by_key[message.participant_id]
        here = message.sent_at.astimezone(zone)
        is_news = not news_said and _is_news(message, me)
        new_day = "" if here.date() == last_day else _day(here)
        drawn.append(Line(_article(message, me, here, words), new_day, is_news))
        last_day, news_said = here.date(), news_said or is_news
    return drawn


def linked(text: str) -> SafeString:
    """The text, escaped; addresses of pages become links that tell nothing of where one comes from."""
    if "://" not in text:
        return escape(text)
    pieces = ((_piece(piece),) for piece in _ADDRESS.split(text))
    return format_html_join("", "{}", pieces)


def _piece(piece: str) -> SafeString:
    if not _ADDRESS.fullmatch(piece):
        return escape(piece)
    return format_html('<a href="{}" rel="noopener noreferrer nofollow ugc">{}</a>', piece, piece)


def _article(message: Message, me: Participant, here: datetime, words: Words) -> SafeString:
    mine, removed = message.participant_id == me.pk, message.removed_at is not None or message.is_withheld
    at = hour(here.time())
    return format_html(
        ARTICLE,
        look=LOOKS[mine, removed],
        id=message.pk,
        who=words.who[message.participant_id],
        at=here.isoformat(),
        hour=at,
        edited=words.edited if message.edited_at is not None and not removed else NOTHING,
        act=format_html(ACT, words.path, message.pk, _act(message, words), at) if mine and not removed else NOTHING,
        text=_words_of(message, words),
    )


def _words_of(message: Message, words: Words) -> SafeString:
    if message.removed_at is not None:
        return words.removed
    return words.withheld if message.is_withheld else linked(message.body)


def _act(message: Message, words: Words) -> SafeString:
    return words.change if now() - message.sent_at <= TIME_TO_EDIT else words.take_back


def _day(here: datetime) -> str:
    return day(here.date(), year=here.year != local(now()).year)


def _is_news(message: Message, me: Participant) -> bool:
    seen = me.last_read_at
    return message.participant_id != me.pk and (seen is None or message.sent_at > seen)
