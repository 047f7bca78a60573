"""A request as SQL over the columns of offers: the rules of constraints.py and the parts of score.py, in whole numbers.

Only what was asked is written: a short request is a short question. The text holds numbers, and words of lists."""

from collections.abc import Callable, Iterable

from entrepairs.accompaniment.matching.columns import packed, places
from entrepairs.accompaniment.matching.policy import Policy
from entrepairs.accompaniment.matching.preference import MANY, turn
from entrepairs.accompaniment.matching.score import STEPS, share, wants_near
from entrepairs.accompaniment.matching.values import IN_PERSON, WAYS, WRITTEN, Seeker, way_bits
from entrepairs.people.numbered import experience_numbers
from entrepairs.places.distance import BANDS_KM, metres, squared_within

MEETING, WRITING = 1 << WAYS.index(IN_PERSON), 1 << WAYS.index(WRITTEN)
NEVER = "1 = 0"
HALF = 14
"""Bits of moments counted in one go: a product that spreads them, a mask, a remainder (Sean Anderson, Bit Twiddling
Hacks, « Counting bits set in 14, 24, or 32-bit words using 64-bit instructions »)."""
SPREAD, EACH_FOURTH, FIFTEEN = 0x200040008001, 0x111111111111111, 15


def conditions(seeker: Seeker) -> list[str]:
    """All hold for a supporter who is possible, but for what changes by the hour, and for who they are: the shortest
    first. Gender and age have no column: no page asks them (H5)."""
    if seeker.in_danger or not seeker.consents:
        return [NEVER]
    found = [_experience(seeker), _must(seeker), "free > 0", _moment(seeker), _topic(seeker), _language(seeker)]
    return [one for one in [*found, _way(seeker)] if one]


def opened_since(before: Seeker) -> list[str]:
    """All hold for a supporter who was not possible for this request; whoever does not take a topic that it named stays
    out of sight, as in `relaxing.newly`."""
    topic = _topic(before)
    return [f"NOT ({' AND '.join(conditions(before))})", *([topic] if topic else [])]


def points(policy: Policy, seeker: Seeker) -> dict[str, str]:
    """Each part of the score, by its code."""
    writers: dict[str, Callable[[Policy, Seeker], str]] = {
        "experience": _experience_points,
        "words": _words_points,
        "moments": _moments_points,
        "place": _place_points,
        "language": _language_points,
    }
    return {code: write(policy, seeker) for code, write in writers.items()}


def draw(seeker: Seeker) -> str:
    """As `preference.drawn`."""
    times, plus = turn(seeker.id)
    return f"(lot * {times} + {plus}) % {MANY}"


def wanted(seeker: Seeker) -> list[str]:
    """Experiences of which one at least is named by whoever is possible; none when the request asks for none."""
    if seeker.any_experience or not seeker.named:
        return []
    return sorted((seeker.musts or seeker.named | seeker.words) & experience_numbers().keys())


def _experience(seeker: Seeker) -> str:
    return _shares("shown", seeker.named | seeker.words) if seeker.named and not seeker.any_experience else ""


def _must(seeker: Seeker) -> str:
    return _shares("shown", seeker.musts) if seeker.musts and not seeker.any_experience else ""


def _topic(seeker: Seeker) -> str:
    asked = seeker.named | seeker.words
    return f"NOT {_shares('refused', asked)}" if asked else ""


def _shares(column: str, keys: Iterable[str]) -> str:
    """One at least of these is there."""
    held = [f"({column}_{n} & {word})" for n, word in enumerate(packed(column, keys)) if word]
    return f"({' | '.join(held)} <> 0)" if held else f"({NEVER})"


def _language(seeker: Seeker) -> str:
    return _shares("speaks", seeker.languages) if seeker.languages else ""


def _moment(seeker: Seeker) -> str:
    """Not needed by those who can write to each other, nor when one of them named no moment."""
    if not seeker.moments:
        return ""
    writes = f"ways & {way_bits(seeker.ways) & WRITING} <> 0 OR "
    return f"({writes}moments = 0 OR moments & {seeker.moments} <> 0)"


def _way(seeker: Seeker) -> str:
    ways = way_bits(seeker.ways)
    return f"(ways & {ways & ~MEETING} <> 0 OR {_near(seeker)})"


def _near(seeker: Seeker) -> str:
    """Both go out to meet, and each lives within what the other accepts."""
    if seeker.position is None or not way_bits(seeker.ways) & MEETING:
        return f"({NEVER})"
    square = _square(seeker)
    return f"(ways & {MEETING} <> 0 AND {square} <= {squared_within(seeker.radius_km)} AND {square} <= within)"


def _square(seeker: Seeker) -> str:
    """In m²; only for those who said where they live, on both sides."""
    here = metres(seeker.position) if seeker.position else (0, 0, 0)
    apart = [f"({axis} - ({place}))" for axis, place in zip("xyz", here, strict=True)]
    return f"({' + '.join(f'{one} * {one}' for one in apart)})"


def _experience_points(policy: Policy, seeker: Seeker) -> str:
    weights = {key: policy.must if key in seeker.musts else 1 for key in seeker.named}
    return _share(policy.experience, weights)


def _words_points(policy: Policy, seeker: Seeker) -> str:
    return _share(policy.words, dict.fromkeys(seeker.words, 1))


def _share(most: int, weights: dict[str, int]) -> str:
    """As `score.share`, of what each of these weighs when the supporter speaks of it."""
    if not weights:
        return str(most)
    held = [f"{weight} * ((topics_{n} >> {bit}) & 1)" for n, bit, weight in _weighed(weights)]
    return f"{most} * ({' + '.join(held) or 0}) / {sum(weights.values())}"


def _weighed(weights: dict[str, int]) -> list[tuple[int, int, int]]:
    """Word, bit and weight of each."""
    return [(*place, weight) for key, weight in sorted(weights.items()) for place in places("topics", [key])]


def _moments_points(policy: Policy, seeker: Seeker) -> str:
    enough = min(seeker.moments.bit_count(), policy.enough_moments)
    if not enough:
        return str(policy.moments)
    steps = " ".join(f"WHEN {got} THEN {share(policy.moments, got, enough)}" for got in range(enough))
    return f"CASE {_common(seeker.moments)} {steps} ELSE {policy.moments} END"


def _common(moments: int) -> str:
    """How many of these moments the supporter named too."""
    halves = [(moments & (1 << HALF) - 1, "moments"), (moments >> HALF, f"(moments >> {HALF})")]
    counted = [f"((({column} & {asked}) * {SPREAD}) & {EACH_FOURTH}) % {FIFTEEN}" for asked, column in halves if asked]
    return " + ".join(counted)


def _place_points(policy: Policy, seeker: Seeker) -> str:
    if not wants_near(seeker):
        return str(policy.place)
    nearer = " ".join(
        f"WHEN {_square(seeker)} <= {squared_within(km - 1)} THEN {policy.place * (STEPS - band) // STEPS}"
        for band, km in enumerate(BANDS_KM)
    )
    return f"CASE WHEN NOT {_near(seeker)} THEN 0 {nearer} ELSE {policy.place // STEPS} END"


def _language_points(policy: Policy, seeker: Seeker) -> str:
    asked = len(seeker.languages)
    if not asked:
        return str(policy.language)
    spoken = " ".join(
        f"WHEN {_shares('speaks', [language])} THEN {share(policy.language, asked - rank, asked)}"
        for rank, language in enumerate(seeker.languages)
    )
    return f"CASE {spoken} ELSE 0 END"
