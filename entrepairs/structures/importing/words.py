"""What a line changes, in words: « téléphone : 03 80 00 00 01 → 03 80 00 00 02 »."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.people import experiences, languages
from entrepairs.places.communes import find
from entrepairs.structures.exchange.weekly_hours import FRENCH, write_hours
from entrepairs.structures.models import Place, Structure

Words = str | Promise

NAMES: dict[str, Words] = {
    "name": _("nom"),
    "kind": _("genre"),
    "category": _("catégorie"),
    "country": _("pays"),
    "commune": _("commune"),
    "presentation": _("présentation"),
    "audience": _("pour qui"),
    "phone": _("téléphone"),
    "email": _("courriel"),
    "website": _("site"),
    "languages": _("langues"),
    "experiences": _("vécus connus"),
    "address": _("adresse"),
    "postal_code": _("code postal"),
    "lat": _("latitude"),
    "lon": _("longitude"),
    "precision": _("point sur la carte"),
    "access": _("accessibilité"),
    "hours": _("horaires"),
    "source": _("source"),
}

_SHOWN: dict[str, Callable[[Any], Words]] = {
    "kind": lambda value: dict(Structure.Kind.choices).get(value, value),
    "precision": lambda value: dict(Place.Precision.choices).get(value, value),
    "commune": lambda value: str(find(value) or value),
    "languages": lambda value: ", ".join(languages.labels(value)),
    "experiences": lambda value: ", ".join(experiences.labels(value)),
    "access": ", ".join,
    "hours": lambda value: write_hours(((slot[0], slot[1], slot[2]) for slot in value), FRENCH),
}


@dataclass(frozen=True)
class Change:
    """One field, what is here and what will be."""

    name: Words
    now: Words
    then: Words


def said_changes(changes: Mapping[str, Any]) -> list[Change]:
    return [Change(NAMES[name], said(name, now), said(name, then)) for name, (now, then) in changes.items()]


def said(name: str, value: Any) -> Words:
    """The value of a field as a person reads it; "" for nothing."""
    if not value:
        return ""
    return _SHOWN.get(name, str)(value)
