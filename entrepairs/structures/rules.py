"""Who may do what in a house."""

from django.utils.translation import gettext as _

from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Administrator, Person
from entrepairs.structures.models import (
    TEAM,
    Affiliation,
    Import,
    ImportLine,
    JoinRequest,
    Role,
    Structure,
    VisitTerm,
    coordinated_by,
    held_by,
    run_by,
)


def may_coordinate(person: Person, structure: Structure) -> Verdict:
    if not coordinated_by(person).filter(pk=structure.pk).exists():
        return No(_("Seule la coordination de cette maison peut faire cela."))
    return YES


def may_run_days(person: Person, structure: Structure) -> Verdict:
    """The team: coordination and animation."""
    if not run_by(person).filter(pk=structure.pk).exists():
        return No(_("Seule l’équipe de cette maison peut faire cela."))
    return YES


def may_give_role(person: Person, structure: Structure) -> Verdict:
    """The coordinators of the house; the installation’s administrators while it has none."""
    if person.is_staff and not coordinators(structure):
        return YES
    return may_coordinate(person, structure)


def may_accept(person: Person, role: Role) -> Verdict:
    if role.person_id != person.pk:
        return No(_("Ce rôle est proposé à une autre personne."))
    if role.ended_at is not None:
        return No(_("Ce rôle n’est plus proposé."))
    return YES


def may_end(person: Person, role: Role) -> Verdict:
    """One’s own role at any time, without a reason; another’s, by a coordinator of the house."""
    if role.person_id == person.pk:
        return YES
    return may_coordinate(person, role.structure)


def may_agree(person: Person, affiliation: Affiliation) -> Verdict:
    """The side that was asked, as long as nobody has ended it."""
    if affiliation.ended_at is not None:
        return No(_("Cette demande n’est plus ouverte."))
    return may_coordinate(person, affiliation.waits_for)


def may_end_affiliation(person: Person, affiliation: Affiliation) -> Verdict:
    """Either side."""
    return may_coordinate(person, affiliation.house) or may_coordinate(person, affiliation.network)


def may_answer(person: Person, term: VisitTerm) -> Verdict:
    """« Voulez-vous adhérer ? » is the visitor’s to answer, during the visit."""
    if term.role.person_id != person.pk:
        return No(_("Cette question est posée à une autre personne."))
    if term.role.ended_at is not None:
        return No(_("Cette visite est finie. Vous pouvez revenir quand vous voulez."))
    return YES


def may_give_answer(person: Person, term: VisitTerm, answer: str) -> Verdict:
    """Whoever knows already may say yes on any day. The two other answers wait for the question."""
    if answer != VisitTerm.Answer.YES and not (term.asked_at or term.answer):
        return No(_("La question viendra vers la septième semaine. D’ici là, il n’y a rien à répondre."))
    return may_answer(person, term)


def may_join(person: Person, structure: Structure) -> Verdict:
    """Anybody may ask a house that lives here; whoever belongs to it already need not."""
    if structure.opened_at is None or not coordinators(structure):
        return No(_("On ne peut pas écrire à cette maison d’ici. Utilisez son téléphone ou son courriel."))
    if Role.objects.in_force().filter(structure=structure, person=person).exclude(name=Role.Name.PARTNER).exists():
        return No(_("Vous faites déjà partie de cette maison. Vous pouvez passer quand vous voulez."))
    return YES


def may_claim(person: Person, structure: Structure) -> Verdict:
    """Anybody may ask to run a house that is only listed, and that nobody coordinates here."""
    if structure.opened_at is not None or coordinators(structure):
        return No(_("Cette maison est déjà tenue ici. Vous pouvez lui écrire depuis sa page."))
    return YES


def may_hear(person: Person, request: JoinRequest) -> Verdict:
    """Those to whom it was sent: the coordination of the house, or the administrators of the installation."""
    if not request.claims:
        return may_coordinate(person, request.structure)
    return YES if person.is_staff else No(_("Seule l’administration du site répond à cette demande."))


def may_talk(person: Person, request: JoinRequest) -> Verdict:
    """The person who asked, and those to whom it was sent, as long as the request is open."""
    if request.state != JoinRequest.State.OPEN:
        return No(_("Cette demande est fermée. On peut en écrire une autre."))
    return YES if request.person_id == person.pk else may_hear(person, request)


def coordinators(structure: Structure) -> list[Person]:
    """Those who coordinate the house now, in the order in which they began."""
    roles = Role.objects.in_force().filter(structure=structure, name=Role.Name.COORDINATOR)
    return [role.person for role in roles.select_related("person").order_by("accepted_at", "pk")]


def administrators() -> list[Person]:
    """Those who keep the installation running."""
    return list(Person.objects.filter(pk__in=Administrator.objects.values("person")).order_by("pk"))


def carries_a_house(person: Person) -> bool:
    """Coordinates a house, or is a referent in one: sees matters of others."""
    carried = Role.objects.in_force().filter(name__in=[Role.Name.COORDINATOR, Role.Name.REFERENT])
    return carried.filter(person=person).exists()


def runs_days(person: Person) -> bool:
    """Runs the days of a house: sees who comes, nothing else."""
    return Role.objects.in_force().filter(person=person, name__in=TEAM).exists()


def may_import(person: Person) -> Verdict:
    """The administrators of the installation, and those who coordinate a platform of peers that lives here: they see a
    territory, and answer for what its directory says."""
    platforms = held_by(person, Role.Name.COORDINATOR).filter(kind=Structure.Kind.PLATFORM)
    if person.is_staff or platforms.exists():
        return YES
    return No(_("Seules l’administration du site et la coordination d’une plateforme apportent des listes."))


def may_confirm(person: Person, importing: Import) -> Verdict:
    if not importing.may_move_to(Import.State.WRITING):
        return No(_("Cette liste n’attend pas d’accord."))
    if not any(importing.count_of(verdict) for verdict in (ImportLine.Verdict.NEW, ImportLine.Verdict.CHANGED)):
        return No(_("Cette liste ne change rien."))
    return may_import(person)
