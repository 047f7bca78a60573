"""The usual week as a grid, what comes once a month, the days that are not as usual."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import Line
from entrepairs.structures.exchange.weekly_hours import HoursUnread
from entrepairs.structures.forms.records import Day
from entrepairs.structures.models import How, OpeningRule
from entrepairs.structures.typed_hours import read_day, write_day
from entrepairs.ui.names import DAYS

WEEKS = [
    (1, gettext_lazy("le premier")),
    (2, gettext_lazy("le deuxième")),
    (3, gettext_lazy("le troisième")),
    (4, gettext_lazy("le quatrième")),
    (5, gettext_lazy("le cinquième")),
]
WEEKDAYS = list(enumerate(DAYS.values()))


class RangesField(Line):
    """The hours of a day: a list of (from, until)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, required=False, **kwargs)

    def clean(self, value: Any) -> list[tuple[time, time]]:
        try:
            return read_day(super().clean(value))
        except HoursUnread:
            raise forms.ValidationError(
                _("Nous n’avons pas compris. Écrivez par exemple : 14 h – 18 h, ou 9:30-12:00.")
            ) from None


class WeekForm(forms.Form):
    """Two lines a day: with the team, held by the members. Empty: closed."""

    first_day = Day(
        label=gettext_lazy("À partir du"),
        help_text=gettext_lazy("Vide si c’est ainsi depuis toujours. Les horaires d’avant restent dans le rapport."),
        required=False,
    )

    def __init__(self, *args: Any, rules: list[OpeningRule], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"].initial = today if rules else None
        for day, name in WEEKDAYS:
            for how in How:
                held = [(rule.since, rule.until) for rule in rules if (rule.weekday, rule.how) == (day, how.value)]
                label = f"{str(name).capitalize()}, {how.label}"
                self.fields[f"{how.value}-{day}"] = RangesField(label=label, initial=write_day(held))

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each day: its name, and its two fields."""
        return [(str(name), [self[f"{how.value}-{day}"] for how in How]) for day, name in WEEKDAYS]

    def slots(self) -> list[tuple[int, time, time, str]]:
        given = self.cleaned_data
        return [
            (day, since, until, how.value)
            for day, _name in WEEKDAYS
            for how in How
            for since, until in given[f"{how.value}-{day}"]
        ]


class MonthlyForm(forms.Form):
    """« Le premier dimanche du mois »."""

    week = forms.TypedChoiceField(label=gettext_lazy("Chaque mois"), choices=WEEKS, coerce=int)
    weekday = forms.TypedChoiceField(label=gettext_lazy("Le jour"), choices=WEEKDAYS, coerce=int)
    ranges = RangesField(label=gettext_lazy("Les heures"), help_text=gettext_lazy("Par exemple : 14 h – 18 h."))
    how = forms.ChoiceField(label=gettext_lazy("La porte est"), choices=How.choices, widget=forms.RadioSelect)

    def clean_ranges(self) -> list[tuple[time, time]]:
        ranges: list[tuple[time, time]] = self.cleaned_data["ranges"]
        if len(ranges) != 1:
            raise forms.ValidationError(_("Écrivez une heure de début et une heure de fin."))
        return ranges

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        since, until = given["ranges"][0]
        return {name: given[name] for name in ("week", "weekday", "how")} | {"since": since, "until": until}


class ExceptionForm(forms.Form):
    """« Fermé du … au … », or other hours on those days."""

    first_day = Day(label=gettext_lazy("Du"))
    last_day = Day(label=gettext_lazy("Au"), help_text=gettext_lazy("Vide pour un seul jour."), required=False)
    ranges = RangesField(
        label=gettext_lazy("Ouvert seulement"),
        help_text=gettext_lazy("Par exemple : 14 h – 18 h. Vide si la maison est fermée ces jours-là."),
    )
    how = forms.ChoiceField(
        label=gettext_lazy("La porte est"), choices=How.choices, initial=How.TEAM, widget=forms.RadioSelect
    )
    reason = Line(
        label=gettext_lazy("Ce que les gens lisent"),
        help_text=gettext_lazy("Par exemple : congés, sortie à la mer. Tout le monde le voit."),
        max_length=80,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        first = values.get("first_day")
        values["last_day"] = values.get("last_day") or first
        if first and values["last_day"] < first:
            self.add_error("last_day", _("Ce jour est avant le premier. Choisissez un jour après, ou laissez vide."))
        return values
