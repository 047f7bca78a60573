"""Every page that opens, for each role: read from the addresses themselves, so that a new page is visited too."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from entrepairs.accompaniment.questions import QUESTIONS as QUESTIONS_OF_REQUEST
from entrepairs.people.forms.profiles import QUESTIONS as QUESTIONS_OF_PROFILE
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose
from entrepairs.training.actions import sign_charter
from entrepairs.training.models import Charter, Habilitation
from tests.journeys.signing import session_of
from tests.pages.whose import NOT_OBJECTS, OWN, PUBLIC, WORDS, addresses, owner
from tests.world import World

ROLES = {
    "anonymous": None,
    "waiting": "Nadia",
    "accompanied": "Bruno",
    "peer": "Aïcha",
    "coordinator": "Elena",
    "watcher": "Driss",
    "outsider": "Farid",
}
NOT_PAGES = ("exploitation/", "flux/", "quitter/", "deconnexion/")
PURPOSES = [str(purpose) for purpose in Purpose]
WORDS_OF_PAGES = [
    *QUESTIONS_OF_REQUEST,
    *QUESTIONS_OF_PROFILE,
    *PURPOSES,
    "depression",
    "ensemble",
    "erreur",
    "fr-r27",
    "fr-21",
    "2025",
]
"""What an address may hold instead of a row: the questions, the purposes, an experience, a family of notices, a region,
a department, a year."""


ROWS: dict[str, Callable[[World], Any]] = {
    "coordination/personnes/": lambda world: world.people["Driss"].pk,
    "coordination/habilitations/": lambda world: Habilitation.objects.filter(person=world.people["Saule"]).get().pk,
}


def open_doors(world: World) -> None:
    """The team's pages ask for a second protection; someone waits for a habilitation there."""
    for of_the_team in ("Elena", "Driss"):
        TOTP.activate(world.people[of_the_team], generate_totp_secret())
    sign_charter(Charter.objects.get(version=1), by=world.people["Driss"])


def everywhere(world: World) -> list[str]:
    """Every address that can be written with the objects of this world."""
    found: dict[str, None] = {}
    for name, route, kinds in addresses(get_resolver()):
        if not route.startswith(NOT_PAGES):
            for values in _values(world, route, kinds):
                with suppress(NoReverseMatch):  # a year is not a word, nor a word a year
                    found[reverse(name, kwargs=values)] = None
    return list(found)


def _values(world: World, route: str, kinds: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The real rows; each word that a page may be named by."""
    rows = {one: _row(world, route, one) for one in kinds if one not in NOT_OBJECTS and _is_known(route, one)}
    words = [one for one in kinds if one in NOT_OBJECTS]
    if len(rows) + len(words) < len(kinds):
        return
    if WORDS.keys() >= set(words):
        yield rows | {one: WORDS[one] for one in words}
    for word in WORDS_OF_PAGES if words else []:
        if all(re.fullmatch(kinds[one].regex, word) for one in words):
            yield rows | dict.fromkeys(words, word)


def _row(world: World, route: str, parameter: str) -> Any:
    if parameter in PUBLIC:
        return PUBLIC[parameter](world)
    start = next((start for start in ROWS if route.startswith(start)), None)
    return ROWS[start](world) if start else owner(route, parameter)[1](world)


def _is_known(route: str, parameter: str) -> bool:
    if parameter in PUBLIC:
        return True
    try:
        return bool(owner(route, parameter))
    except KeyError:
        return parameter in OWN


def opening(world: World, someone: Person | None) -> dict[str, str]:
    """Address and shape of every page that opens for this person."""
    client = Client()
    if someone is not None:
        client.cookies["s"] = session_of(someone)
    answers = ((address, client.get(address)) for address in everywhere(world))
    return {address: _shape(answer) for address, answer in answers if _is_page(answer)}


def _is_page(answer: Any) -> bool:
    return bool(answer.status_code == 200 and answer["Content-Type"].startswith("text/html"))


def _shape(answer: Any) -> str:
    """What of the page matters to how it is drawn and read aloud: its elements and classes, not its words."""
    page = answer.content.decode()
    tags = re.findall(r'<[a-z0-9-]+(?: class="[^"]*")?', page[page.index("<main") : page.index("</main")])
    tags = [tag for tag, before in zip(tags, ["", *tags], strict=False) if tag != before]
    return sha256("".join(tags).encode()).hexdigest()


def of_all_roles(world: World) -> dict[str, list[str]]:
    """For each role, the pages that open; one that looks like another was visited with it."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for role, name in ROLES.items():
        pages = opening(world, world.people[name] if name else None)
        fresh = {shape: address for address, shape in pages.items() if shape not in seen}
        found[role] = list(fresh.values())
        seen |= set(fresh)
    return found
