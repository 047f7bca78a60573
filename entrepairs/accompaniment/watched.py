"""What the watch may look at here: the messages that a participant showed, and nothing around them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Excerpt, Message
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import HIDING, Measure
from entrepairs.ui.dates import moment

KIND = "exchange"


def find(pk: UUID) -> Excerpt | None:
    return Excerpt.objects.select_related("accompaniment").filter(pk=pk).first()


def author(excerpt: Excerpt) -> Person | None:
    """The one person who wrote all that is shown; None when they are several."""
    people = {message.participant.person for message in _messages(excerpt)}
    return people.pop() if len(people) == 1 else None


def authors(excerpt: Excerpt) -> list[Person]:
    """Who wrote something of it."""
    people = {message.participant.person for message in _messages(excerpt)}
    return [person for person in people if person is not None]


def shown_of(person: Person) -> QuerySet[Excerpt]:
    """Those that hold something that this person wrote."""
    return Excerpt.objects.filter(messages__participant__person=person)


def is_of(excerpt: Excerpt, person: Person) -> bool:
    """Both sides of the talk: what was shown is about them."""
    return excerpt.accompaniment.participants.filter(person=person).exists()


def snapshot(excerpt: Excerpt) -> str:
    return written(_messages(excerpt))


def written(messages: Iterable[Message]) -> str:
    """Who, when, what: one paragraph for each message."""
    shown = (message for message in messages if message.removed_at is None)
    return "\n\n".join(f"{one.participant}, {moment(one.sent_at)}\n{one.body}" for one in shown)


def url(excerpt: Excerpt) -> str:
    return excerpt.accompaniment.get_absolute_url()


def visible_to(excerpt: Excerpt, person: Person | None) -> bool:
    return person is not None and Excerpt.objects.visible_to(person).filter(pk=excerpt.pk).exists()


@transaction.atomic
def apply_measure(excerpt: Excerpt, measure: str, by: Person | None) -> None:
    """Withheld messages keep their place and their text, which is shown again when the decision is lifted."""
    excerpt.messages.update(is_withheld=measure in HIDING)


def _messages(excerpt: Excerpt) -> list[Message]:
    rows = excerpt.messages.select_related("participant__person", "participant__data_key")
    return list(rows.order_by("sent_at", "pk"))


def add() -> None:
    exchange = subjects.Subject(
        kind=KIND,
        label=_("des messages d’un accompagnement"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=url,
        visible_to=visible_to,
        apply=apply_measure,
        measures=(Measure.LIMIT, Measure.REMOVE),
        concerns=is_of,
        tells_opening=False,
        told=authors,
        answers_for=shown_of,
        is_private=True,
    )
    subjects.add(exchange)
