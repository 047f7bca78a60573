"""Who is on the team of a house besides its coordinators: the referents of people in training and of pairs."""

from entrepairs.accompaniment.models import Accompaniment
from entrepairs.people.models import Person
from entrepairs.structures.models import left_by
from entrepairs.training.models import Habilitation


def refers(person: Person) -> bool:
    """Is named referent of someone in training, or of a pair that goes on."""
    left = left_by(person)
    trained = Habilitation.objects.in_force().filter(referent=person).exclude(structure__in=left)
    pairs = Accompaniment.objects.open().filter(referent=person).exclude(structure__in=left)
    return trained.exists() or pairs.exists()
