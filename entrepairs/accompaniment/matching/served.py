"""Who is served, group by group: the audit of a result. Small groups are never told apart."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from entrepairs.accompaniment.matching.relaxing import FEW
from entrepairs.accompaniment.matching.values import Seeker

OTHERS = ""
"""The groups that are too small, together."""


@dataclass(frozen=True)
class Share:
    """Of a group: how many people wait, how many are served."""

    group: str
    people: int
    served: int


def shares(
    seekers: Iterable[Seeker], served: Collection[str], groups: Callable[[Seeker], Iterable[str]]
) -> list[Share]:
    """The largest group first. `served`: ids of requests; `groups`: those of one person, none or several.

    Groups of fewer than five, or in which fewer than five are served, or fewer than five are not, are counted together
    as OTHERS; left out when even together they are so few. Say no total beside, or it could be subtracted."""
    people, helped = Counter[str](), Counter[str]()
    for one in seekers:
        for group in set(groups(one)):
            people[group] += 1
            helped[group] += one.id in served
    found = [Share(group, count, helped[group]) for group, count in people.items()]
    large = [share for share in found if _told(share)]
    small = [share for share in found if not _told(share)]
    together = Share(OTHERS, sum(one.people for one in small), sum(one.served for one in small))
    kept = [*large, together] if _told(together) else large
    return sorted(kept, key=lambda share: (share.group == OTHERS, -share.people, share.group))


def _told(share: Share) -> bool:
    """Everyone served, or nobody, says something of each: only for large groups, it is a fact about the house."""
    return share.people >= FEW and all(
        count == 0 or count >= FEW for count in (share.served, share.people - share.served)
    )
