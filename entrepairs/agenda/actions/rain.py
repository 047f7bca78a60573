"""« Il pleut » : another day, indoors, or not at all."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.actions.gatherings import cancel_gathering, change_gathering
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.recurrence import occurrence
from entrepairs.core.rules import Refused
from entrepairs.people.models import Person
from entrepairs.structures.models import Place

INDOORS, CALLED_OFF = "dedans", "annuler"


@transaction.atomic
def shelter(gathering: Gathering, choice: str, *, by: Person) -> Gathering:
    """`choice`: INDOORS, CALLED_OFF, or a day (« 2026-12-03 »), at the same hour. Everyone who signed up is told."""
    if choice == CALLED_OFF:
        return cancel_gathering(gathering, because=_("Il pleut."), by=by)
    if choice == INDOORS:
        return change_gathering(gathering, place=main_place(gathering), meeting_point="", by=by)
    try:
        day = date.fromisoformat(choice)
    except ValueError:
        raise Refused(_("Choisissez un jour, ou à l’intérieur, ou annuler.")) from None
    starts_at = occurrence(day, gathering.wall_time.time(), gathering.zone).starts_at
    return change_gathering(gathering, starts_at=starts_at, by=by)


def main_place(gathering: Gathering) -> Place | None:
    """Where the house receives first."""
    return Place.objects.in_use().filter(structure=gathering.structure_id).order_by("rank").first()
