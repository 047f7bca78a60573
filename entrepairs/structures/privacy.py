"""What the houses hold about a person: the roles they were given."""

from django.utils.translation import gettext_lazy as _

from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.structures.models import Role

RETENTION: dict[str, str] = {}

COVERS = {
    "structures.Role": Table(
        _("Vos rôles dans les maisons"),
        {
            "structure person name": Held(_("savoir qui fait quoi dans une maison"), "account"),
            "given_by given_at accepted_at ends_on ended_at": Held(
                _("montrer qui a demandé, et que vous avez dit oui"), "account"
            ),
        },
    )
}

VERBS = {
    "role.given": _("vous a proposé un rôle"),
    "role.ended": _("a mis fin à un de vos rôles"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Own roles, past ones too."""
    held = Role.objects.filter(person=person).select_related("structure")
    return {"structures.Role": rows(held, "structure", "name", "given_at", "accepted_at", "ends_on", "ended_at")}


def erase(person: Person, keep_shared: bool) -> None:
    """Roles leave with the account."""
