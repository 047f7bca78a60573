"""Kinds of notices. Each app declares its own in its `notices.py`, found by name:

    KINDS = {"proposal_ready": Kind(title=_("Une réponse vous attend"), text=_("Ouvrez la page pour la lire."))}

Titles and texts are neutral: they name nobody, no experience, no house. E-mails never say even that."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.core.discovery import discovered


@dataclass(frozen=True)
class Kind:
    """What a notice says. `choice`: how the preferences name it. `by_mail`: mailed unless the person says no.
    `essential`: about the account itself, so that it cannot be muted."""

    title: str | Promise
    text: str | Promise
    choice: str | Promise = ""
    by_mail: bool = True
    essential: bool = False


UNKNOWN = Kind(title=_("Du nouveau"), text=_("Ouvrez la page pour voir ce qui a changé."))


@lru_cache(maxsize=1)
def kinds() -> dict[str, Kind]:
    """Every kind, by key. Raises ValueError when two apps use the same key."""
    found: dict[str, Kind] = {}
    for module in discovered("notices"):
        if twice := found.keys() & module.KINDS.keys():
            raise ValueError(f"Two apps declare the notices {sorted(twice)}.")
        found |= module.KINDS
    return found


def kind(key: str) -> Kind:
    """The kind of that key; a plain one for the notices of an app that went away."""
    return kinds().get(key, UNKNOWN)
