"""Say how many came, and where."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Gathering, Spot
from entrepairs.agenda.rules.attendance import today_of
from entrepairs.agenda.weeks import FIRST, LAST
from entrepairs.structures.models import Structure

MOST = 500


class SpotForm(forms.Form):
    """What is counted: `jour`, and `pour` when it is a gathering. Nothing said: the house, today."""

    jour = forms.DateField(required=False, widget=forms.HiddenInput)
    pour = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, house: Structure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house = house

    @property
    def spot(self) -> Spot:
        """Once valid."""
        day = self.cleaned_data["jour"] or today_of(self.house)
        row = self.cleaned_data["pour"]
        return Spot(self.house, row.wall_time.date(), row) if row else Spot(self.house, day)

    def clean_jour(self) -> date | None:
        """A day that a calendar of ours can hold."""
        day: date | None = self.cleaned_data["jour"]
        if day and not FIRST < day < LAST:
            raise forms.ValidationError(_("Ce jour n’existe pas ici."))
        return day

    def clean_pour(self) -> Gathering | None:
        key = self.cleaned_data["pour"]
        found = Gathering.objects.filter(pk=key, structure=self.house).first() if key else None
        if key and found is None:
            raise forms.ValidationError(_("Cette rencontre n’est pas dans cette maison."))
        return found


class TallyForm(SpotForm):
    """One more or one less; `tap` was drawn where it was touched."""

    change = forms.TypedChoiceField(choices=[("1", "+"), ("-1", "−")], coerce=int)
    tap = forms.UUIDField()


class HeadcountForm(SpotForm):
    people = forms.IntegerField(label=_("Combien de personnes sans nom ?"), min_value=0, max_value=MOST)


class EstimateForm(forms.Form):
    lundi = forms.DateField(widget=forms.HiddenInput)
    people = forms.IntegerField(label=_("Combien de personnes différentes ?"), min_value=0, max_value=MOST)

    def clean_lundi(self) -> date:
        monday: date = self.cleaned_data["lundi"]
        if monday.weekday() or not FIRST < monday < LAST:
            raise forms.ValidationError(_("Une semaine commence un lundi."))
        return monday
