"""What the engine knows of the two sides, and what they have in common."""

from dataclasses import dataclass

from entrepairs.places.communes import Position
from entrepairs.places.distance import squared_metres, squared_within, whole_km

WRITTEN, PHONE, VIDEO, IN_PERSON = WAYS = ("ecrit", "telephone", "visio", "personne")
MOMENTS = 21  # bits: 3 × day (Monday 0) + 0 morning, 1 afternoon, 2 evening
USUAL_LANGUAGE = "fr"


@dataclass(frozen=True)
class Lived:
    """An experience named by the person who asks. `must`: one of those is required. `shown`: may be named."""

    id: str
    must: bool = False
    shown: bool = True


@dataclass(frozen=True)
class About:
    """Gender and age, and those asked of the other as a condition: values of a house that asks them. No page of ours
    does, so all is empty unless an installation fills it."""

    gender: str = ""
    age: str = ""
    genders: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()

    def suits(self, other: "About") -> bool:
        """The other is what is asked here. What they did not say is not assumed."""
        return (not self.genders or other.gender in self.genders) and (not self.ages or other.age in self.ages)


NOTHING_SAID = About()


@dataclass(frozen=True)
class Seeker:
    """A request. Whatever is empty is « no preference ».

    `words`: experiences recognised in the free text; they count, and never say anything of the person. `languages`:
    ISO 639, by ease. `moments`: bits. `refused`: people not to meet. `history`: people with whom it was declined or
    has ended. `any_experience`: accepts someone who shares none. `consents`: to be matched, in force. `days`: waited,
    whole. `in_danger`: a human first, nobody is proposed."""

    id: str
    person_id: str
    experiences: tuple[Lived, ...] = ()
    words: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()
    moments: int = 0
    position: Position | None = None
    radius_km: int = 25
    refused: frozenset[str] = frozenset()
    history: frozenset[str] = frozenset()
    any_experience: bool = False
    consents: bool = True
    about: About = NOTHING_SAID
    days: int = 0
    in_danger: bool = False

    @property
    def named(self) -> frozenset[str]:
        return frozenset(lived.id for lived in self.experiences)

    @property
    def musts(self) -> frozenset[str]:
        return frozenset(lived.id for lived in self.experiences if lived.must)

    @property
    def shown(self) -> frozenset[str]:
        return frozenset(lived.id for lived in self.experiences if lived.shown)


@dataclass(frozen=True)
class Peer:
    """An offer. `shown` and `silent`: experiences the supporter agrees to talk about, that may or may not be named.

    `languages`: French when nothing is said. `free_places`: people more. `open_now`: habilitated (with a referent when
    in training), neither paused nor absent. `vetoes`: people they will not meet. `load`: people accompanied now.
    `waiting`: asks not answered yet."""

    id: str
    person_id: str
    shown: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    refused_topics: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    ways: frozenset[str] = frozenset()
    moments: int = 0
    position: Position | None = None
    radius_km: int = 25
    free_places: int = 1
    open_now: bool = True
    vetoes: frozenset[str] = frozenset()
    load: int = 0
    waiting: int = 0
    consents: bool = True
    about: About = NOTHING_SAID

    @property
    def topics(self) -> frozenset[str]:
        return self.shown | self.silent

    @property
    def spoken(self) -> tuple[str, ...]:
        return self.languages or (USUAL_LANGUAGE,)


def distance_between(seeker: Seeker, peer: Peer) -> int | None:
    """Whole kilometres, rounded up; None when one of them gave no commune."""
    if seeker.position is None or peer.position is None:
        return None
    return whole_km(seeker.position, peer.position)


def near_enough(seeker: Seeker, peer: Peer) -> bool:
    """Within the radius of both."""
    if seeker.position is None or peer.position is None:
        return False
    return squared_metres(seeker.position, peer.position) <= squared_within(min(seeker.radius_km, peer.radius_km))


def common_ways(seeker: Seeker, peer: Peer) -> frozenset[str]:
    """Ways both accept; in person only when near enough."""
    ways = (seeker.ways or frozenset(WAYS)) & (peer.ways or frozenset(WAYS))
    return ways if near_enough(seeker, peer) else ways - {IN_PERSON}


def common_moments(seeker: Seeker, peer: Peer) -> int:
    """Bits of the moments both named."""
    return seeker.moments & peer.moments


def common_language(seeker: Seeker, peer: Peer) -> str | None:
    """The language the seeker prefers among those the supporter speaks; None without any, or when none was asked."""
    return next((language for language in seeker.languages if language in peer.spoken), None)


def way_bits(ways: frozenset[str]) -> int:
    """A bit for each of WAYS; all when none was said."""
    return sum(1 << bit for bit, way in enumerate(WAYS) if way in (ways or WAYS))


def within(position: Position | None, radius_km: int) -> int:
    """The largest square, in m², to go in person; -1 when no place was said."""
    return squared_within(radius_km) if position else -1
