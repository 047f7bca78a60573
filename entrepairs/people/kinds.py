"""Kinds of notices. Each app declares its own in its `notices.py`, found by name:

    KINDS = {"message": Kind(family="messages", title=_("Vous avez un message"), text=_("Vous pouvez le lire."))}

One chooses by family: eight choices are read, forty are not. Titles and texts are neutral: they name nobody, no
experience, no house. E-mails never say even that."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.core.discovery import discovered


@dataclass(frozen=True)
class Kind:
    """What a notice says. `family`: chosen with it. `by_mail`: mailed unless the person says no; otherwise never.
    `essential`: about the account itself, so that it cannot be muted."""

    family: str
    title: str | Promise
    text: str | Promise
    by_mail: bool = True
    essential: bool = False


@dataclass(frozen=True)
class Family:
    """Notices that are chosen together. `detail`: some of what they speak of."""

    label: str | Promise
    detail: str | Promise


FAMILIES = {
    "messages": Family(_("Mes messages"), _("quelqu’un m’écrit")),
    "demandes": Family(_("Mes demandes"), _("quelqu’un m’est proposé, une réponse arrive, l’attente dure")),
    "rendez-vous": Family(_("Mes rendez-vous"), _("proposé, confirmé, annulé, bientôt")),
    "ensemble": Family(_("Ce que nous faisons ensemble"), _("le cadre, les notes, une pause, un relais, une fin")),
    "aide": Family(_("Quand j’aide"), _("quelqu’un me choisit, on me demande un relais, la charte change")),
    "histoires": Family(_("Mes histoires"), _("quelqu’un a relu mon texte, je peux décider")),
    "maison": Family(_("Ma maison"), _("un rôle m’est proposé, quelqu’un attend, un relais est à nommer")),
    "compte": Family(_("Mon compte"), _("ma feuille de secours a servi, quelque chose va s’effacer")),
}
"""In the order in which a person who comes to be helped meets them."""

UNKNOWN = Kind(family="compte", title=_("Du nouveau"), text=_("Ouvrez la page pour voir ce qui a changé."))


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


def kinds_of(family: str) -> dict[str, Kind]:
    """The kinds that are chosen together."""
    return {key: one for key, one in kinds().items() if one.family == family}


def is_essential(family: str) -> bool:
    """Whether nothing of this family can be muted."""
    return all(one.essential for one in kinds_of(family).values())
