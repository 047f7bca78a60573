"""« Pourquoi personne » : what a person may relax, and what the house lacks.

Only bands leave this module, never a count; what one person holds against another weighs the same with and without:
it never makes a criterion look lifted, nor an obstacle appear."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations

from entrepairs.accompaniment.matching.constraints import Rule, blocks, possible, topics_accepted
from entrepairs.accompaniment.matching.values import Peer, Seeker

FEW = 5
ANYWHERE_KM = 21_000


class Criterion(Enum):
    """What the person asked for and may ask no more."""

    MOMENTS = "moments"
    WAYS = "ways"
    DISTANCE = "distance"
    LANGUAGE = "language"
    MUST = "must"
    EXPERIENCE = "experience"


class Band(Enum):
    """How many more supporters become possible."""

    SOMEONE = "someone"
    SEVERAL = "several"


@dataclass(frozen=True)
class Relaxation:
    """Criteria to relax together, and what that opens."""

    criteria: tuple[Criterion, ...]
    opens: Band


@dataclass(frozen=True)
class Obstacle:
    """Hard rules that no available supporter meets together; none when nobody is available at all.

    `experiences`: those the person lets us name. `discreet`: the cause is between people, and stays there."""

    rules: tuple[Rule, ...] = ()
    languages: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    moments: int = 0
    discreet: bool = False


def relaxations(seeker: Seeker, peers: Iterable[Peer]) -> list[Relaxation]:
    """Each criterion that, relaxed alone, makes more supporters possible; the pairs of criteria when none does."""
    pool = list(peers)
    for together in (1, 2):
        found = [_opened(seeker, pool, criteria) for criteria in combinations(Criterion, together)]
        if any(found):
            return [relaxation for relaxation in found if relaxation]
    return []


def newly(before: Seeker, after: Seeker, peers: Iterable[Peer]) -> list[Peer]:
    """The supporters whom another answer makes possible. Whoever does not take a topic that was named before is not
    counted: taking a word away would tell who."""
    return [
        peer for peer in peers if possible(after, peer) and topics_accepted(before, peer) and not possible(before, peer)
    ]


def band_of(more: int) -> Band | None:
    """What may be said of that many supporters; None when nobody."""
    return (Band.SEVERAL if more >= FEW else Band.SOMEONE) if more else None


def lifted(seeker: Seeker, criterion: Criterion) -> Seeker:
    """The same request without this criterion. Never fewer supporters are possible."""
    return _LIFTS[criterion](seeker)


def _opened(seeker: Seeker, pool: Sequence[Peer], criteria: tuple[Criterion, ...]) -> Relaxation | None:
    relaxed = seeker
    for criterion in criteria:
        relaxed = lifted(relaxed, criterion)
    band = band_of(len(newly(seeker, relaxed, pool)))
    return Relaxation(criteria, band) if band else None


def _without_must(seeker: Seeker) -> Seeker:
    return replace(seeker, experiences=tuple(replace(lived, must=False) for lived in seeker.experiences))


_LIFTS: dict[Criterion, Callable[[Seeker], Seeker]] = {
    Criterion.MOMENTS: lambda seeker: replace(seeker, moments=0),
    Criterion.WAYS: lambda seeker: replace(seeker, ways=frozenset()),
    Criterion.DISTANCE: lambda seeker: replace(seeker, radius_km=ANYWHERE_KM),
    Criterion.LANGUAGE: lambda seeker: replace(seeker, languages=()),
    Criterion.MUST: _without_must,
    Criterion.EXPERIENCE: lambda seeker: replace(seeker, any_experience=True),
}

_AVAILABLE = frozenset({Rule.PLACE, Rule.OPEN, Rule.SELF, Rule.CONSENT})
_ASKED = (Rule.EXPERIENCE, Rule.MUST, Rule.LANGUAGE, Rule.WAY, Rule.MOMENT)


def obstacles(seeker: Seeker, peers: Iterable[Peer]) -> list[Obstacle]:
    """For the coordinator, what nobody in the house offers: single rules, or the fewest that nobody meets together.

    Empty when someone is possible. Supporters set aside by a veto, a topic or history are counted as the others, so
    that the answer is the same with and without; when they are all that is left, the obstacle is discreet."""
    kept = [{block.rule for block in blocks(seeker, peer)} for peer in peers]
    if not all(kept):
        return []
    available = [rules for rules in kept if not rules & _AVAILABLE]
    if not available:
        return [Obstacle()]
    for together in range(1, len(_ASKED) + 1):
        found = [rules for rules in combinations(_ASKED, together) if all(unmet & set(rules) for unmet in available)]
        if found:
            return [_described(seeker, rules) for rules in found]
    return [Obstacle(discreet=True)]


def _described(seeker: Seeker, rules: tuple[Rule, ...]) -> Obstacle:
    required = seeker.musts if Rule.MUST in rules else seeker.named
    return Obstacle(
        rules=rules,
        languages=seeker.languages if Rule.LANGUAGE in rules else (),
        experiences=tuple(lived.id for lived in seeker.experiences if lived.shown and lived.id in required)
        if {Rule.EXPERIENCE, Rule.MUST} & set(rules)
        else (),
        moments=seeker.moments if Rule.MOMENT in rules else 0,
    )
