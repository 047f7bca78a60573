"""What is written on the board, and what comes back every week."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import Part, Unit
from entrepairs.clubhouse.models.unit import MOST_HANDS
from entrepairs.core.fields import Line, offer
from entrepairs.structures.models import Structure
from entrepairs.ui.names import DAYS

WEEKDAYS = [(str(number), name) for number, name in enumerate(DAYS.values())]


class ToDoForm(forms.Form):
    """Something to do: what, when in the day, how many hands."""

    text = Line(label=_("Ce qu’il y a à faire"), max_length=120, empty=_("Écrivez la tâche en quelques mots."))
    part = forms.ChoiceField(label=_("Quand"), choices=Part.choices, initial=Part.ANY)
    hands = forms.IntegerField(label=_("À combien"), min_value=1, max_value=MOST_HANDS, initial=1)


class TaskForm(ToDoForm):
    """A task of one day. Without a unit: for the whole house."""

    unit = forms.ModelChoiceField(
        label=_("Dans quelle unité"), queryset=Unit.objects.none(), required=False, empty_label=_("toute la maison")
    )

    def __init__(self, *args: Any, house: Structure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "unit", Unit.objects.open().filter(structure=house))


class WeeklyForm(ToDoForm):
    """A task of every week."""

    weekday = forms.TypedChoiceField(label=_("Quel jour"), choices=WEEKDAYS, coerce=int)


class UnitForm(forms.Form):
    name = Line(label=_("Nom de l’unité"), help_text=_("Par exemple : Cuisine."), max_length=60)
    about = Line(label=_("Ce qu’on y fait"), max_length=200, required=False)
