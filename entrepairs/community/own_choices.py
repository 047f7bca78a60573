"""What someone has put aside, as their pages need it."""

from entrepairs.community.models import Reading
from entrepairs.community.put_aside import PutAside
from entrepairs.people.models import Person


def put_aside_by(person: Person | None) -> PutAside:
    """Nothing for who has no account."""
    reading = Reading.objects.visible_to(person).first() if person is not None else None
    return reading.put_aside if reading else PutAside()
