"""data·inclusion, version 1 (PyPI data-inclusion-schema 1.0.10): structures and their services, in JSON.

Read: a root that is an array of structures, an answer of the interface (`items`), or an object with `structures` and
`services`. When services are there, only structures that have one for us are kept, or that we know by their network or
their name."""

import re
from collections import defaultdict
from typing import IO, Any

from django.utils.translation import gettext as _

from entrepairs.structures.exchange import cleaning
from entrepairs.structures.exchange.json_items import items_of, listed_at, text_at
from entrepairs.structures.exchange.kinds import SERVICE, Trade, named
from entrepairs.structures.exchange.rows import LeftOut, Listed, Readings, RowRefused, Values, reading
from entrepairs.structures.exchange.weekly_hours import readable_hours
from entrepairs.structures.exchange.whereabouts import Whereabouts, number

SOURCE = "data·inclusion"
ROOT = ("", "structures", "items", "services")
OURS = frozenset(
    [
        "sante--sante-mentale",
        "sante--addictions",
        "famille--soutien-aidants",
        "remobilisation--lien-social",
        "remobilisation--bien-etre-confiance-en-soi",
    ]
)
NETWORKS = ("cmp", "csapa", "caarud", "chrs", "esat", "cada")
_NAMED = (
    (re.compile(r"\b(gem|groupe d.entraide mutuelle)\b", re.I), "gem"),
    (re.compile(r"\bclubhouse\b", re.I), "clubhouse"),
)

Services = dict[str, list[dict[str, Any]]]


def read_data_inclusion(text: IO[str]) -> Readings:
    """Read twice: services may stand after structures, or before. Lines are the numbers of structures, from 1."""
    services, has_services = _services(text)
    text.seek(0)
    whereabouts, line = Whereabouts(code="code_insee"), 0
    for name, item in items_of(text, ROOT):
        if name != "services":
            line += 1
            mine = services.get(text_at(item, "id"), [])
            yield reading(line, text_at(item, "nom"), _listed, item, mine, whereabouts, has_services)


def _services(text: IO[str]) -> tuple[Services, bool]:
    """By structure, those of our themes; and whether the file has any service at all."""
    found: Services = defaultdict(list)
    some = False
    for name, item in items_of(text, ("services",)):
        some = some or name == "services"
        themes = {theme for theme in listed_at(item, "thematiques") if isinstance(theme, str)}
        if themes & OURS:
            found[text_at(item, "structure_id")].append(item)
    return found, some


def _listed(
    line: int, item: Any, mine: list[dict[str, Any]], whereabouts: Whereabouts, asked: bool
) -> Listed | LeftOut:
    if not isinstance(item, dict):
        raise RowRefused("", _("Cet élément n’est pas une structure."))
    name = cleaning.required(text_at(item, "nom"), "nom", cleaning.LONGEST["name"])
    trade = trade_of(name, listed_at(item, "reseaux_porteurs"))
    if asked and not mine and trade is None:
        return LeftOut(line, _("sans service pour les personnes de cet annuaire"))
    kind = trade or Trade(SERVICE)
    commune = whereabouts.commune("FR", *(text_at(item, key) for key in ("code_insee", "code_postal", "commune")))
    lat, lon = number(text_at(item, "latitude")), number(text_at(item, "longitude"))
    values: Values = {"name": name, "kind": kind.kind, "category": kind.category, "country": "FR"}
    values |= {"commune": commune.key, "postal_code": cleaning.line(text_at(item, "code_postal"), "code_postal", 8)}
    values["address"] = _address(item)
    values |= whereabouts.point(commune, (lat, lon) if lat is not None and lon is not None else None)
    values |= _contact(item)
    key = cleaning.required(text_at(item, "id"), "id", 80)
    dated = cleaning.day(text_at(item, "date_maj"), "date_maj")
    return Listed(line, SOURCE, key, values, dated, finess="")


def trade_of(name: str, networks: list[Any]) -> Trade | None:
    """GEM and clubhouses have no network code there: they are known by their name."""
    for words, kind in _NAMED:
        if words.search(name):
            return Trade(kind)
    return next((named(one) for one in NETWORKS if one in networks), None)


def _address(item: dict[str, Any]) -> str:
    parts = (text_at(item, "adresse"), text_at(item, "complement_adresse"))
    return cleaning.line(", ".join(filter(None, parts)), "adresse")


def _contact(item: dict[str, Any]) -> Values:
    hours = readable_hours(text_at(item, "horaires_accueil")[:500])
    return {
        "presentation": cleaning.longer_text(item.get("description") or ""),
        "phone": cleaning.lenient(cleaning.phone, text_at(item, "telephone")),
        "email": cleaning.lenient(cleaning.email, text_at(item, "courriel")),
        "website": cleaning.lenient(cleaning.website, text_at(item, "site_web")),
    } | ({"hours": [list(slot) for slot in hours]} if hours else {})
