"""Roles in a house."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.structures.models import Role

RETENTION = {"role": _("tant que votre compte existe, pour savoir qui portait la maison, et quand")}

COVERS = {
    "structures.Role": Table(
        _("Vos rôles dans une maison"),
        {
            "structure person name given_by given_at accepted_at ended_at": Held(
                _("savoir qui fait quoi dans la maison, et avec l’accord de qui"), "role"
            )
        },
    )
}

VERBS = {
    "role.given": _("vous a proposé un rôle dans une maison"),
    "role.ended": _("a mis fin à un de vos rôles"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """One's own roles."""
    mine = Role.objects.filter(person=person).select_related("structure")
    return {"structures.Role": rows(mine, "structure", "name", "given_at", "accepted_at", "ended_at")}


def erase(person: Person, keep_shared: bool) -> None:
    """Roles leave with the account; those the person gave stay, without saying who gave them."""
