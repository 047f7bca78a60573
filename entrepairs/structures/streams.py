"""Who may follow what, live: how far a list is, for those who may see it."""

from uuid import UUID

from entrepairs.live import register
from entrepairs.people.models import Person
from entrepairs.structures.models import Import


def may_follow_import(person: UUID, importing: str) -> bool:
    """Asked when the stream opens and every minute after, in a thread."""
    follower = Person.objects.filter(pk=person).first()
    try:
        return follower is not None and Import.objects.visible_to(follower).filter(pk=UUID(importing)).exists()
    except ValueError:
        return False


register("import", may_follow_import)
