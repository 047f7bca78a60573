"""Who holds a gathering, who may be asked, who may say that they cannot."""

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.rules.running import may_change, may_run
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, held_by


def may_ask(person: Person, gathering: Gathering, asked: Person) -> Verdict:
    """The team asks someone of the house."""
    if not held_by(asked, *Role.Name.values).filter(pk=gathering.structure_id).exists():
        return No(_("Cette personne n’a pas de rôle dans la maison. Proposez-lui d’abord un rôle."))
    if Facilitation.objects.of(gathering).filter(person=asked).exists():
        return No(_("C’est déjà demandé à cette personne."))
    return may_run(person, gathering.structure)


def may_answer(person: Person, facilitation: Facilitation) -> Verdict:
    if facilitation.person_id != person.pk:
        return No(_("Cette question est posée à une autre personne."))
    return YES


def may_be_away(person: Person, gathering: Gathering) -> Verdict:
    """Whoever holds it, until it is over."""
    if not Facilitation.objects.holding(gathering).filter(person=person).exists():
        return No(_("Vous n’animez pas cette rencontre."))
    return YES


def may_relay(person: Person, gathering: Gathering) -> Verdict:
    """The team, and whoever holds the group at other times."""
    if gathering.is_cancelled:
        return No(_("Cette rencontre est annulée."))
    if Facilitation.objects.holding(gathering).filter(person=person).exists():
        return No(_("Vous animez déjà cette rencontre."))
    if Facilitation.objects.of(gathering).filter(person=person, agreed_at__isnull=False).exists():
        return YES
    return may_change(person, gathering)
