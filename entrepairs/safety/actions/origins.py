"""Keep from where public words were written, when the law of the country asks for it; read by two people only."""

from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from entrepairs.core.bulk import insert
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.prepared import prepared
from entrepairs.safety import subjects
from entrepairs.safety.models import Origin, OriginMonth
from entrepairs.safety.models.origin import Source
from entrepairs.safety.origins import are_kept, month_of

Act = Origin.Act


@transaction.atomic(savepoint=False)
def keep_origin(kind: str, pk: UUID, *, address: str, act: str = Act.WRITTEN, thing: Any = None) -> None:
    """Of what anybody may read, now or once the team has looked at it. The same text is written once: its row has a
    key of its own. `thing`: itself, when one has it.

    No row says who: the text says what its readers see, the address is sealed."""
    if not address or not are_kept(settings.ORIGINS, settings.COUNTRY) or not _is_public(kind, pk, thing):
        return
    at = now()
    day = localdate(at)
    origin = Origin(kind=kind, object_id=pk, on=day, month=_months.first(month_of(day)) or _new_month(day))
    if act == Act.WRITTEN:
        origin.pk = uuid5(pk, kind)
    origin.source = Source(address, at, act)
    insert([origin], or_leave=True)


def _is_public(kind: str, pk: UUID, thing: Any) -> bool:
    subject = subjects.of(kind)
    thing = thing or subjects.find(kind, pk)
    return subject is not None and subject.is_public is not None and thing is not None and subject.is_public(thing)


@prepared
def _months(month: date) -> QuerySet[OriginMonth]:
    return OriginMonth.objects.filter(month=month).exclude(data_key=None).select_related("data_key")


def _new_month(day: date) -> OriginMonth:
    """Held: two who write first in a month use the same key."""
    OriginMonth.objects.get_or_create(month=month_of(day))
    month = OriginMonth.objects.select_for_update(of=("self",)).select_related("data_key").get(month=month_of(day))
    if month.data_key is None:
        month.data_key = DataKey.objects.new()
        month.save(update_fields=["data_key"])
    return month
