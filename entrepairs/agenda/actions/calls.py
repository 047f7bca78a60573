"""Tally a call: three words of a list. Nothing of it goes to the journal, which would say who answered."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.calls import is_known
from entrepairs.agenda.models import CallSheet, Shift
from entrepairs.agenda.rules.shifts import may_tally
from entrepairs.core.rules import Refused, require
from entrepairs.people.models import Person


@transaction.atomic
def tally_call(shift: Shift, *, theme: str, lasted: str, led_to: str = "", by: Person) -> CallSheet:
    """One call more. Refused when a word is not of the list: nothing else can be written there."""
    require(may_tally(by, shift))
    if not is_known(theme, lasted, led_to):
        raise Refused(_("Choisissez les mots de la liste."))
    return CallSheet.objects.create(
        structure=shift.structure,
        shift=shift,
        day=shift.wall_time.date(),
        way=shift.way,
        theme=theme,
        lasted=lasted,
        led_to=led_to,
    )


@transaction.atomic
def untally_call(shift: Shift, *, theme: str, lasted: str, led_to: str = "", by: Person) -> None:
    """One call less, of those that say this: a wrong tap."""
    require(may_tally(by, shift))
    alike = CallSheet.objects.filter(shift=shift, theme=theme, lasted=lasted, led_to=led_to)
    CallSheet.objects.filter(pk__in=alike.values("pk")[:1]).delete()
