"""Who may prepare proposals for everyone at once, give that up, and send what was drafted."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Preparation, Request
from entrepairs.accompaniment.rules.proposals import may_suggest
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by


def may_prepare(person: Person) -> Verdict:
    if not coordinated_by(person).exists():
        return No(_("Seule la coordination d’une maison peut préparer des propositions."))
    return YES


def may_give_up(person: Person, preparation: Preparation) -> Verdict:
    """Whoever asked for it: it may serve other houses too."""
    if preparation.asked_by != person:
        return No(_("Cette préparation n’a pas été demandée par vous. Elle finit en quelques minutes."))
    return may_prepare(person)


def may_send_draft(person: Person, request: Request) -> Verdict:
    """As a suggestion by hand, while the person lets the team help and waits for nobody’s answer."""
    if not (verdict := may_suggest(person, request)):
        return verdict
    is_asked = request.proposals.filter(state="asked").exists()
    if request.text_open_to_team_at is None or request.is_withheld or is_asked:
        return No(_("Cette demande n’attend plus de proposition de l’équipe."))
    return YES
