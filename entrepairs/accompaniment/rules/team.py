"""Who is on the team of a house besides its coordinators: the referents of people in training and of pairs."""

from uuid import UUID

from entrepairs.accompaniment.models import Accompaniment, Participant
from entrepairs.people.models import Person
from entrepairs.structures.models import left_by
from entrepairs.training.models import Habilitation


def refers(person: Person) -> bool:
    """Is named referent of someone in training, or of a pair that goes on."""
    left = left_by(person)
    trained = Habilitation.objects.in_force().filter(referent=person).exclude(structure__in=left)
    pairs = Accompaniment.objects.open().filter(referent=person).exclude(structure__in=left)
    return trained.exists() or pairs.exists()


def walked_with(person: Person) -> set[UUID]:
    """Keys of the people with whom this person is, or was, in an accompaniment."""
    shared = Participant.objects.filter(person=person).values("accompaniment")
    others = Participant.objects.filter(accompaniment__in=shared, person__isnull=False)
    return set(others.values_list("person_id", flat=True)) - {person.pk}
