"""The cast of every test: who they are is told in docs/contribuer/tests.md.

Aïcha, pair-aidante · Bruno, accompanied · Claire, professional partner · Driss, moderator · Elena, coordinates a house
· Farid must see nothing."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from entrepairs.accompaniment.models import Accompaniment
from entrepairs.accompaniment.tests.chain import habilitated, offering, open_house
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure
from entrepairs.training.actions import write_charter
from entrepairs.training.models import Charter

PASSPHRASE = "quatre-lanternes-sous-la-pluie"


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """The counters of `people.throttle` are those of the process, which other tests have used."""
    cache.clear()


@pytest.fixture
def person(db: None) -> Callable[[str], Person]:
    """`person("Nadia")`: someone with an account and nothing else."""
    return lambda pseudonym: Person.objects.create_person(pseudonym, PASSPHRASE)


@pytest.fixture
def aicha(person: Callable[[str], Person]) -> Person:
    return person("Aïcha")


@pytest.fixture
def bruno(person: Callable[[str], Person]) -> Person:
    return person("Bruno")


@pytest.fixture
def claire(person: Callable[[str], Person]) -> Person:
    return person("Claire")


@pytest.fixture
def driss(person: Callable[[str], Person]) -> Person:
    return person("Driss")


@pytest.fixture
def elena(person: Callable[[str], Person]) -> Person:
    return person("Elena")


@pytest.fixture
def farid(person: Callable[[str], Person]) -> Person:
    return person("Farid")


@pytest.fixture
def browser_of() -> Callable[[Person], Client]:
    """`browser_of(aicha)`: a client signed in as her."""

    def sign_in(someone: Person) -> Client:
        client = Client()
        client.force_login(someone)
        return client

    return sign_in


@pytest.fixture
def house(elena: Person) -> Structure:
    """« La Maison des Tilleuls », which Elena coordinates."""
    return open_house(elena)


@pytest.fixture
def charter(house: Structure, elena: Person) -> Charter:
    """The charter in force."""
    return write_charter("Nous écoutons sans juger.", by=elena)


@pytest.fixture
def peer(aicha: Person, house: Structure, charter: Charter, elena: Person) -> Person:
    """Aïcha, habilitated by the house, with an open offer."""
    offering(habilitated(aicha, house, by=elena))
    return aicha


@pytest.fixture
def pair(bruno: Person, peer: Person) -> Accompaniment:
    """Bruno wrote, chose Aïcha, who said yes."""
    return met(bruno, peer)


@pytest.fixture
def desk(browser_of: Callable[[Person], Client]) -> Callable[[Person], Client]:
    """`desk(elena)`: a client signed in as her, her account protected twice, as the pages of the team ask."""

    def sign_in(someone: Person) -> Client:
        key = Authenticator.Type.WEBAUTHN
        Authenticator.objects.get_or_create(user=someone, type=key, defaults={"data": {}})
        return browser_of(someone)

    return sign_in
