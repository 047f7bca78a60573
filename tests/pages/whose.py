"""Whose every object of an address is, and to whom it must not exist."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from entrepairs.structures.models import Structure
from tests.world import World

OUTSIDERS = {
    "pair": ["Farid", "Elena", "Driss", "Saule", "Nadia", "Claire"],
    "waiting": ["Farid", "Elena", "Aïcha", "Saule"],
    "bruno": ["Farid", "Elena", "Aïcha"],
    "seeker": ["Farid", "Elena", "Aïcha", "Saule"],
    "aicha": ["Farid", "Elena", "Bruno", "Saule"],
    "role": ["Farid", "Bruno", "Driss"],
    "keepers": ["Farid", "Driss", "Nadia", "Saule", "Bruno"],
    "club": ["Farid", "Driss", "Nadia", "Claire", "Saule"],
    "crew": ["Farid", "Driss", "Nadia", "Bruno", "Claire"],
    "page": ["Farid", "Elena", "Driss", "Nadia", "Claire", "Saule"],
    "guests": ["Farid", "Driss", "Saule"],
    "members": ["Farid", "Driss", "Nadia", "Saule"],
    "desk": ["Farid", "Driss", "Bruno", "Aïcha", "Nadia"],
    "visitor": ["Farid", "Elena", "Driss", "Bruno", "Aïcha"],
    "relay": ["Farid", "Driss", "Nadia", "Claire"],
    "story": ["Farid", "Elena", "Driss", "Aïcha"],
    "lists": ["Farid", "Elena", "Driss", "Aïcha", "Claire"],
    "watch": ["Farid", "Elena", "Bruno", "Aïcha", "Nadia", "Claire", "Saule"],
    "watch_team": ["Farid", "Bruno", "Aïcha", "Nadia", "Claire"],
    "review": ["Farid", "Driss", "Bruno", "Aïcha"],
}
"""To whom each kind of object must not exist. Elena coordinates the house of a pair and reads nothing of it."""

OWN = {
    "key": ("pair", lambda w: w.pair.pk),
    "request_id": ("waiting", lambda w: w.waiting.pk),
    "proposal_id": ("waiting", lambda w: w.proposal.pk),
    "check_in_id": ("seeker", lambda w: w.check_in.pk),
    "story_id": ("story", lambda w: w.story.pk),
    "import_id": ("lists", lambda w: w.importing.pk),
    "role_id": ("role", lambda w: w.role.pk),
    "join_id": ("visitor", lambda w: w.join_request.pk),
    "claim_id": ("lists", lambda w: w.claim.pk),
    "crew_id": ("crew", lambda w: w.pair.structure_id),
    "unit_id": ("club", lambda w: w.task.unit_id),
    "record_id": ("page", lambda w: w.page.pk),
    "employment_id": ("page", lambda w: w.employment.pk),
    "stage_id": ("page", lambda w: w.stage.pk),
    "facilitation_id": ("seeker", lambda w: w.facilitation.pk),
    "member_of": ("members", lambda w: w.pair.structure_id),
    "guest_of": ("guests", lambda w: w.pair.structure_id),
    "post_id": ("seeker", lambda w: w.post.pk),
    "watcher_id": ("watch_team", lambda w: w.watcher.pk),
    "ruling_id": ("watch", lambda w: w.decision.pk),
    "assembly_id": ("keepers", lambda w: w.meeting_of_the_board.pk),
}
OF = {
    "desk": "place exception rule invitation correction affiliation paper rota series",
    "bruno": "welcome guest notice block decision presence seat",
    "crew": "shift swap exchange",
    "aicha": "absence asking device feed lead word",
    "members": "circle thread gathering",
    "club": "club task weekly screen",
    "pair": "message meeting note project step participant",
    "watch": "look closure opening ringing",
    "keepers": "minutes point vote",
    "guests": "round",
}
OWN |= {f"{one}_id": (whose, attrgetter(f"{one}.pk")) for whose, names in OF.items() for one in names.split()}
BY_ADDRESS: dict[str, dict[str, tuple[str, Callable[[World], Any]]]] = {
    "maisons/": {"pk": ("desk", lambda w: w.pair.structure_id)},
    "maisons/<uuid:pk>/demandes/": {"join_id": ("desk", lambda w: w.join_request.pk)},
    "mes-roles/<uuid:role_id>/visite/": {"role_id": ("visitor", lambda w: w.visit_role.pk)},
    "maisons/roles/<uuid:role_id>/prolongation/": {"role_id": ("desk", lambda w: w.visit_role.pk)},
    "maisons/roles/<uuid:role_id>/adhesion/": {"role_id": ("desk", lambda w: w.visit_role.pk)},
    "maisons/<uuid:pk>/tenir/permanences/planning/": {"shift_id": ("desk", lambda w: w.shift.pk)},
    "maisons/<uuid:pk>/tenir/groupes/": {f"{one}_id": ("desk", attrgetter(f"{one}.pk")) for one in ("round", "group")},
    "rencontres/<uuid:pk>/inscriptions/": {"signup_id": ("desk", lambda w: w.signup.pk)},
    "rencontres/": {"pk": ("desk", lambda w: w.gathering.pk)},
    "rencontres/<uuid:pk>/animation/": {"facilitation_id": ("desk", lambda w: w.facilitation.pk)},
    "aider/habilitations/": {"pk": ("aicha", lambda w: w.habilitation.pk)},
    "maisons/<uuid:pk>/cercles/": {f"{one}_id": ("desk", attrgetter(f"{one}.pk")) for one in ("circle", "guest")},
    "maisons/<uuid:pk>/accueillir/": {"welcome_id": ("desk", lambda w: w.welcome.pk)},
    "fils/messages/<uuid:post_id>/lecture/": {"post_id": ("desk", lambda w: w.post.pk)},
    "fils/messages/": {"post_id": ("members", lambda w: w.post.pk)},
    "relais/": {"pk": ("relay", lambda w: w.relay.pk)},
    "coordination/histoires/": {"story_id": ("review", lambda w: w.story.pk)},
    "coordination/demandes/": {"pk": ("desk", lambda w: w.waiting.pk)},
    "coordination/accompagnements/": {"pk": ("desk", lambda w: w.pair.pk)},
    "coordination/supervision/": {"pk": ("desk", lambda w: w.need.pk)},
    "coordination/": {"pk": ("desk", lambda w: w.pair.pk)},
    "accompagnements/": {"pk": ("pair", lambda w: w.pair.pk)},
}
for _route, _row in (("postes", "post"), ("conventions", "convention"), ("visites", "visit")):
    BY_ADDRESS[f"maisons/<uuid:pk>/{_route}/"] = {"record_id": ("desk", attrgetter(f"{_row}.pk"))}
PUBLIC: dict[str, Callable[[World], Any]] = {"house_id": lambda w: w.pair.structure_id}
PUBLIC["subject_id"] = attrgetter("public_story.pk")
"""What everybody may see: no outsider to it."""
NOT_OBJECTS = {"slug", "verdict", "key-of-experience", "name", "purpose", "family", "version", "ending"}
NOT_OBJECTS |= {"code", "token", "provider_id", "year", "figure", "subject", "receipt"}
"""Parameters that name a page or carry their own secret, not a row of someone."""
WORDS = {
    "slug": "vecus",
    "verdict": "nouvelle",
    "key": "depression",
    "name": "langues",
    "purpose": "matching",
    "family": "ensemble",
    "year": 2025,
    "figure": "members",
    "version": "maison",
    "ending": "csv",
}
WORDS |= {"subject": "testimony", "receipt": "0" * 16}


def addresses(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, route and parameters of every address of ours."""
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", route, entry.pattern.converters


def of_objects() -> list[tuple[str, str, dict[str, Any]]]:
    """The addresses of ours that name a row of someone."""
    found = [one for one in addresses(get_resolver()) if not one[1].startswith("exploitation/")]
    open_to_all = NOT_OBJECTS | set(PUBLIC)
    return [(name, route, kinds) for name, route, kinds in found if set(kinds) - open_to_all and _is_ours(route)]


def _is_ours(route: str) -> bool:
    return not route.startswith(("ma-connexion/", "connexion/", "mon-profil/", "histoires/"))


def owner(route: str, parameter: str) -> tuple[str, Callable[[World], Any]]:
    for start, parameters in BY_ADDRESS.items():
        if route.startswith(start) and parameter in parameters:
            return parameters[parameter]
    return OWN[parameter]


def fill(route: str, kinds: dict[str, Any], world: World, *, absent: bool) -> dict[str, Any]:
    """Arguments of the address: the real rows, or rows that do not exist, in a house that does."""
    values: dict[str, Any] = {}
    rows = [parameter for parameter in kinds if parameter not in NOT_OBJECTS]
    for parameter in kinds:
        if parameter in NOT_OBJECTS:
            values[parameter] = WORDS[parameter]
        else:
            row = PUBLIC[parameter](world) if parameter in PUBLIC else owner(route, parameter)[1](world)
            is_kept = len(rows) > 1 and is_house(row)
            values[parameter] = uuid4() if absent and not is_kept else row
    return values


def is_house(key: Any) -> bool:
    """That it exists is no secret: the directory has it."""
    return Structure.objects.filter(pk=key).exists()
