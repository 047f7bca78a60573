"""Prepare the planning of a month: search in another process, say where it is, keep a draft."""

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.models import DraftSeat, Rota
from entrepairs.agenda.months import Month
from entrepairs.agenda.rostering import Sheet, sheet_of
from entrepairs.agenda.rota.process import searched
from entrepairs.agenda.rota.written import Found
from entrepairs.core.clock import now
from entrepairs.core.own_process import Failed
from entrepairs.jobs.models import LONG
from entrepairs.live import publish

State = Rota.State


@task(queue_name=LONG)
def prepare_rota(rota_id: str) -> None:
    """May be run twice: the later run takes the work, the earlier one stops."""
    for rota in Rota.objects.filter(pk=rota_id, state__in=[State.SENT, State.SEARCHING]).select_related("structure"):
        _prepare(rota)


def _prepare(rota: Rota) -> None:
    if not rota.take():
        return
    _announce(rota)
    sheet = sheet_of(rota.structure, Month(rota.first), past=True)
    try:
        found = searched(sheet.problem, told=lambda stage: _note(rota, stage), wish=rota.wish)
    except Failed:
        rota.held().update(state=State.FAILED, closed_at=now())
        _announce(rota)
        return
    if found is not None:
        _keep(rota, sheet, found)


def _note(rota: Rota, stage: str) -> None:
    rota.held().update(stage=stage)
    _announce(rota)


@transaction.atomic
def _keep(rota: Rota, sheet: Sheet, found: Found) -> None:
    row = rota.held().select_for_update(of=("self",)).first()
    if row is None:
        return
    new = sorted(found.roster - sheet.problem.held)
    DraftSeat.objects.bulk_create(
        DraftSeat(rota=row, shift=sheet.shifts[where], person=sheet.people[who]) for who, where in new
    )
    stages = [[one.name, one.value, one.bound, one.seconds] for one in found.stages]
    row.move_to(State.DRAFT, found={"stages": stages, "proven": found.is_proven}, stage="")
    _announce(rota)


def _announce(rota: Rota) -> None:
    publish(f"rota:{rota.pk}", rota.pk)
