"""Give, accept and end roles."""

from datetime import date

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.live import EVERYTHING, revoke
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.actions.visits import begin_visit
from entrepairs.structures.models import Role, Structure
from entrepairs.structures.rules import may_accept, may_end, may_give_role


@transaction.atomic
def give_role(structure: Structure, person: Person, name: str, *, ends_on: date | None = None, by: Person) -> Role:
    """Propose a role, until `ends_on` if it has a term; it counts once the person has accepted it. Proposing twice
    changes nothing."""
    require(may_give_role(by, structure))
    given = {"given_by": by, "given_at": now(), "ends_on": ends_on}
    role, is_new = Role.objects.get_or_create(
        structure=structure, person=person, name=name, ended_at=None, defaults=given
    )
    if is_new:
        journal(by, "role.given", role, about=person)
        notify(person, "role_offered", "/mes-roles/")
    return role


@transaction.atomic
def accept_role(role: Role, *, by: Person) -> None:
    """The person says yes. A visit begins its two months; a member is no visitor any more; a listed house is taken."""
    role = Role.objects.select_for_update(of=("self",)).select_related("structure").get(pk=role.pk)
    require(may_accept(by, role))
    if role.accepted_at is None:
        role.accepted_at = now()
        role.save(update_fields=["accepted_at"])
        journal(by, "role.accepted", role, about=by)
        if role.name == Role.Name.VISITOR:
            begin_visit(role, by=by)
        elif role.name == Role.Name.MEMBER:
            Role.objects.open_visits(role.structure).filter(person=by).update(ended_at=role.accepted_at)
        elif role.name == Role.Name.COORDINATOR:
            _take(role.structure, by=by)


def _take(structure: Structure, *, by: Person) -> None:
    """A house that was only listed has someone to answer for it: it lives here from now on."""
    if Structure.objects.filter(pk=structure.pk, opened_at=None).update(opened_at=now(), changed_at=now()):
        journal(by, "structure.opened", structure)


@transaction.atomic
def end_role(role: Role, *, by: Person) -> None:
    role = Role.objects.select_for_update(of=("self",)).get(pk=role.pk)
    require(may_end(by, role))
    if role.ended_at is None:
        role.ended_at = now()
        role.save(update_fields=["ended_at"])
        journal(by, "role.ended", role, about=role.person)
        revoke(EVERYTHING, role.person)
        if by.pk != role.person_id:
            notify(role.person, "role_ended", "/mes-roles/")
