"""When one can hold permanences: a usual week, how many, and one by one for those that are planned."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.readiness import Said
from entrepairs.agenda.models import CrewMember, Shift, ShiftAnswer
from entrepairs.agenda.models.rota import MOST_A_WEEK
from entrepairs.people.models import Person
from entrepairs.ui import dates
from entrepairs.ui.moments import moment_choices

MOMENTS = [key for key, _words in moment_choices()]


class ReadinessForm(forms.Form):
    """`said` holds what was said, once valid."""

    moments = forms.MultipleChoiceField(
        label=_("Ma semaine habituelle"),
        help_text=_("Les moments où vous pouvez tenir une permanence, en général."),
        choices=moment_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    most = forms.IntegerField(
        label=_("Combien par semaine, au plus"),
        help_text=_("Avec 0, personne ne vous place. Vous pouvez quand même en prendre une vous-même."),
        min_value=0,
        max_value=MOST_A_WEEK,
    )

    away_from = forms.DateField(label=_("Du"), required=False)
    away_until = forms.DateField(label=_("Au, ce jour compris"), required=False)

    def __init__(self, *args: Any, shifts: Sequence[Shift], colleagues: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(one.pk): one for one in colleagues}
        self.shifts = shifts
        usual = [("", _("comme ma semaine")), *ShiftAnswer.Answer.choices]
        for one in shifts:
            self.fields[_name(one)] = forms.ChoiceField(label=_words(one), choices=usual, required=False)
        names = [(key, one.pseudonym) for key, one in self.colleagues.items()]
        for name, words in (("together", _("Avec qui vous aimeriez")), ("apart", _("Avec qui vous préférez ne pas"))):
            self.fields[name] = forms.MultipleChoiceField(
                label=words, choices=names, required=False, widget=forms.CheckboxSelectMultiple
            )

    @property
    def one_by_one(self) -> list[forms.BoundField]:
        return [self[_name(one)] for one in self.shifts]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if set(values.get("together", ())) & set(values.get("apart", ())):
            self.add_error("apart", _("Une même personne est dans les deux listes. Choisissez-en une."))
        first, last = values.get("away_from"), values.get("away_until")
        if bool(first) != bool(last) and not {"away_from", "away_until"} & set(self.errors):
            self.add_error("away_until" if first else "away_from", _("Il faut deux jours : le premier et le dernier."))
        elif first and last and last < first:
            self.add_error("away_until", _("Ce jour est avant le premier. Vérifiez les deux."))
        return values

    @property
    def said(self) -> Said:
        values = self.cleaned_data
        return Said(
            moments=sum(1 << MOMENTS.index(one) for one in values["moments"]),
            most=values["most"],
            answers={one.pk: values[_name(one)] for one in self.shifts},
            together=[self.colleagues[key] for key in values["together"]],
            apart=[self.colleagues[key] for key in values["apart"]],
            away=(values["away_from"], values["away_until"]) if values["away_from"] else None,
        )


class LevelForm(forms.Form):
    """One of the crew, and how much they have done."""

    person = forms.UUIDField()
    level = forms.TypedChoiceField(choices=CrewMember.Level.choices, coerce=int)


def known(member: CrewMember | None, answers: dict[Any, str], duos: dict[str, list[str]]) -> dict[str, Any]:
    """What was said before, as the form shows it. `answers`: by permanence; `duos`: keys of people, by wish."""
    moments = member.moments if member else 0
    return {
        "moments": [one for n, one in enumerate(MOMENTS) if moments >> n & 1],
        "most": member.most if member else 1,
        "away_from": member.away_from if member else None,
        "away_until": member.away_until if member else None,
        "together": duos.get("avec", []),
        "apart": duos.get("sans", []),
        **{f"p-{key}": answer for key, answer in answers.items()},
    }


def _name(shift: Shift) -> str:
    return f"p-{shift.pk}"


def _words(shift: Shift) -> str:
    return f"{dates.moment(shift.wall_time)} – {dates.hour(shift.wall_end)}, {shift.get_way_display()}"
