"""Who answers for the site, and what the host has not said yet. Pure: the values are given."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEEDED = {"name": "CONTACT_NOM", "email": "CONTACT_COURRIEL", "address": "CONTACT_ADRESSE", "host": "HEBERGEUR"}
"""What the law asks to say (DSA, art. 11 and 12; in France, LCEN, art. 6), and the setting that says it."""


@dataclass(frozen=True)
class Authority:
    """`services`: who looks after the rules of sites (DSA); `data`: who protects data; `police`: the number."""

    services: str | Promise
    data: str | Promise
    police: str


AUTHORITIES = {
    "FR": Authority(_("l’Arcom"), _("la CNIL"), "17"),
    "BE": Authority(_("l’IBPT"), _("l’Autorité de protection des données"), "101"),
}


def authority(country: str) -> Authority:
    """Of France, where the country is neither."""
    return AUTHORITIES.get(country, AUTHORITIES["FR"])


def missing(contact: Mapping[str, str]) -> list[str]:
    """Names of settings."""
    return [setting for key, setting in NEEDED.items() if not contact.get(key, "").strip()]
