"""Second half: what someone agreed to, written in short transactions, so that the house goes on meanwhile.

New houses are written first, marked as arriving: no page shows them, and until all are there one can give up: nothing
is left. Then the list enters, a few hundred lines at a time: what changes, changes, and the mark is taken away. That
cannot be given up, and goes on where it was after a stop."""

from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.sqlite.mapping import not_mapped
from entrepairs.live import publish
from entrepairs.structures.importing.changing import change
from entrepairs.structures.importing.drawing import Drawn
from entrepairs.structures.importing.parts import erase_file, erase_lines
from entrepairs.structures.importing.reading import State, Stopped, begin, finish, held, read_import
from entrepairs.structures.models import Import, ImportLine, OpeningRule, Place, Source, Structure, StructureExperience

BATCH, SOME = 1_000, 250
Verdict = ImportLine.Verdict


@not_mapped()
def write_import(importing: Import) -> None:
    """May be run again after a stop at any moment: it takes up where it was."""
    importing.refresh_from_db()
    if importing.state == State.DONE:
        return _after(importing)
    is_entering = importing.state == State.ENTERING
    run = begin(importing, State.ENTERING if is_entering else State.WRITING)
    if run is None:
        return None
    try:
        if not is_entering:
            _bring(importing, run)
            if _moved_meanwhile(importing):
                give_up_arrivals(importing)
                because = _("L’annuaire a changé entre-temps. Relisez cet aperçu avant de confirmer.")
                return read_import(importing, because)
            finish(importing, run, State.ENTERING, ended_at=now())
        _enter(importing, run)
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


def _enter(importing: Import, run: UUID) -> None:
    """The directory changes. A line that is done becomes one without a change; a house that was corrected here since
    they were compared keeps what it says."""
    _change_lines(importing, run)
    while keys := list(Structure.arrivals.filter(arriving=importing.pk).values_list("pk", flat=True)[:SOME]):
        with transaction.atomic():
            _go_on(held(importing, run), len(keys))
            Structure.arrivals.filter(pk__in=keys).update(arriving=None)
            Place.arrivals.filter(structure__in=keys).update(arriving=None)
    with transaction.atomic():
        kept = held(importing, run)
        kept.move_to(State.DONE)
        journal(kept.by, "import.done", kept)


def _change_lines(importing: Import, run: UUID) -> None:
    lines = importing.lines.filter(verdict=Verdict.CHANGED).order_by("number")
    while batch := list(lines[:SOME]):
        with transaction.atomic():
            kept = held(importing, run)
            at = kept.ended_at or now()
            asked = Structure.objects.select_for_update(of=("self",)).filter(pk__in=[one.structure_id for one in batch])
            houses = asked.in_bulk()
            places = {place.structure_id: place for place in Place.objects.filter(rank=0, structure__in=houses)}
            for line in batch:
                house = houses.get(line.structure_id)
                if house is not None and not _is_corrected(house, kept.compared_at, at):
                    change(line, house, places.get(house.pk), at)
            importing.lines.filter(pk__in=[one.pk for one in batch]).update(verdict=Verdict.SAME)
            _go_on(kept, len(batch))
        publish(f"import:{importing.pk}", importing.pk)


def _is_corrected(house: Structure, compared_at: datetime | None, entering_at: datetime) -> bool:
    """Here, since the lines were compared; another line of this list is no correction."""
    last = house.changed_at
    return bool(last and compared_at and last > compared_at and last != entering_at)


def _go_on(importing: Import, more: int) -> None:
    Import.objects.filter(pk=importing.pk).update(done=F("done") + more)


def _after(importing: Import) -> None:
    """The lists are said to have been read that day; then the file and its lines are forgotten, but those that
    are not in the directory: someone still has to look at them."""
    again = importing.lines.filter(verdict__in=[Verdict.SAME, Verdict.CHANGED]).order_by("pk")
    rows = again.iterator(BATCH)
    while batch := list(islice(rows, SOME)):
        _seen(batch, importing.ended_at or now())
    erase_file(importing)
    erase_lines(importing, keep=[Verdict.REFUSED, Verdict.DOUBLE])
    publish(f"import:{importing.pk}", importing.pk)


@transaction.atomic
def _seen(lines: list[ImportLine], at: datetime) -> None:
    said = {(line.source, line.external_id): line for line in lines}
    rows = Source.objects.filter(name__in={name for name, _key in said}, external_id__in={key for _name, key in said})
    for key, name, external_id in rows.values_list("pk", "name", "external_id"):
        if line := said.get((name, external_id)):
            now_said = {"values": line.values, "dated": line.dated, "licence": line.licence, "seen_at": at}
            Source.objects.filter(pk=key).update(**now_said)


def give_up_arrivals(importing: Import) -> None:
    """Erase what was written and never seen, a few houses at a time."""
    while keys := list(Structure.arrivals.filter(arriving=importing.pk).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            OpeningRule.objects.filter(place__structure__in=keys).delete()
            StructureExperience.objects.filter(structure__in=keys).delete()
            Source.objects.filter(structure__in=keys).delete()
            Place.arrivals.filter(structure__in=keys).delete()
            Structure.arrivals.filter(pk__in=keys, arriving=importing.pk).delete()
