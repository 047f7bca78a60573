"""When nobody is left to hold a group: a relay is sought, or it is called off in time, as its rule says."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.models.programme import Alone
from entrepairs.agenda.tasks.telling import call_off
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.jobs.periodic import every
from entrepairs.people.models import Person
from entrepairs.people.tasks.telling import notify
from entrepairs.structures.models import TEAM, Role

IN_TIME = timedelta(hours=24)
LAST_CALL = timedelta(hours=4)


def seek_relay(gathering: Gathering) -> None:
    """Someone cannot come: ask those who hold the group at other times and the animation of the house. Nothing to ask
    when somebody is still there."""
    if Facilitation.objects.holding(gathering).exists():
        return
    path = reverse("agenda:mine")
    for person in _who_could(gathering):
        notify(person, "facilitation_relay", path)


@every(minutes=30)
@task()
def settle_unheld() -> None:
    """Gatherings that had someone to hold them, and have nobody left. Rule « annule »: called off a day before. Rule
    « relais »: four hours before, the team is told; people decide."""
    away = Facilitation.objects.filter(away_at__isnull=False).values("gathering")
    soon = Gathering.objects.standing().coming(now()).filter(pk__in=away, starts_at__lte=now() + IN_TIME)
    for key in soon.values_list("pk", flat=True):
        _settle(Gathering.objects.get(pk=key))


@transaction.atomic
def _settle(gathering: Gathering) -> None:
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if gathering.is_cancelled or Facilitation.objects.holding(gathering).exists():
        return
    if gathering.alone == Alone.CANCEL:
        call_off(gathering, _("Personne ne peut l’animer cette fois."))
        journal(None, "gathering.cancelled", gathering)
    elif gathering.starts_at <= now() + LAST_CALL:
        _warn(gathering)


def _warn(gathering: Gathering) -> None:
    path = reverse("agenda:hold", args=[gathering.pk])
    for role in (
        Role.objects.in_force().filter(structure=gathering.structure_id, name__in=TEAM).select_related("person")
    ):
        notify(role.person, "gathering_unheld", path)


def _who_could(gathering: Gathering) -> list[Person]:
    """Those who hold the group at other times and did not say that they cannot, then the animation of the house."""
    away = set(
        Facilitation.objects.filter(gathering=gathering, away_at__isnull=False).values_list("person_id", flat=True)
    )
    group = [one.person for one in Facilitation.objects.of(gathering).filter(agreed_at__isnull=False)]
    people = {person.pk: person for person in [*group, *_team(gathering)]}
    return [person for key, person in people.items() if key not in away]


def _team(gathering: Gathering) -> list[Person]:
    team = Role.objects.in_force().filter(structure=gathering.structure_id, name__in=TEAM)
    return [role.person for role in team.select_related("person")]
