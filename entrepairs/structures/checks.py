"""What doctor says of the houses that live here: who carries them, and whether anybody reads what is said of a page."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding
from entrepairs.structures.models import Correction, Role, Structure

ENOUGH = 2
PATIENCE = timedelta(days=14)
NAMED = 3
"""How many houses are named; the others are counted."""


def check() -> list[Finding]:
    """Each house has two people to coordinate it; what is said of the directory is read."""
    return [_coordination(), _corrections()]


def _coordination() -> Finding:
    """A house that nobody coordinates is serious: who writes to it is read by nobody."""
    carried = Q(roles__name=Role.Name.COORDINATOR, roles__accepted_at__isnull=False, roles__ended_at=None)
    alone = Structure.objects.here().annotate(carriers=Count("roles", filter=carried)).filter(carriers__lt=ENOUGH)
    houses = list(alone.order_by("carriers", "name").values_list("name", "carriers"))
    if not houses:
        return Finding(False, _("Chaque maison d’ici a au moins deux personnes à la coordination."))
    fact = ngettext(
        "%(n)d maison n’a pas deux personnes à la coordination : %(names)s.",
        "%(n)d maisons n’ont pas deux personnes à la coordination : %(names)s.",
        len(houses),
    )
    names = ", ".join(name for name, _carriers in houses[:NAMED]) + (", …" if len(houses) > NAMED else "")
    remedy = _("Proposez ce rôle dans Tenir la maison → Les personnes : nul ne devrait porter seul.")
    nobody = any(carriers == 0 for _name, carriers in houses)
    return Finding(nobody, fact % {"n": len(houses), "names": names}, remedy)


def _corrections() -> Finding:
    late = Correction.objects.open().filter(sent_at__lt=now() - PATIENCE).count()
    if not late:
        return Finding(False, _("Les erreurs signalées dans l’annuaire sont lues."))
    fact = ngettext(
        "%(n)d erreur signalée dans l’annuaire attend depuis plus de deux semaines.",
        "%(n)d erreurs signalées dans l’annuaire attendent depuis plus de deux semaines.",
        late,
    )
    remedy = _("Lisez-les : Tenir la maison → Erreurs signalées, ou /annuaire/erreurs/ pour l’administration du site.")
    return Finding(False, fact % {"n": late}, remedy)
