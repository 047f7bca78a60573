"""Sign the charter, habilitate, withdraw."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure
from entrepairs.training.events import habilitation_withdrawn, person_habilitated
from entrepairs.training.models import Charter, Habilitation, Signature
from entrepairs.training.rules import charter_in_force, may_habilitate, may_withdraw, may_write_charter
from entrepairs.training.tasks import tell_new_charter

OWN = "/aider/habilitations/"
STARTING_CHARTER = Path(__file__).parent / "data" / "charte.txt"
"""The text a new house starts from, and makes its own."""


@transaction.atomic
def write_charter(text: str, *, by: Person) -> Charter:
    """A new version, in force from today; those who signed an older one keep their habilitation and are asked again.

    It holds for every house of this installation."""
    require(may_write_charter(by))
    latest = Charter.objects.order_by("-version").first()
    charter = Charter.objects.create(version=latest.version + 1 if latest else 1, text=text, in_force_from=now().date())
    journal(by, "charter.written", charter)
    if latest is not None:
        tell_new_charter.enqueue(charter.version)
    return charter


@transaction.atomic
def sign_charter(charter: Charter, *, by: Person) -> Signature:
    """Signing twice changes nothing."""
    signature, is_new = Signature.objects.get_or_create(charter=charter, person=by, defaults={"at": now()})
    if is_new:
        journal(by, "charter.signed", charter, about=by)
    return signature


@transaction.atomic
def habilitate(
    candidate: Person, structure: Structure, *, probation: bool = False, referent: Person | None = None, by: Person
) -> Habilitation:
    """Let someone accompany others for this house. Raises Refused when it already stands."""
    charter = charter_in_force(now().date())
    if charter is None:
        raise Refused(_("La maison n’a pas encore de charte. Écrivez-la d’abord."))
    require(may_habilitate(by, candidate, structure, charter=charter, probation=probation, referent=referent))
    habilitation, is_new = Habilitation.objects.get_or_create(
        person=candidate,
        structure=structure,
        withdrawn_at=None,
        defaults={
            "charter": charter,
            "decided_by": by,
            "decided_at": now(),
            "probation": probation,
            "referent": referent,
        },
    )
    if not is_new:
        raise Refused(_("Cette personne est déjà habilitée par votre maison."))
    journal(by, "habilitation.decided", habilitation, about=candidate)
    notify(candidate, "habilitation_decided", "/aider/")
    person_habilitated.send(sender=Habilitation, habilitation=habilitation, by=by)
    return habilitation


@transaction.atomic
def end_probation(habilitation: Habilitation, *, by: Person) -> None:
    """The time of training is over; the referent stays named unless changed."""
    require(
        may_habilitate(
            by,
            habilitation.person,
            habilitation.structure,
            charter=habilitation.charter,
            probation=False,
            referent=habilitation.referent,
        )
    )
    habilitation.probation = False
    habilitation.save(update_fields=["probation"])
    journal(by, "habilitation.confirmed", habilitation, about=habilitation.person)
    notify(habilitation.person, "habilitation_confirmed", OWN)


@transaction.atomic
def withdraw_habilitation(habilitation: Habilitation, *, because: str = "", by: Person) -> None:
    """From now on no new request comes; accompaniments that go on are the coordinator’s matter (relay)."""
    habilitation = Habilitation.objects.select_for_update(of=("self",)).get(pk=habilitation.pk)
    require(may_withdraw(by, habilitation))
    if by.pk != habilitation.person_id and not because.strip():
        raise Refused(_("Dites pourquoi. La personne lira votre raison."))
    if habilitation.withdrawn_at is None:
        habilitation.withdrawn_at, habilitation.withdrawn_because = now(), because.strip()
        habilitation.save(update_fields=["withdrawn_at", "withdrawn_because"])
        journal(by, "habilitation.withdrawn", habilitation, about=habilitation.person)
        if by.pk != habilitation.person_id:
            notify(habilitation.person, "habilitation_withdrawn", OWN)
        habilitation_withdrawn.send(sender=Habilitation, habilitation=habilitation, by=by)
