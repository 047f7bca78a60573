"""Messages as the page draws them: every word ready, so that drawing twenty-five of them costs little."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from entrepairs.accompaniment.models import Message, Participant
from entrepairs.accompaniment.rules.talk import TIME_TO_EDIT
from entrepairs.core.clock import now
from entrepairs.ui.dates import day, hour, local

_ADDRESS = re.compile(r"(https?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)\]’'…])", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One message. `day` is set on the first of its day, `is_news` on the first that this person has not seen."""

    id: str
    author: str
    mine: bool
    text: SafeString
    at: str
    hour: str
    edited: bool
    removed: bool
    editable: bool
    day: str = ""
    is_news: bool = False


def lines(messages: Iterable[Message], me: Participant, participants: Iterable[Participant]) -> list[Line]:
    """The messages, oldest first, as `me` sees them. Each participant’s key is unwrapped once."""
    by_key = {one.pk: one for one in participants}
    drawn: list[Line] = []
    last_day: date | None = None
    news_said = False
    for message in messages:
        message.participant = by_key[message.participant_id]
        here = local(message.sent_at)
        is_news = not news_said and _is_news(message, me)
        drawn.append(_line(message, me, here, last_day, is_news))
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


def _line(message: Message, me: Participant, here: datetime, last_day: date | None, is_news: bool) -> Line:
    mine = message.participant_id == me.pk
    return Line(
        id=str(message.pk),
        author=str(message.participant),
        mine=mine,
        text=linked(message.body),
        at=message.sent_at.isoformat(),
        hour=hour(here),
        edited=message.edited_at is not None and message.removed_at is None,
        removed=message.removed_at is not None,
        editable=mine and message.removed_at is None and now() - message.sent_at <= TIME_TO_EDIT,
        day="" if here.date() == last_day else _day(here),
        is_news=is_news,
    )


def _day(here: datetime) -> str:
    return day(here, year=here.year != local(now()).year)


def _is_news(message: Message, me: Participant) -> bool:
    seen = me.last_read_at
    return message.participant_id != me.pk and (seen is None or message.sent_at > seen)
