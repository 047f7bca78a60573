"""First half: the file, read into lines beside the directory. Nothing of the directory is written."""

from collections.abc import Iterator
from itertools import islice
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.bulk import insert
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.sqlite.mapping import not_mapped
from entrepairs.live import publish
from entrepairs.structures.exchange.packing import unpacked
from entrepairs.structures.exchange.reading import FORMS, form_of
from entrepairs.structures.exchange.rows import FileRefused, LeftOut, Listed, Reading, Refusal
from entrepairs.structures.importing.lines import Sorter, counted
from entrepairs.structures.importing.parts import erase_lines, joined
from entrepairs.structures.models import Import, ImportLine

BATCH = 500
MOST_LINES = 150_000
"""Kept in one list: FINESS in whole has a fifth of it for us."""
State = Import.State


class Stopped(Exception):
    """Someone cancelled, or a later run of the same job took over."""


@not_mapped()
def read_import(importing: Import, because: str = "") -> None:
    """Read again from the start, whatever a run before this one had done. `because`: to be said with the preview."""
    run = begin(importing, State.READING)
    if run is None:
        return
    try:
        with joined(importing) as sent, unpacked(sent) as file:
            _read(importing, file, run, because)
    except FileRefused as refused:
        finish(importing, run, State.REFUSED, error=str(refused)[:300])
    except Stopped:
        return


def begin(importing: Import, state: str) -> UUID | None:
    """Take the work: a run that comes later stops this one. None when the import is elsewhere by now."""
    run, came_from = new_id(), [one for one, to in Import.TRANSITIONS.items() if state in to]
    taken = Import.objects.filter(pk=importing.pk, state__in=[state, *came_from]).update(state=state, run=run)
    return run if taken else None


def finish(importing: Import, run: UUID, state: str, **fields: object) -> None:
    with transaction.atomic():
        held(importing, run).move_to(state, **fields)
    publish(f"import:{importing.pk}", importing.pk)


def held(importing: Import, run: UUID) -> Import:
    """The import, locked, if this run still has it. Raises Stopped."""
    found = Import.objects.select_for_update(of=("self",)).filter(pk=importing.pk, run=run).first()
    if found is None or found.state == State.CANCELLED:
        raise Stopped
    return found


def _read(importing: Import, file: IO[bytes], run: UUID, because: str) -> None:
    whole = file.seek(0, 2)
    form, text = form_of(file)
    counts: dict[str, int] = {}
    left_out: dict[str, int] = {}
    erase_lines(importing)
    sorter = Sorter(importing)
    for batch in _batches(FORMS[form].read(text)):
        readings = [(isinstance(one, LeftOut) and sorter.still_here(one)) or one for one in batch]
        lines = sorter.sorted([one for one in readings if isinstance(one, Listed | Refusal)])
        counted(lines, counts)
        for one in readings:
            if isinstance(one, LeftOut):
                left_out[one.reason] = left_out.get(one.reason, 0) + 1
        if sum(counts.values()) > MOST_LINES:
            raise FileRefused(_("Cette liste est trop longue. Coupez-la en plusieurs fichiers."))
        _keep(importing, run, lines, form=form, whole=whole, done=min(file.tell(), whole))
    if not counts and not left_out:
        raise FileRefused(_("Nous n’avons trouvé aucune ligne dans cette liste."))
    found = {"counts": counts, "left_out": left_out, "error": because}
    finish(importing, run, State.READY, compared_at=now(), done=whole, **found)


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(islice(readings, BATCH)):
        yield batch


def _keep(importing: Import, run: UUID, lines: list[ImportLine], **progress: object) -> None:
    with transaction.atomic():
        held(importing, run)
        insert(lines)
        Import.objects.filter(pk=importing.pk).update(**progress)
    publish(f"import:{importing.pk}", importing.pk)
