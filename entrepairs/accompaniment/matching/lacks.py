"""What a house lacks: the same obstacle for several people who wait. Small counts never leave this module."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.relaxing import FEW, Obstacle, obstacles
from entrepairs.accompaniment.matching.values import MOMENTS, Peer, Seeker

PARTS = 3
"""Of a day: morning, afternoon, evening."""
ALL = (1 << MOMENTS) - 1


@dataclass(frozen=True)
class Lack:
    """An obstacle, and how many people have it: five at least."""

    obstacle: Obstacle
    people: int


def lacks(seekers: Iterable[Seeker], peers: Iterable[Peer]) -> list[Lack]:
    """What stands before most people first. Whoever has someone possible lacks nobody; what one person holds against
    another is nobody’s lack, and changes no count."""
    pool, found = list(peers), defaultdict[Obstacle, set[str]](set)
    for seeker in seekers:
        if not any(possible(seeker, peer) for peer in pool):
            for obstacle in obstacles(seeker, pool):
                found[_alike(obstacle)].add(seeker.person_id)
    kept = [Lack(obstacle, len(people)) for obstacle, people in found.items() if len(people) >= FEW and obstacle.rules]
    return sorted(kept, key=lambda lack: (-lack.people, len(lack.obstacle.rules), str(lack.obstacle)))


def _alike(obstacle: Obstacle) -> Obstacle:
    """The same for those who lack the same: whatever the order they gave, and the day of the week."""
    parts = {bit % PARTS for bit in range(obstacle.moments.bit_length()) if obstacle.moments >> bit & 1}
    moments = 1 << parts.pop() if len(parts) == 1 else ALL if parts else 0
    languages, experiences = tuple(sorted(obstacle.languages)), tuple(sorted(obstacle.experiences))
    return replace(obstacle, languages=languages, experiences=experiences, moments=moments)
