"""Form the groups of a round: draw them in another process, say where it is, keep drafts."""

from django.db import transaction
from django.db.models import Max
from django_tasks import task

from entrepairs.agenda.forming.process import formed
from entrepairs.agenda.forming.values import Drawn
from entrepairs.agenda.models import FormedGroup, GroupPlace, WishRound
from entrepairs.agenda.pooled import Sheet, sheet_of
from entrepairs.core.clock import now
from entrepairs.core.own_process import Failed
from entrepairs.jobs.models import LONG
from entrepairs.live import publish

State = WishRound.State


@task(queue_name=LONG)
def form_round(round_id: str) -> None:
    """May be run twice: the later run takes the work, the earlier one stops."""
    rows = WishRound.objects.filter(pk=round_id, state__in=[State.SENT, State.SEARCHING])
    for row in rows.select_related("structure"):
        if row.take():
            _form(row)


def announce(row: WishRound) -> None:
    """Open pages learn that it moved."""
    publish(f"groups:{row.pk}", row.pk)


def _form(row: WishRound) -> None:
    announce(row)
    sheet = sheet_of(row)
    pool, who = sheet.left()
    began = now()
    try:
        drawn = formed(pool, told=lambda stage: _note(row, stage), wish=row.wish)
    except Failed:
        row.held().update(state=State.FAILED, stage="")
        announce(row)
        return
    if drawn is not None:
        seconds = round((now() - began).total_seconds(), 1)
        _keep(row, sheet, drawn, who, {"asked": len(who), "seconds": seconds})


def _note(row: WishRound, stage: str) -> None:
    row.held().update(stage=stage)
    announce(row)


@transaction.atomic
def _keep(row: WishRound, sheet: Sheet, drawn: Drawn, who: list[int], said: dict[str, float]) -> None:
    """In place of the drafts that were there. Who withdrew meanwhile is in none."""
    held = row.held().select_for_update(of=("self",)).first()
    if held is None:
        return
    FormedGroup.objects.filter(round=row, state=FormedGroup.State.DRAFT).delete()
    standing = set(held.wishes.values_list("pk", flat=True))
    leads = set(held.leads.values_list("pk", flat=True))
    first = held.groups.aggregate(last=Max("number"))["last"] or 0
    for n, one in enumerate(drawn.groups):
        theme, moment, language, place = drawn.circles[one.circle].key
        keys = [sheet.wishes[who[rank]].pk for rank in one.people]
        lead = sheet.leads[one.lead].pk
        group = FormedGroup.objects.create(
            round=held,
            number=first + n + 1,
            theme=theme,
            moment=moment,
            place=place,
            language=language,
            lead_id=lead if lead in leads else None,
            drawn=[str(key) for key in keys],
        )
        GroupPlace.objects.bulk_create(GroupPlace(group=group, wish_id=key) for key in keys if key in standing)
    held.move_to(State.READY, found={"placed": drawn.placed, "bound": drawn.bound, **said}, stage="", undo=[])
    announce(row)
