"""Tell those who help that the charter changed."""

from django_tasks import task

from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.training.models import Habilitation, Signature


@task()
def tell_new_charter(version: int) -> None:
    """Each person who helps and has not signed this version, once."""
    helping = Habilitation.objects.in_force().values("person")
    signed = Signature.objects.filter(charter__version__gte=version).values("person")
    for person in Person.objects.filter(pk__in=helping).exclude(pk__in=signed):
        notify(person, "charter_changed", "/aider/charte/")
