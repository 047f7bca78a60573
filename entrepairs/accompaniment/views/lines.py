"""Messages as the page draws them: every word ready, so that drawing twenty-five of them costs little."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Message, Participant
from entrepairs.accompaniment.rules.talk import TIME_TO_EDIT
from entrepairs.core.clock import now
from entrepairs.ui.dates import day, hour, local

_ADDRESS = re.compile(r"(https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]’'…])", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """What every message repeats, translated once a page."""

    you: str
    removed: str
    change: str
    take_back: str

    @classmethod
    def here(cls) -> "Words":
        return cls(_("Vous"), _("Message retiré par son auteur·e"), _("Modifier ou retirer"), _("Retirer"))


@dataclass(frozen=True)
class Line:
    """One message. `day` is set on the first of its day, `is_news` on the first that this person has not seen; `act`
    is what its author may still do."""

    id: UUID
    look: str
    who: str
    text: SafeString | str
    at: str
    hour: str
    edited: bool
    act: str
    day: str
    is_news: bool


def lines(messages: Iterable[Message], me: Participant, participants: Iterable[Participant]) -> list[Line]:
    """The messages, oldest first, as `me` sees them. Each participant’s key is unwrapped once."""
    by_key, words = {one.pk: one for one in participants}, Words.here()
    drawn: list[Line] = []
    last_day: date | None = None
    news_said = False
    for message in messages:
        message.participant = by_key[message.participant_id]
        here = local(message.sent_at)
        is_news = not news_said and _is_news(message, me)
        new_day = "" if here.date() == last_day else _day(here)
        drawn.append(_line(message, me, here, words, new_day, is_news))
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


def _line(message: Message, me: Participant, here: datetime, words: Words, new_day: str, is_news: bool) -> Line:
    mine, removed = message.participant_id == me.pk, message.removed_at is not None
    return Line(
        id=message.pk,
        look=f"message{' message-mine' if mine else ''}{' message-gone' if removed else ''}",
        who=words.you if mine else str(message.participant),
        text=words.removed if removed else linked(message.body),
        at=here.isoformat(),
        hour=hour(here),
        edited=message.edited_at is not None and not removed,
        act=_act(message, words) if mine and not removed else "",
        day=new_day,
        is_news=is_news,
    )


def _act(message: Message, words: Words) -> str:
    return words.change if now() - message.sent_at <= TIME_TO_EDIT else words.take_back


def _day(here: datetime) -> str:
    return day(here, year=here.year != local(now()).year)


def _is_news(message: Message, me: Participant) -> bool:
    seen = me.last_read_at
    return message.participant_id != me.pk and (seen is None or message.sent_at > seen)
