"""What the watch decided of what a house announces."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from entrepairs.agenda.models import Gathering, Series
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision, Measure

KIND = "gathering"
HEAVIEST = list(Measure.values)


def announced_with(gathering: Gathering) -> QuerySet[Gathering]:
    """The dates that say the same words: those of its series, unless it was changed alone."""
    if gathering.series_id is None or gathering.is_detached:
        return Gathering.objects.filter(pk=gathering.pk)
    return Gathering.objects.filter(series=gathering.series_id, is_detached=False)


@transaction.atomic
def apply_measure(gathering: Gathering, _measure: str, _by: Person | None) -> None:
    """The heaviest of what holds about one of these dates; the dates to come take it from their series."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    rows = announced_with(gathering)
    held = _held(rows).values_list("measure", flat=True)
    measure = max(held, key=HEAVIEST.index, default=Measure.LEAVE.value)
    rows.update(measure=measure)
    if gathering.series_id is not None and not gathering.is_detached:
        Series.objects.filter(pk=gathering.series_id).update(measure=measure)


def note_of(gathering: Gathering) -> str:
    """What the watch says beside it; "" when it says nothing."""
    if gathering.measure != Measure.NOTE:
        return ""
    notes = _held(announced_with(gathering)).filter(measure=Measure.NOTE)
    return notes.values_list("public_note", flat=True).first() or ""


def decision_on(gathering: Gathering) -> UUID | None:
    """Key of what hides it, for those who run the house."""
    hiding = _held(announced_with(gathering)).filter(measure=gathering.measure) if gathering.is_hidden else None
    return hiding.values_list("pk", flat=True).first() if hiding is not None else None


def _held(rows: QuerySet[Gathering]) -> QuerySet[Decision]:
    return Decision.objects.in_force().filter(kind=KIND, object_id__in=rows.values("pk"))
