"""What a house says of a circle that it keeps."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.community.actions.circles import in_a_year
from entrepairs.community.hours import EVERY_DAY
from entrepairs.community.models import Circle
from entrepairs.core.clock import now
from entrepairs.core.fields import KeptText, Line
from entrepairs.structures.forms.records import Day
from entrepairs.ui.names import DAYS

CHARTER = ("charter", "review_on")
NAME_LIMIT, PURPOSE_LIMIT, CHARTER_LIMIT = 60, 300, 4_000
HOUR = gettext_lazy("Cette heure n’existe pas. Écrivez-la comme 14:30.")


class CircleForm(forms.Form):
    """Name, what for, for whom, who reads, when the team is there, the charter."""

    name = Line(label=gettext_lazy("Le nom du cercle"), max_length=NAME_LIMIT)
    purpose = KeptText(
        label=gettext_lazy("Pour quoi"),
        max_length=PURPOSE_LIMIT,
        rows=2,
        strip=True,
        help_text=gettext_lazy("Une ou deux phrases. On les lit avant d’entrer."),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Pour qui"), choices=Circle.Audience.choices, widget=forms.RadioSelect
    )
    readers = forms.ChoiceField(
        label=gettext_lazy("Qui peut lire"),
        choices=Circle.Readers.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Si le cercle s’ouvre un jour, les fils déjà écrits gardent leurs lecteur·rices."),
    )
    days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Les jours où l’équipe du cercle est là"),
        choices=list(enumerate(DAYS.values())),
        coerce=int,
        initial=EVERY_DAY,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choisissez au moins un jour. Ces heures sont une promesse.")},
    )
    opens = forms.TimeField(label=gettext_lazy("À partir de"), initial="09:00", error_messages={"invalid": HOUR})
    closes = forms.TimeField(label=gettext_lazy("Jusqu’à"), initial="21:00", error_messages={"invalid": HOUR})
    out_of_hours = forms.ChoiceField(
        label=gettext_lazy("En dehors de ces heures"), choices=Circle.OutOfHours.choices, widget=forms.RadioSelect
    )
    first_are_held = forms.BooleanField(
        label=gettext_lazy("Lire toujours les deux premiers messages d’une personne avant de les montrer"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Quelqu’un de l’équipe la rencontre ainsi avant tout le monde. Cela demande d’être là."),
    )
    charter = KeptText(
        label=gettext_lazy("La charte"),
        max_length=CHARTER_LIMIT,
        rows=7,
        strip=True,
        help_text=gettext_lazy("Ce que l’on se promet ici. Si elle change, chacun·e la relit avant d’écrire."),
    )

    review_on = Day(
        label=gettext_lazy("À relire ensemble le"),
        initial=in_a_year,
        required=False,
        help_text=gettext_lazy(
            "Ce jour-là, l’équipe reçoit un mot. Elle la garde, ou elle la change. Vide : dans un an."
        ),
    )

    def clean_review_on(self) -> date | None:
        """To come, unless it stays as it is."""
        day: date | None = self.cleaned_data["review_on"]
        if day and day <= localdate(now()) and day != self.initial.get("review_on"):
            raise ValidationError(_("Ce jour est passé. Choisissez un jour à venir."))
        return day

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("opens") is not None and given.get("opens") == given.get("closes"):
            raise ValidationError(_("L’équipe du cercle est là jusqu’à quelle heure ? Les deux heures sont les mêmes."))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """All but the charter."""
        return {name: value for name, value in self.cleaned_data.items() if name != "charter"}
