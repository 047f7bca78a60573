"""Who may follow, live, what changes: the seats of a gathering they may see, the days of a house they run."""

from uuid import UUID

from entrepairs.agenda.models import Gathering, Rota
from entrepairs.live import register
from entrepairs.people.models import Person
from entrepairs.structures.models import run_by


def may_follow_gathering(person_id: UUID, gathering_id: str) -> bool:
    """Whoever may see it. The page that they fetch again says how many seats are left, never who took them."""
    person = Person.objects.filter(pk=person_id).first()
    return person is not None and Gathering.objects.visible_to(person).filter(pk=UUID(gathering_id)).exists()


def may_follow_days(person_id: UUID, house_id: str) -> bool:
    """The team of the house."""
    person = Person.objects.filter(pk=person_id).first()
    return person is not None and run_by(person).filter(pk=UUID(house_id)).exists()


def may_follow_rota(person_id: UUID, rota_id: str) -> bool:
    """The team of the house whose planning it is."""
    person = Person.objects.filter(pk=person_id).first()
    return person is not None and Rota.objects.visible_to(person).filter(pk=UUID(rota_id)).exists()


register("gathering", may_follow_gathering)
register("days", may_follow_days)
register("rota", may_follow_rota)
