"""Show some messages to the team: exactly these ones."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from entrepairs.accompaniment.models import Accompaniment, Excerpt, Message
from entrepairs.accompaniment.watched import KIND, written
from entrepairs.people.models import Person
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.models import Concern, Report


@transaction.atomic
def report_messages(
    accompaniment: Accompaniment, chosen: Sequence[Message], ground: str, words: str, key: UUID, *, by: Person
) -> Report:
    """They break a rule, or the law. The same form tells once."""
    return send_report(_shown(accompaniment, chosen, key), ground, words, key, by=by)


@transaction.atomic
def worry_over_messages(
    accompaniment: Accompaniment, chosen: Sequence[Message], danger: Danger, key: UUID, *, by: Person
) -> Concern:
    """They say that someone may be in danger."""
    return send_concern(_shown(accompaniment, chosen, key), danger, key, by=by)


def _shown(accompaniment: Accompaniment, chosen: Sequence[Message], key: UUID) -> Shown:
    excerpt, is_new = Excerpt.objects.get_or_create(pk=key, defaults={"accompaniment": accompaniment})
    if is_new:
        excerpt.messages.set(chosen)
    return Shown(KIND, excerpt.pk, written(chosen))
