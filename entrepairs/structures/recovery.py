"""« Orienté rétablissement »: what a house says it does, in words that a visitor can check by coming. Never a grade."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECOVERY: dict[str, Promise] = {
    "libre": _("On vient librement : sans orientation, sans certificat"),
    "choisir": _("On choisit ce que l’on fait, et avec qui"),
    "decider": _("Les personnes qui viennent décident avec l’équipe"),
    "pairs": _("Des pair·es font partie de l’équipe"),
    "ecrits": _("Ce qui est écrit sur quelqu’un, cette personne peut le lire"),
    "projets": _("On soutient le logement, le travail, les études"),
    "droits": _("On aide à faire valoir ses droits"),
    "directives": _("On peut préparer ce que l’on veut pour les moments durs"),
    "proches": _("Les proches sont bienvenus, si la personne le veut"),
    "dehors": _("On fait des choses dehors, dans la ville, avec d’autres"),
}


def labels(keys: Iterable[str]) -> list[str]:
    """In the order of the list; what it does not know is left out."""
    kept = set(keys)
    return [str(label) for key, label in RECOVERY.items() if key in kept]
