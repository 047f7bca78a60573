"""Who may habilitate whom, and who may help."""

from datetime import date

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure, coordinated_by
from entrepairs.structures.rules import may_coordinate
from entrepairs.training.models import Charter, Habilitation, Signature


def charter_in_force(today: date) -> Charter | None:
    return Charter.objects.filter(in_force_from__lte=today).order_by("-version").first()


def has_signed(person: Person, charter: Charter) -> bool:
    return Signature.objects.filter(person=person, charter=charter).exists()


def may_habilitate(
    person: Person,
    candidate: Person,
    structure: Structure,
    *,
    charter: Charter,
    probation: bool,
    referent: Person | None,
) -> Verdict:
    """A coordinator of the house, someone else than themselves, the charter in force signed, a referent in training."""
    if not (verdict := may_coordinate(person, structure)):
        return verdict
    objections = [
        (
            person == candidate,
            _("Vous ne pouvez pas vous habiliter vous-même. Demandez à quelqu’un de la coordination."),
        ),
        (
            not has_signed(candidate, charter),
            _("Cette personne n’a pas encore signé la charte. Elle peut le faire depuis « Aider à mon tour »."),
        ),
        (
            probation and referent is None,
            _("Une personne en formation a toujours un·e référent·e. Choisissez quelqu’un."),
        ),
        (referent == candidate, _("Une autre personne doit être référente. Choisissez quelqu’un d’autre.")),
    ]
    return next((No(sentence) for holds, sentence in objections if holds), YES)


def may_write_charter(person: Person) -> Verdict:
    """Whoever coordinates a house, or runs the installation."""
    if not (coordinated_by(person).exists() or person.is_staff):
        return No(_("La charte est écrite par la coordination d’une maison."))
    return YES


def may_withdraw(person: Person, habilitation: Habilitation) -> Verdict:
    """The person at any time, without a reason; a coordinator of the house, with one."""
    if habilitation.person_id == person.pk:
        return YES
    return may_coordinate(person, habilitation.structure)


def may_help(person: Person) -> Verdict:
    if not Habilitation.objects.in_force().filter(person=person).exists():
        return No(_("Pour accompagner quelqu’un, il faut d’abord l’accord d’une maison."))
    return YES
