"""Who could be in which circle. Hard limits only; nothing here is weighed."""

from collections import defaultdict
from collections.abc import Iterator

from entrepairs.agenda.forming.values import LEAST, ONLINE, Circle, Key, Lead, Pool, Seeker


def circles_of(pool: Pool) -> list[Circle]:
    """Those that six people and a lead could make, in order of their key."""
    led: dict[Key, list[int]] = defaultdict(list)
    for who, lead in enumerate(pool.leads):
        if lead.most > 0:
            for key in _keys_of_lead(lead):
                led[key].append(who)
    people: dict[Key, list[int]] = defaultdict(list)
    for who, seeker in enumerate(pool.seekers):
        places = places_of(pool, seeker)
        for key in _keys_of(seeker, places):
            if key in led:
                people[key].append(who)
    return [
        Circle(*key, people=tuple(found), leads=tuple(led[key]))
        for key, found in sorted(people.items())
        if len(found) >= LEAST
    ]


def places_of(pool: Pool, seeker: Seeker) -> list[int]:
    """Where this person would go."""
    found = [ONLINE] if seeker.online else []
    return found + [n for n, spot in enumerate(pool.places) if n in seeker.rooms or _reaches(seeker, *spot)]


def fits(pool: Pool, who: int, circle: Circle) -> bool:
    """Slow and readable: what `circles_of` must agree with."""
    seeker = pool.seekers[who]
    return (
        circle.theme in seeker.themes
        and bool(seeker.moments >> circle.moment & 1)
        and circle.language in seeker.languages
        and circle.place in places_of(pool, seeker)
        and circle.key not in seeker.unwanted
    )


def may_lead(pool: Pool, who: int, circle: Circle) -> bool:
    lead = pool.leads[who]
    return (
        lead.most > 0
        and circle.theme in lead.themes
        and bool(lead.moments >> circle.moment & 1)
        and circle.language in lead.languages
        and circle.place in lead.places
    )


def bits(number: int) -> list[int]:
    return [n for n in range(number.bit_length()) if number >> n & 1]


def _keys_of_lead(lead: Lead) -> Iterator[Key]:
    for theme in lead.themes:
        for moment in bits(lead.moments):
            for language in lead.languages:
                for place in lead.places:
                    yield theme, moment, language, place


def _keys_of(seeker: Seeker, places: list[int]) -> Iterator[Key]:
    for theme in dict.fromkeys(seeker.themes):
        for moment in bits(seeker.moments):
            for language in sorted(seeker.languages):
                for place in places:
                    if (key := (theme, moment, language, place)) not in seeker.unwanted:
                        yield key


def _reaches(seeker: Seeker, x: int, y: int) -> bool:
    if seeker.spot is None:
        return False
    return (x - seeker.spot[0]) ** 2 + (y - seeker.spot[1]) ** 2 <= seeker.radius**2
