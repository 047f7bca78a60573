"""Plain people for the engine, by hand and by hypothesis."""

from hypothesis import strategies as st

from entrepairs.accompaniment.matching import About, Lived, Peer, Seeker
from entrepairs.accompaniment.matching.values import WAYS

DIJON, BEAUNE, PARIS = (47.323, 5.042), (47.022, 4.837), (48.857, 2.342)
TUESDAY_EVENING, FRIDAY_MORNING = 1 << 5, 1 << 12
TOPICS = ["depression", "bipolarite", "entente-de-voix", "pensees-suicidaires", "troubles-du-sommeil"]
NAMES = [f"p{n}" for n in range(6)]


def seeker(**given) -> Seeker:
    return Seeker(**{"id": "demande", "person_id": "bruno", **given})


def peer(**given) -> Peer:
    return Peer(**{"id": "offre", "person_id": "aicha", **given})


def lived(*ids: str, must: bool = False, shown: bool = True) -> tuple[Lived, ...]:
    return tuple(Lived(one, must, shown) for one in ids)


_topics = st.frozensets(st.sampled_from(TOPICS), max_size=4)
_languages = st.just(()) | st.lists(st.sampled_from(["fr", "ar", "pt"]), max_size=3, unique=True).map(tuple)
_ways = st.just(frozenset[str]()) | st.frozensets(st.sampled_from(WAYS), max_size=3)
_moments = st.sampled_from([0, TUESDAY_EVENING, FRIDAY_MORNING, TUESDAY_EVENING | FRIDAY_MORNING, (1 << 21) - 1])
_places = st.sampled_from([None, DIJON, BEAUNE, PARIS])
_radius = st.sampled_from([0, 25, 50, 400])
_few = st.frozensets(st.sampled_from(NAMES), max_size=1)
_named = st.lists(
    st.builds(Lived, st.sampled_from(TOPICS), st.booleans(), st.booleans()), max_size=3, unique_by=lambda one: one.id
).map(tuple)
_genders = st.sampled_from(["", "", "une femme", "un homme"])
_wished = st.sampled_from([frozenset[str](), frozenset[str](), frozenset[str](), frozenset({"une femme"})])
_old = st.sampled_from([frozenset[str](), frozenset[str](), frozenset({"18-25", "26-40"})])
_about = st.builds(About, gender=_genders, age=st.sampled_from(["", "18-25"]), genders=_wished, ages=_old)

seekers = st.builds(
    Seeker,
    id=st.sampled_from(["d1", "d2"]),
    person_id=st.sampled_from(["seeker", "p0"]),
    experiences=_named,
    words=_topics,
    languages=_languages,
    ways=_ways,
    moments=_moments,
    position=_places,
    radius_km=_radius,
    refused=_few,
    history=_few,
    any_experience=st.sampled_from([False, False, True]),
    consents=st.sampled_from([True, True, True, False]),
    about=_about,
    days=st.integers(0, 400),
    in_danger=st.sampled_from([False, False, False, True]),
)


def _peer_named(name: str) -> st.SearchStrategy[Peer]:
    return st.builds(
        Peer,
        id=st.just(f"offer-{name}"),
        person_id=st.just(name),
        shown=_topics,
        silent=_topics,
        refused_topics=st.just(frozenset[str]()) | st.frozensets(st.sampled_from(TOPICS), max_size=1),
        languages=_languages,
        ways=_ways,
        moments=_moments,
        position=_places,
        radius_km=_radius,
        free_places=st.sampled_from([0, 1, 2]),
        open_now=st.sampled_from([True, True, True, False]),
        vetoes=st.sampled_from([frozenset(), frozenset(), frozenset({"seeker"})]),
        load=st.integers(0, 2),
        waiting=st.integers(0, 2),
        consents=st.sampled_from([True, True, True, False]),
        about=_about,
    )


pools = st.tuples(*map(_peer_named, NAMES)).map(list)
