"""Second half: what someone agreed to, written so that nobody sees a part of it.

New houses are written first, in short transactions, marked as arriving: no page shows them. Then one transaction takes
the mark away, changes what changes, and says that the import is done. Until then one can give up: nothing is left."""

from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.live import publish
from entrepairs.structures.importing.changing import change
from entrepairs.structures.importing.drawing import Drawn
from entrepairs.structures.importing.parts import erase_file, erase_lines
from entrepairs.structures.importing.reading import State, Stopped, begin, held, read_import
from entrepairs.structures.models import Import, ImportLine, OpeningRule, Place, Source, Structure, StructureExperience

BATCH = 1_000
Verdict = ImportLine.Verdict


def write_import(importing: Import) -> None:
    """May be run again after a stop at any moment: it takes up where it was."""
    if Import.objects.filter(pk=importing.pk, state=State.DONE).exists():
        return _after(importing)
    run = begin(importing, State.WRITING)
    if run is None:
        return None
    try:
        _bring(importing, run)
        if _moved_meanwhile(importing):
            give_up_arrivals(importing)
            return read_import(importing, _("L’annuaire a changé entre-temps. Relisez cet aperçu avant de confirmer."))
        _show(importing, run)
    except Stopped:
        return None
    return _after(importing)


def _bring(importing: Import, run: UUID) -> None:
    """The new houses, hidden. Those that a run before this one wrote are there already."""
    there = Source.objects.filter(name=OuterRef("source"), external_id=OuterRef("external_id"))
    lines = importing.lines.filter(verdict=Verdict.NEW).exclude(Exists(there)).order_by("number")
    done, at = importing.count_of(Verdict.NEW) - lines.count(), now()
    rows = lines.iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        drawn = Drawn()
        for line in batch:
            drawn.add(line, importing.pk, at)
        done += len(batch)
        with transaction.atomic():
            held(importing, run)
            drawn.save()
            Import.objects.filter(pk=importing.pk).update(done=done)
        publish(f"import:{importing.pk}", importing.pk)


def _moved_meanwhile(importing: Import) -> bool:
    """Whether a house of this list was changed here, or brought by someone else, since the lines were compared."""
    touched = importing.lines.filter(verdict=Verdict.CHANGED, structure__changed_at__gt=F("importing__compared_at"))
    mine = Structure.arrivals.filter(arriving=importing.pk)
    others = Source.objects.filter(name=OuterRef("source"), external_id=OuterRef("external_id"))
    taken = importing.lines.filter(verdict=Verdict.NEW).filter(Exists(others.exclude(structure__in=mine)))
    return touched.exists() or taken.exists()


@transaction.atomic
def _show(importing: Import, run: UUID) -> None:
    """The one moment when the directory changes."""
    at, kept = now(), held(importing, run)
    for line in importing.lines.filter(verdict=Verdict.CHANGED).select_related("structure").iterator(BATCH):
        change(line, at)
    Structure.arrivals.filter(arriving=importing.pk).update(arriving=None)
    Place.arrivals.filter(arriving=importing.pk).update(arriving=None)
    kept.move_to(State.DONE, ended_at=at)
    journal(kept.by, "import.done", kept)


def _after(importing: Import) -> None:
    """The lists are said to have been read that day; then the file and its lines are forgotten, but those that
    are not in the directory: someone still has to look at them."""
    again = importing.lines.filter(verdict__in=[Verdict.SAME, Verdict.CHANGED]).order_by("pk")
    rows = again.iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        _seen(batch, importing.ended_at or now())
    erase_file(importing)
    erase_lines(importing, keep=[Verdict.REFUSED, Verdict.DOUBLE])
    publish(f"import:{importing.pk}", importing.pk)


@transaction.atomic
def _seen(lines: list[ImportLine], at: datetime) -> None:
    said = {(line.source, line.external_id): line for line in lines}
    rows = Source.objects.filter(name__in={name for name, _key in said}, external_id__in={key for _name, key in said})
    kept = [row for row in rows if (row.name, row.external_id) in said]
    for row in kept:
        line = said[row.name, row.external_id]
        row.values, row.dated, row.licence, row.seen_at = line.values, line.dated, line.licence, at
    Source.objects.bulk_update(kept, ["values", "dated", "licence", "seen_at"], batch_size=200)


def give_up_arrivals(importing: Import) -> None:
    """Erase what was written and never seen, a few houses at a time."""
    while keys := list(Structure.arrivals.filter(arriving=importing.pk).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            OpeningRule.objects.filter(place__structure__in=keys).delete()
            StructureExperience.objects.filter(structure__in=keys).delete()
            Source.objects.filter(structure__in=keys).delete()
            Place.arrivals.filter(structure__in=keys).delete()
            Structure.arrivals.filter(pk__in=keys, arriving=importing.pk).delete()
