"""The usual week as a grid, what comes once a month, the days that are not as usual."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import Line
from entrepairs.structures.exchange.weekly_hours import EndsBeforeItBegins, HoursUnread
from entrepairs.structures.forms.records import Day, RecordForm
from entrepairs.structures.models import How
from entrepairs.structures.typed_hours import Overlap, read_day, write_day
from entrepairs.structures.weeks import Slot, Week
from entrepairs.ui.dates import hour
from entrepairs.ui.names import DAYS

WEEKS = [
    (1, gettext_lazy("le premier")),
    (2, gettext_lazy("le deuxième")),
    (3, gettext_lazy("le troisième")),
    (4, gettext_lazy("le quatrième")),
    (5, gettext_lazy("le cinquième")),
]
SMALL_HOURS = "06:00"
"""Hours that end before it, and after they begin the day before, pass midnight."""
ALWAYS = gettext_lazy("Vide : c’est ainsi depuis toujours.")
BEFORE = gettext_lazy("Les horaires d’avant restent dans le rapport.")
WEEK_DAYS = range(1, 5)
"""From Tuesday to Friday."""
WEEKDAYS = list(enumerate(DAYS.values()))


class RangesField(Line):
    """The hours of a day: a list of (from, until)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, required=False, **kwargs)

    def clean(self, value: Any) -> list[tuple[time, time]]:
        try:
            return read_day(super().clean(value))
        except EndsBeforeItBegins as wrong:
            raise forms.ValidationError(_backwards(wrong)) from None
        except Overlap as two:
            said = {"first": write_day([two.first]), "second": write_day([two.second])}
            raise forms.ValidationError(
                _("« %(first)s » et « %(second)s » se chevauchent. Écrivez-les ensemble, ou séparez-les."), params=said
            ) from None
        except HoursUnread:
            raise forms.ValidationError(
                _("Nous n’avons pas compris. Écrivez par exemple : 14 h – 18 h, ou 9:30-12:00.")
            ) from None


def _backwards(wrong: EndsBeforeItBegins) -> str:
    """An end before the beginning: a slip, or a night."""
    since, until = hour(time.fromisoformat(wrong.since)), hour(time.fromisoformat(wrong.until))
    if wrong.until < SMALL_HOURS:
        return _(
            "« %(since)s – %(until)s » passe minuit : écrivez « %(since)s – minuit » ce jour-là, "
            "et « 0 h – %(until)s » le lendemain."
        ) % {"since": since, "until": until}
    return _("« %(since)s – %(until)s » : la fin est avant le début. Écrivez d’abord l’heure où l’on ouvre.") % {
        "since": since,
        "until": until,
    }


class WeekForm(RecordForm):
    """Two lines a day: with the team, held by the members. Empty: closed."""

    days: ClassVar[tuple[str, str]] = ("first_day", "last_day")
    first_day = Day(label=gettext_lazy("À partir du"), required=False)
    last_day = Day(
        label=gettext_lazy("Jusqu’au"),
        help_text=gettext_lazy("Pour un été, pour des vacances. Ensuite, la semaine d’avant revient."),
        required=False,
    )

    def __init__(self, *args: Any, week: Week, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_day"].help_text = BEFORE if self.initial.get("first_day") else ALWAYS
        for day, name in WEEKDAYS:
            for how in How:
                held = [(since, until) for at, since, until, by in week if (at, by) == (day, how.value)]
                label = f"{str(name).capitalize()}, {how.label}"
                self.fields[f"{how.value}-{day}"] = RangesField(label=label, initial=write_day(held))

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, forms.BoundField]]]]:
        """Each day: its name, and its two fields, each with who holds the door."""
        return [(str(name), [(str(how.label), self[f"{how.value}-{day}"]) for how in How]) for day, name in WEEKDAYS]

    def days_said(self) -> dict[str, date | None]:
        return {name: self.cleaned_data[name] for name in self.days}

    def slots(self) -> list[Slot]:
        given = self.cleaned_data
        return [
            (day, since, until, how.value)
            for day, _name in WEEKDAYS
            for how in How
            for since, until in given[f"{how.value}-{day}"]
        ]


def monday_copied(typed: Mapping[str, str]) -> dict[str, str]:
    """The grid as it was typed, with Monday’s hours on the days that say nothing; both columns stay empty at the
    week-end."""
    copied = dict(typed.items())
    for day in WEEK_DAYS:
        if not any(typed.get(f"{how.value}-{day}", "").strip() for how in How):
            copied |= {f"{how.value}-{day}": typed.get(f"{how.value}-0", "") for how in How}
    return copied


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


class ExceptionForm(RecordForm):
    """« Fermé du … au … », or other hours on those days."""

    days: ClassVar[tuple[str, str]] = ("first_day", "last_day")
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
        values = super().clean()
        values["last_day"] = values.get("last_day") or values.get("first_day")
        return values
