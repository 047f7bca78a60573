"""Say that one comes by today, or not after all. No reason is asked; nothing is kept the next day."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Passing
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, held_by


def today_in(house: Structure) -> date:
    """Today, on the clock of the house."""
    return now().astimezone(ZoneInfo(house.zone)).date()


@transaction.atomic
def come_by(house: Structure, *, is_shown: bool, by: Person) -> Passing:
    """Said again, it changes only whether one is shown."""
    if not held_by(by, *Role.Name.values).filter(pk=house.pk).exists():
        raise Refused(_("C’est pour les personnes de cette maison. Vous pouvez venir sans le dire."))
    values = {"is_shown": is_shown}
    passing, _new = Passing.objects.update_or_create(structure=house, person=by, day=today_in(house), defaults=values)
    return passing


@transaction.atomic
def not_today(house: Structure, *, by: Person) -> None:
    Passing.objects.filter(structure=house, person=by).delete()
