"""Who may prepare, change and publish the planning of a month."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from entrepairs.agenda.models import Rota
from entrepairs.agenda.rota.limits import Limit
from entrepairs.agenda.rota.sentences import why_not
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_change_rota(person: Person, rota: Rota) -> Verdict:
    """While it is a draft."""
    if not (verdict := may_run(person, rota.structure)):
        return verdict
    if rota.state != Rota.State.DRAFT:
        return No(_("Ce brouillon n’est plus ouvert. Rechargez la page pour voir où il en est."))
    return YES


def may_be_drafted(limits: Iterable[Limit]) -> Verdict:
    """Nobody is placed where they did not say that they could."""
    words = why_not(set(limits))
    return No(words) if words else YES
