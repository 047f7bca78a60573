"""A new version of a charter, for who said yes to another: what is new in it, and what is no longer there."""

import re
from datetime import date
from typing import NamedTuple

from entrepairs.community.models import Charter, CharterAcceptance
from entrepairs.people.models import Person

_BETWEEN = re.compile(r"(?<=[.!?…])[ \t]+|\s*\n\s*")


class Change(NamedTuple):
    """`agreed_on`: the day of their latest yes. `new`, `gone`: sentences; both empty when only their order changed."""

    agreed_on: date
    new: list[str]
    gone: list[str]


def change_for(person: Person, charter: Charter | None) -> Change | None:
    """None when they have never said yes in this circle. `charter`: the version that they are asked to accept."""
    if charter is None or charter.version == 1:
        return None
    before = CharterAcceptance.objects.visible_to(person).filter(charter__circle=charter.circle_id)
    last = before.select_related("charter").order_by("-charter__version").first()
    if last is None:
        return None
    old, new = sentences(last.charter.text), sentences(charter.text)
    return Change(last.on, [one for one in new if one not in old], [one for one in old if one not in new])


def sentences(text: str) -> list[str]:
    """One by one, a line of a list being one, without its dash."""
    return [said for one in _BETWEEN.split(text) if (said := one.strip().lstrip("-–•* "))]
