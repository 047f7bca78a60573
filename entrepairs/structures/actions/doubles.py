"""A line looks like a house that is there: someone says whether it is the same."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person
from entrepairs.structures.exchange.comparing import changes
from entrepairs.structures.importing.present import of_houses
from entrepairs.structures.models import Import, ImportLine
from entrepairs.structures.rules import may_import

Verdict = ImportLine.Verdict


@transaction.atomic
def settle_double(importing: Import, *, number: int, is_same: bool, by: Person) -> ImportLine:
    """The same: the list completes what is empty, and its name is added to the sources. Another: it is a new house."""
    kept = Import.objects.select_for_update(of=("self",)).get(pk=importing.pk)
    require(may_import(by))
    if kept.state != Import.State.READY:
        raise Refused(_("Cette liste n’attend plus de choix."))
    line = kept.lines.select_for_update(of=("self",)).get(number=number, verdict=Verdict.DOUBLE)
    if not is_same:
        line.structure, line.verdict = None, Verdict.NEW
    elif line.structure_id is None:
        raise Refused(_("Cette ligne ressemble à une autre ligne de la liste. Corrigez la liste, ou ajoutez-la."))
    else:
        now = of_houses([line.structure_id])[line.structure_id]
        line.changes = changes(line.values, {}, now) | {"source": ["", line.source]}
        line.verdict = Verdict.CHANGED
    line.save(update_fields=["structure", "verdict", "changes"])
    _count(kept, line.verdict)
    return line


def _count(importing: Import, verdict: str) -> None:
    importing.counts[Verdict.DOUBLE] -= 1
    importing.counts[verdict] = importing.counts.get(verdict, 0) + 1
    importing.save(update_fields=["counts"])
