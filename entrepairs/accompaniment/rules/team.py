"""Who is on the team of a house besides its coordinators: the referents of people in training and of pairs."""

from entrepairs.accompaniment.models import Accompaniment
from entrepairs.people.models import Person
from entrepairs.training.models import Habilitation


def refers(person: Person) -> bool:
    """Is named referent of someone in training, or of a pair that goes on."""
    trained = Habilitation.objects.in_force().filter(referent=person)
    return trained.exists() or Accompaniment.objects.open().filter(referent=person).exists()
