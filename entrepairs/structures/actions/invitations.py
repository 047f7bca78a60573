"""Invite by paper: make a code, take it back, come in with it."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.ids import new_code, normal_code
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.actions.roles import accept_role
from entrepairs.structures.models import BY_PAPER, Invitation, Role, Structure
from entrepairs.structures.rules import may_coordinate

CODE = 12
"""Characters of 5 bits: 60 bits, and ten tries an hour."""


@transaction.atomic
def make_invitation(
    structure: Structure, *, role: str, uses: int, expires_on: date, note: str = "", by: Person
) -> tuple[Invitation, str]:
    """The invitation and its code, told this once."""
    require(may_coordinate(by, structure))
    if role not in BY_PAPER:
        raise Refused(_("Ce rôle se propose de personne à personne, pas sur papier."))
    code = new_code(CODE)
    made = Invitation.objects.create(
        structure=structure,
        role=role,
        fingerprint=fingerprint(code),
        note=note,
        uses=uses,
        given_by=by,
        given_at=now(),
        expires_on=expires_on,
    )
    journal(by, "invitation.made", made)
    return made, code


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Person) -> None:
    """The paper opens nothing any more. Those who came with it stay."""
    require(may_coordinate(by, invitation.structure))
    if Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=now()):
        journal(by, "invitation.revoked", invitation)


def open_invitation(code: str) -> Invitation:
    """The invitation of that code. Refused in the same words whatever is wrong with it."""
    found = Invitation.objects.filter(fingerprint=fingerprint(normal_code(code))).select_related("structure").first()
    return still_open(found)


def still_open(invitation: Invitation | None) -> Invitation:
    """The same, unless it was taken back, has expired, or has brought in as many people as it could."""
    if invitation is None or not Invitation.objects.open(invitation.structure.today).filter(pk=invitation.pk):
        raise Refused(_("Ce code n’ouvre rien. Vérifiez chaque signe, ou demandez une autre invitation à la maison."))
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Person) -> Role:
    """The role on the paper is theirs. Someone who has it already uses nothing up."""
    invitation = Invitation.objects.select_for_update(of=("self",)).select_related("structure").get(pk=invitation.pk)
    wanted = {"structure": invitation.structure, "person": by, "name": invitation.role, "ended_at": None}
    held = Role.objects.filter(**wanted).first()
    if held is None or held.accepted_at is None:
        still_open(invitation)
        Invitation.objects.filter(pk=invitation.pk).update(used=F("used") + 1)
        given = {"given_by": invitation.given_by, "given_at": now()}
        held = held or Role.objects.create(**wanted, **given)
        accept_role(held, by=by)
    return held


def fingerprint(code: str) -> str:
    """What is kept of a code: nothing that a copy of the database can turn back, nor try out."""
    return salted_hmac("entrepairs.structures.invitation", code, algorithm="sha256").hexdigest()
