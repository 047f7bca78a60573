"""Keep from where public words were written, when the law of the country asks for it; read by two people only."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.safety import subjects
from entrepairs.safety.models import Origin, OriginMonth
from entrepairs.safety.models.origin import Source
from entrepairs.safety.origins import are_kept, month_of

Act = Origin.Act


@transaction.atomic
def keep_origin(kind: str, pk: UUID, *, address: str, act: str = Act.WRITTEN) -> Origin | None:
    """Of what anybody may read, now or once the team has looked at it. The same text is written once.

    None: nothing is kept of it. No row says who: the text says what its readers see, the address is sealed."""
    if not address or not are_kept(settings.ORIGINS, settings.COUNTRY) or not _is_public(kind, pk):
        return None
    at = now()
    month = _month(localdate(at))
    if act == Act.WRITTEN and Origin.objects.about(kind, pk).exists():
        return None
    origin = Origin(kind=kind, object_id=pk, on=localdate(at), month=month)
    origin.source = Source(address, at, act)
    origin.save(force_insert=True)
    return origin


def _is_public(kind: str, pk: UUID) -> bool:
    subject, thing = subjects.both(kind, pk)
    return subject is not None and subject.is_public is not None and thing is not None and subject.is_public(thing)


def _month(day: date) -> OriginMonth:
    """Held: two who write first in a month use the same key, and the same text sent twice is seen."""
    OriginMonth.objects.get_or_create(month=month_of(day))
    month = OriginMonth.objects.select_for_update(of=("self",)).select_related("data_key").get(month=month_of(day))
    if month.data_key is None:
        month.data_key = DataKey.objects.new()
        month.save(update_fields=["data_key"])
    return month
