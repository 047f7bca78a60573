"""What someone has put aside, as their pages need it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.community.models import Reading
from entrepairs.community.put_aside import PERSON, PutAside
from entrepairs.people.models import Person


def put_aside_by(person: Person | None) -> PutAside:
    """Nothing for who has no account."""
    reading = Reading.objects.of(person) if person is not None else None
    return reading.put_aside if reading else PutAside()


def folded(choices: PutAside, texts: Iterable[str], author: UUID | None) -> str:
    """The sentence to show in the place of these texts; "" when they are read as they are."""
    why = choices.why(texts if choices.words else [], author)
    if not why:
        return ""
    return (
        _("Une personne que vous avez mise de côté. Lire quand même")
        if why == PERSON
        else _("Un mot que vous avez mis de côté. Lire quand même")
    )
