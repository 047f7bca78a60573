"""Plan a gathering once or again and again; change one, those that follow, or all."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.series import Plan
from entrepairs.agenda.forms.programme import ProgrammeForm, shown_in_form
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.recurrence import Rhythm, rhythm_of, rule_of, sessions_of
from entrepairs.core.clock import now
from entrepairs.core.fields import Line
from entrepairs.ui.names import DAYS

ONCE = "une"
RHYTHMS = [
    (ONCE, _("une seule fois")),
    (Rhythm.WEEKLY, _("chaque semaine, le même jour")),
    (Rhythm.FORTNIGHTLY, _("une semaine sur deux")),
    (Rhythm.MONTHLY, _("chaque mois, par exemple le premier mardi")),
    (Rhythm.DAYS, _("plusieurs jours par semaine")),
]
SCOPES = [
    ("celle-ci", _("celle-ci seulement")),
    ("suivantes", _("celle-ci et les suivantes")),
    ("toutes", _("toutes celles à venir")),
]
FATES = [("garder", _("garder ces rencontres, à leur date")), ("annuler", _("les annuler, et prévenir"))]
MOST_SESSIONS = 100


class GatheringForm(ProgrammeForm):
    """Once, or again and again. `plan()` once valid, unless `is_once`."""

    rhythm = forms.ChoiceField(label=_("Ça revient ?"), choices=RHYTHMS, initial=ONCE, required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Quels jours de la semaine ?"),
        help_text=_("Seulement pour « plusieurs jours par semaine »."),
        choices=list(enumerate(DAYS.values())),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    sessions = forms.IntegerField(
        label=_("Nombre de séances"),
        help_text=_("Pour un atelier : on s’inscrit à toutes les séances."),
        min_value=1,
        max_value=MOST_SESSIONS,
        required=False,
    )
    last_day = forms.DateField(label=_("Jusqu’au"), help_text=_("Vide : sans fin prévue."), required=False)

    ESSENTIAL = (*ProgrammeForm.ESSENTIAL, "rhythm")
    FOLDED = ((_("Quand ça revient"), ("weekdays", "sessions", "last_day")), *ProgrammeForm.FOLDED)

    @property
    def is_once(self) -> bool:
        return (self.cleaned_data.get("rhythm") or ONCE) == ONCE

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        day, last_day = values.get("day"), values.get("last_day")
        if day and last_day and last_day < day:
            self.add_error("last_day", _("Ce jour est avant le premier. Choisissez un jour plus tard."))
        if self.is_once:
            self.refuse_odd_time()
        elif day and day < self.today:
            self.add_error("day", _("Ce jour est passé. Choisissez un jour à venir."))
        return values

    @property
    def today(self) -> date:
        return now().astimezone(ZoneInfo(self.zone)).date()

    def plan(self) -> Plan:
        """When it comes back, and what it is."""
        values = self.cleaned_data
        rule = rule_of(values["rhythm"], self.first_day, values["weekdays"], values["sessions"])
        is_course = bool(values["sessions"])
        return Plan(self.first_day, self.starts, rule, values["last_day"], is_course, self.programme())


class ChangeForm(GatheringForm):
    """Change a gathering: alone, or with those that follow when it comes back."""

    scope = forms.ChoiceField(
        label=_("Vous changez"), choices=SCOPES, initial="celle-ci", widget=forms.RadioSelect, required=False
    )
    fate = forms.ChoiceField(
        label=_("Si un jour disparaît alors que des personnes y sont inscrites"),
        choices=FATES,
        initial="garder",
        widget=forms.RadioSelect,
        required=False,
    )

    ESSENTIAL = ("scope", *ProgrammeForm.ESSENTIAL)
    FOLDED = (
        (_("Quand ça revient, pour les suivantes"), ("rhythm", "weekdays", "sessions", "last_day", "fate")),
        *ProgrammeForm.FOLDED,
    )

    def __init__(self, *args: Any, gathering: Gathering, left: int | None, **kwargs: Any) -> None:
        super().__init__(
            *args, house=gathering.structure, zone=gathering.zone, initial=_initial(gathering, left), **kwargs
        )
        if gathering.series is None:
            for name in ("scope", "fate", "rhythm", "weekdays", "sessions", "last_day"):
                del self.fields[name]
        else:
            self.fields["rhythm"] = forms.ChoiceField(label=_("Ça revient"), choices=RHYTHMS[1:], required=False)

    @property
    def is_once(self) -> bool:
        """Only this one changes."""
        return (self.cleaned_data.get("scope") or "celle-ci") == "celle-ci"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        values["rhythm"] = values.get("rhythm") or self.initial.get("rhythm")
        return values


class WhyForm(forms.Form):
    """Call off, in a few words that everybody reads."""

    because = Line(
        label=_("Pourquoi ?"), help_text=_("En quelques mots. Par exemple : il pleut."), max_length=120, required=False
    )


def _initial(gathering: Gathering, left: int | None) -> dict[str, Any]:
    """`left`: sessions that remain, of a series that has a number of them."""
    shown = gathering.wall_time
    values = shown_in_form(gathering) | {"day": shown.date(), "at": shown.time()}
    series = gathering.series
    if series is None:
        return values
    rhythm, weekdays = rhythm_of(series.rule)
    sessions = left if sessions_of(series.rule) else None
    again = {"rhythm": rhythm.value, "weekdays": weekdays, "sessions": sessions, "last_day": series.last_day}
    return values | again
