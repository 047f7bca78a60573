"""Who may follow what, live: the conversation of an accompaniment, for those who take part in it."""

from uuid import UUID

from entrepairs.accompaniment.models import Participant
from entrepairs.live import register


def may_follow_talk(person: UUID, accompaniment: str) -> bool:
    """Asked when the stream opens and every minute after, in a thread."""
    try:
        key = UUID(accompaniment)
    except ValueError:
        return False
    return Participant.objects.filter(accompaniment=key, person=person, left_at=None).exists()


register("talk", may_follow_talk)
