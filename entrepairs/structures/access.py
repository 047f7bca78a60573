"""What helps to get in, and to stay: the accessibility of a place, as its team sees it."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCESS: dict[str, Promise] = {
    "plain_pied": _("Entrée de plain-pied, ou avec une rampe"),
    "ascenseur": _("Ascenseur"),
    "toilettes": _("Toilettes où un fauteuil peut tourner"),
    "stationnement": _("Place de parking réservée tout près"),
    "transports": _("Arrêt de bus, de tram ou gare tout près"),
    "calme": _("Une pièce calme où se poser"),
    "boucle": _("Boucle magnétique"),
    "signes": _("Quelqu’un parle la langue des signes"),
    "facile": _("Documents faciles à lire"),
    "chien": _("Chiens d’assistance bienvenus"),
    "enfants": _("On peut venir avec un enfant"),
}


def labels(keys: Iterable[str]) -> list[str]:
    """In the order of the list; what it does not know is left out."""
    kept = set(keys)
    return [str(label) for key, label in ACCESS.items() if key in kept]
