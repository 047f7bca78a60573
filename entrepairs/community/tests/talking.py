"""Circles and threads, made by the real actions."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from entrepairs.community.actions.aside import follow_thread
from entrepairs.community.actions.circles import open_circle
from entrepairs.community.actions.guests import invite_guest, make_circle_paper
from entrepairs.community.actions.leaving import LATEST
from entrepairs.community.actions.writing import answer, open_thread
from entrepairs.community.erasing import GRACE
from entrepairs.community.hours import EVERY_DAY
from entrepairs.community.models import Circle, Post, Thread, Welcome
from entrepairs.community.rules.writing import charter_to_accept
from entrepairs.community.tasks import finish_leaving
from entrepairs.community.written import Written
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure

CHARTER = "On écoute sans juger."
TITLE, TEXT = "Un pot de basilic", "Une bougie posée sur le rebord."
DANGER = "Je vais me tuer ce soir, j’ai tout préparé."
NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 3, 22, 40, tzinfo=UTC)
"""23:40 on the clock of the wall."""


def circle_of(house: Structure, by: Person, **said: Any) -> Circle:
    """Open to everybody; the team is there from 9 to 21, every day; nothing waits for it."""
    usual: dict[str, Any] = {"name": "Les nuits longues", "purpose": "quand on ne dort pas", "days": EVERY_DAY}
    hours: dict[str, Any] = {"opens": time(9), "closes": time(21), "first_are_held": False}
    return open_circle(house, CHARTER, by=by, **(usual | hours | said))


def words(circle: Circle, by: Person, text: str = TEXT, **said: Any) -> Written:
    charter = charter_to_accept(by, circle)
    return Written(new_id(), text, charter=charter.version if charter else None, **said)


def begun(circle: Circle, by: Person, text: str = TEXT, **said: Any) -> Thread:
    heading = {"intent": Thread.Intent.SUPPORT, "title": TITLE} | said
    return open_thread(circle, words(circle, by, text, **heading), by=by).thread


def said_in(thread: Thread, by: Person, text: str = "Je lis.", **said: Any) -> Post:
    return answer(thread, words(thread.circle, by, text, **said), by=by)


def last_words_gone() -> None:
    """A day later: of accounts that were erased, nothing said without their name is left either."""
    with at(now() + LATEST + GRACE):
        finish_leaving.call()


def form(circle: Circle, by: Person, **typed: Any) -> dict[str, Any]:
    """What the page of a first post sends."""
    sent = {"key": str(new_id()), "intent": "soutien", "title": TITLE, "text": TEXT, "content_note": ""}
    accepts = {"accepts": "on"} if charter_to_accept(by, circle) else {}
    return sent | accepts | typed


def rows_of_circles(house: Structure, *, by: Person, author: Person, text: str) -> dict[str, Any]:
    """A circle for the members of a house, and what one of them wrote in it."""
    circle = circle_of(house, by, readers=Circle.Readers.HOUSE, name="La table du jeudi")
    thread = begun(circle, author, text, title=text)
    follow_thread(thread, by=by)
    rows = {"circle": circle, "thread": thread, "post": thread.posts.get()}
    few = circle_of(house, by, readers=Circle.Readers.INVITED, name="À quelques-uns")
    paper, _code = make_circle_paper(few, uses=2, expires_on=now().date() + timedelta(days=9), by=by)
    rows |= {"welcome": Welcome.objects.get(person=author), "guest": invite_guest(few, author, by=by), "paper": paper}
    return rows
