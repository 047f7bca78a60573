"""What is said aside, the three boxes of a danger, how it ended; who watches, and when."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.people.forms.someone import SomeoneField
from entrepairs.safety.known_danger import BOXES, line_of
from entrepairs.safety.models import Look, WatchRule
from entrepairs.structures.forms.hours import RangesField
from entrepairs.structures.forms.records import Day
from entrepairs.structures.typed_hours import write_day
from entrepairs.ui.names import DAYS

LONGEST_BOX = 200


class AsideForm(forms.Form):
    body = KeptText(label=gettext_lazy("Un mot aux autres veilleur·ses"), max_length=1_000, rows=3, strip=True)


class HandOverForm(forms.Form):
    body = KeptText(
        label=gettext_lazy("Un mot pour la relève"),
        help_text=gettext_lazy("Comment va le lieu ce soir. Pas de nom, pas d’histoire de quelqu’un."),
        max_length=600,
        rows=3,
        strip=True,
    )


class DangerForm(forms.Form):
    """The three boxes: what the person said of how, when and where; any may stay empty, not all. `initial`: as they
    were last kept."""

    how = Line(label=BOXES["how"], max_length=LONGEST_BOX, required=False)
    when = Line(label=BOXES["when"], max_length=LONGEST_BOX, required=False)
    where = Line(label=BOXES["where"], max_length=LONGEST_BOX, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not any(given.get(name) for name in BOXES):
            raise ValidationError(_("Écrivez ce que vous savez, même une seule ligne."))
        return given

    @property
    def written(self) -> str:
        """One line a box, those that changed; empty for one that was emptied. "": nothing did."""
        changed = [name for name in BOXES if name in self.changed_data]
        return "\n".join(line_of(name, self.cleaned_data[name]).strip() for name in changed)


class OutcomeForm(forms.Form):
    """How it ended; for what is only to be read, one button is enough. What is decided ends it by itself, and what is
    no longer there too."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Qu’est-ce qui a été fait ?"),
        choices=[
            (one.value, one.label) for one in Look.Outcome if one not in (Look.Outcome.DECIDED, Look.Outcome.GONE)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez ce qui se rapproche le plus.")},
    )


class WatcherForm(forms.Form):
    """Someone, by the pseudonym they gave you themselves."""

    pseudonym = SomeoneField()


class WatchWeekForm(forms.Form):
    """The seven days, as people type hours: « 9 h – 12 h, 14 h – 21 h »."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ranges: dict[int, list[Any]] = {}
        for rule in WatchRule.objects.all():
            ranges.setdefault(rule.weekday, []).append((rule.since, rule.until))
        for number, name in enumerate(DAYS.values()):
            initial = write_day(ranges.get(number, []))
            self.fields[f"day_{number}"] = RangesField(label=name, initial=initial)

    @property
    def week(self) -> dict[int, Any]:
        return {number: self.cleaned_data[f"day_{number}"] for number in range(7)}


class ClosureForm(forms.Form):
    first_day = Day(label=gettext_lazy("Du"))
    last_day = Day(label=gettext_lazy("Au"), required=False, help_text=gettext_lazy("Vide : un seul jour."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first_day"), given.get("last_day") or given.get("first_day")
        if first and last and last < first:
            self.add_error("last_day", _("Le dernier jour est avant le premier. Échangez-les."))
        return given | {"last_day": last}
