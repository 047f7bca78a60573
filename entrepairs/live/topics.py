"""What apps call: announce a change, let a page follow it, say who may, take it back.

A topic is « kind:id ». A page shows `<live-stream token=…>`; the token lists topics, signed for one person, so that a
browser can only ask for what a page gave it. The right is checked again when the stream opens, every minute, and on
`revoke`."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from django.core import signing

from entrepairs.live.buses import bus
from entrepairs.live.hub import EVERYTHING, REVOKED

MayFollow = Callable[[UUID, str], bool]
CHECKS: dict[str, MayFollow] = {}
TOKEN_AGE = 24 * 3600
MOST_APART = 200
"""Keys that an announcement of `postgres://` holds."""
TOPIC = re.compile(r"[a-z_]+:[\w.-]{1,100}", re.ASCII)


def register(kind: str, may_follow: MayFollow) -> None:
    """Say who may follow topics of this kind: `may_follow(person's key, id)`, called in a thread, at any time."""
    CHECKS[kind] = may_follow


def publish(topic: str, id: object, *, apart: Collection[UUID] = ()) -> None:
    """Announce that `id` changed under `topic`, if and when the current transaction commits. `apart`: keys of the
    people who must not learn even that; with more than MOST_APART of them nobody is told: pages do not depend on it.

    ValueError when the topic is not « kind:id »: a fault of the program."""
    topic = checked(topic)
    if len(apart) <= MOST_APART:
        bus().publish(topic, str(id)[:100], " ".join(sorted(map(str, apart))))


def revoke(topic: str, person: Any | None) -> None:
    """Check at once whether `person` (None: everybody) may still follow `topic`; close their streams if not.

    « * » is all they follow, « thread:7.* » all that begins so. Call it inside the transaction that takes the right
    away (block, end, sign-out)."""
    if topic != EVERYTHING:
        checked(topic.removesuffix(EVERYTHING))
    bus().publish(REVOKED + topic, str(person.pk) if person else EVERYTHING)


def topic_token(person: Any, topics: Iterable[str]) -> str:
    """Signed list of topics for this person's page; good for a day."""
    return signing.dumps([checked(topic) for topic in topics], salt=_salt(person.pk))


def read_token(token: str, person_id: Any) -> tuple[list[str], float]:
    """The topics, and when the page was made (seconds of the epoch). signing.BadSignature when it is not theirs."""
    topics = signing.loads(token, salt=_salt(person_id), max_age=TOKEN_AGE)
    made = signing.b62_decode(token.rsplit(":", 2)[1])
    return topics, float(made)


def may_follow(person_id: UUID, topic: str) -> bool:
    """The registered rule's answer; no when the kind is unknown."""
    kind, _, thing = topic.partition(":")
    rule = CHECKS.get(kind)
    return rule is not None and rule(person_id, thing)


def checked(topic: str) -> str:
    if not TOPIC.fullmatch(topic):
        raise ValueError(f"topic must be « kind:id », got {topic!r}")
    return topic


def _salt(person_id: Any) -> str:
    return f"live:{person_id}"
