"""A card of rules to begin with, in plain words. A house changes it as it wants; the group reads it together. Pure."""

from django.utils.translation import gettext as _

TALK = "parole"


def usual_rules(kind: str) -> str:
    """For a group where people speak of themselves; nothing for the rest. `kind`: a value of programme.Kind."""
    if kind != TALK:
        return ""
    return "\n".join(
        (
            _("Ce qui se dit ici reste ici."),
            _("On parle de soi, en disant « je »."),
            _("On écoute sans couper, sans juger, sans donner de conseil."),
            _("On peut se taire. On peut sortir, et revenir."),
            _("Personne n’enregistre et ne prend de photo."),
            _("On ne décrit pas de méthode pour se faire du mal."),
            _("Si quelqu’un est en danger, on le dit aux personnes qui animent."),
        )
    )
