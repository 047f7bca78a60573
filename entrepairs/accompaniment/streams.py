"""Who may follow what, live: the conversation of an accompaniment, for those who take part in it; a preparation of
proposals, for those who coordinate a house."""

from uuid import UUID

from entrepairs.accompaniment.models import Participant
from entrepairs.live import register
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by


def may_follow_talk(person: UUID, accompaniment: str) -> bool:
    """Asked when the stream opens and every minute after, in a thread."""
    try:
        key = UUID(accompaniment)
    except ValueError:
        return False
    return Participant.objects.filter(accompaniment=key, person=person, left_at=None).exists()


def may_follow_preparation(person: UUID, _preparation: str) -> bool:
    """Where it is, and nothing of what it finds."""
    found = Person.objects.filter(pk=person).first()
    return found is not None and coordinated_by(found).exists()


register("talk", may_follow_talk)
register("preparation", may_follow_preparation)
