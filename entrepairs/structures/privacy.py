"""What the houses hold about a person: the roles they were given, the lists they brought."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.structures.models import Import, Role, RoleTrace

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
    ),
    "structures.Import": Table(
        _("Les listes que vous avez apportées à l’annuaire"),
        {
            "by name form created_at state ended_at": Held(_("savoir qui a apporté une liste, et quand"), "account"),
            "error compared_at run whole done counts left_out": Held(_("lire la liste et l’écrire"), "account"),
        },
    ),
}

VERBS = {
    "role.given": _("vous a proposé un rôle"),
    "role.ended": _("a mis fin à un de vos rôles"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Own roles, past ones too."""
    held = Role.objects.filter(person=person).select_related("structure")
    lists = Import.objects.filter(by=person)
    return {
        "structures.Role": rows(held, "structure", "name", "given_at", "accepted_at", "ends_on", "ended_at"),
        "structures.Import": rows(lists, "name", "form", "state", "created_at", "ended_at"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Roles leave with the account; that someone held them, from a month to a month, stays for the yearly counts."""
    held = Role.objects.filter(person=person, accepted_at__isnull=False)
    RoleTrace.objects.bulk_create(_trace(role) for role in held.select_related("structure"))


def _trace(role: Role) -> RoleTrace:
    """Months on the clock of the house; a role still held ends with the account."""
    zone = ZoneInfo(role.structure.zone)
    began, ended = ((at or now()).astimezone(zone).date() for at in (role.accepted_at, role.ended_at))
    return RoleTrace(structure=role.structure, name=role.name, began=began.replace(day=1), ended=ended.replace(day=1))
