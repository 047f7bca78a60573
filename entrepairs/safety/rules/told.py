"""Who told the team about something leaves what becomes of it to somebody else. Only time ends that: were it who else
is there, or told, it would say who did."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Concern, Look, Report, team_hours
from entrepairs.safety.models.report import Told
from entrepairs.safety.rules.awaiting import awaits_decision
from entrepairs.safety.watch_hours import due_at

TOLD = (Report, Concern)
KEPT_FOR_OTHERS = (Look.Queue.YELLOW, Look.Queue.GREEN)
"""A text is judged there. Somebody in danger, who is not well or has no answer waits for whoever comes."""
LEFT_TO_OTHERS_FOR, AND_THERE = timedelta(days=3), timedelta(hours=6)
"""That somebody else had, without it being kept from them, before who told may end it too: days, of which some hours
were those of the team."""
ALL, OPEN, NOTHING = Q(), Q(closed_at=None), Q(pk__in=())
"""What counts of what they told about what is around it: a part of a conversation, or the one that it was a part of
already."""


def has_told(person: Person, kind: str, pk: UUID) -> bool:
    """Whether this person told the team about it, or about what is around it, lately or not."""
    return any(_told(person, kind, pk, TOLD, ALL))


def has_reported(person: Person, kind: str, pk: UUID) -> bool:
    """The same, to say that it breaks a rule: they never lift what was decided, nor judge it. Who worries accuses
    nobody, and may: of three who watch, nobody else is left to judge what two decided of a danger."""
    return any(_told(person, kind, pk, (Report,), ALL))


def leaves_it_to_others(person: Person, kind: str, pk: UUID) -> bool:
    """The same, while others may still end it; of what is around it, what they have not ended yet: they decide nothing
    of it."""
    return _waits_for_others(_told(person, kind, pk, TOLD, OPEN), kind, pk)


def is_kept_for_others(person: Person, look: Look) -> bool:
    """What they reported, as long as only a text waits there: they do not take it, for they would keep it from who may
    end it. Who worries accuses nobody, and takes it, unless it is hidden until somebody decides."""
    if look.queue not in KEPT_FOR_OTHERS or not leaves_it_to_others(person, look.kind, look.object_id):
        return False
    return leaves_its_end_to_others(person, look) or awaits_decision(look)


def leaves_its_end_to_others(person: Person, look: Look) -> bool:
    """What they reported: they do not say that there is nothing to do. Where somebody waits for care, what they told of
    around it keeps nothing from them."""
    around = OPEN if look.queue in KEPT_FOR_OTHERS else NOTHING
    return _waits_for_others(_told(person, look.kind, look.object_id, (Report,), around), look.kind, look.object_id)


def _waits_for_others(told: Iterable[datetime], kind: str, pk: UUID) -> bool:
    latest = max(told, default=None)
    return latest is not None and not _waited_since(latest, kind, pk)


def leaves_its_author_to_others(person: Person, look: Look) -> bool:
    """Whether they told the team about something else of who signed this, or wrote it under that name, that others have
    not ended yet."""
    theirs = {"look__voice": look.voice} if look.voice else {"look__author_mark": look.author_mark}
    if not any(theirs.values()):
        return False
    told = [model.objects.told_by(person).open().filter(**theirs) for model in TOLD]
    return any(rows.exclude(kind=look.kind, object_id=look.object_id).exists() for rows in told)


def left_to_others() -> str:
    """Read by nobody but who told."""
    return _(
        "Vous avez vous-même écrit à l’équipe à ce sujet. Une autre personne le regarde. Si personne ne le prend "
        "pendant plusieurs jours, vous pourrez le prendre."
    )


def _told(person: Person, kind: str, pk: UUID, models: Iterable[type[Told]], around: Q) -> Iterator[datetime]:
    """When they did, each time."""
    found = Q(kind=kind, object_id=pk) | (Q(kind__in=subjects.kinds_around(kind)) & around)
    for model in models:
        rows = model.objects.told_by(person).filter(found).values_list("kind", "object_id", "sent_at")
        yield from (at for one, key, at in rows if _is_of(one, key, kind, pk, at))


def _is_of(one: str, key: UUID, kind: str, pk: UUID, at: datetime) -> bool:
    if (one, key) == (kind, pk) or subjects.is_part(one, key, (kind, pk)):
        return True
    return subjects.is_part(kind, pk, (one, key), at=at)


def _waited_since(told: datetime, kind: str, pk: UUID) -> bool:
    """From when it was due, was told about, and was last let go of, others had the time; then it was taken. Never a
    danger: it is ended by two, whoever told."""
    look = Look.objects.open().filter(kind=kind, object_id=pk).exclude(queue=Look.Queue.RED).first()
    if look is None:
        return False
    since = max(filter(None, (told, look.due_at, look.waits_since)))
    opens = due_at(team_hours(), since + LEFT_TO_OTHERS_FOR, AND_THERE)
    taken = look.claimed_at if look.claimed_by_id is not None else None
    return opens <= (taken or now())
