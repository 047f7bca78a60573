"""Plan permanences: once, or the same time for some weeks."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Shift
from entrepairs.agenda.models.shift import MOST_SEATS
from entrepairs.places.wall_time import OddTime, instant

MOST_WEEKS = 26


class ShiftForm(forms.Form):
    """On the clock of `zone` (IANA). `starts` holds the instants once valid."""

    way = forms.ChoiceField(label=_("Comment"), choices=Shift.Way.choices, initial=Shift.Way.ON_SITE)
    day = forms.DateField(
        label=_("Le premier jour"), error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")}
    )
    at = forms.TimeField(
        label=_("De"), error_messages={"invalid": _("Cette heure n’existe pas. Écrivez-la comme 14:30.")}
    )
    minutes = forms.IntegerField(label=_("Durée, en minutes"), min_value=15, max_value=1440, initial=120)
    seats = forms.IntegerField(label=_("À combien la tenir"), min_value=1, max_value=MOST_SEATS, initial=2)
    least = forms.IntegerField(label=_("À combien, au moins"), min_value=1, max_value=MOST_SEATS, required=False)
    guided = forms.BooleanField(label=_("Avec quelqu’un d’expérience"), required=False)
    weeks = forms.IntegerField(label=_("Combien de semaines de suite"), min_value=1, max_value=MOST_WEEKS, initial=1)

    starts: list[datetime]

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """The instants; a week when the clock skips that time is given back with another."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        self._clean_least(values)
        if values.get("day") and values.get("at") is not None and values.get("weeks"):
            try:
                days = [values["day"] + timedelta(weeks=week) for week in range(values["weeks"])]
                self.starts = [instant(day, values["at"], self.zone) for day in days]
            except OddTime as odd:
                sentence = _("Un de ces jours, les montres changent d’heure. Choisissez %(at)s, par exemple.")
                self.add_error("at", sentence % {"at": f"{odd.instead:%H:%M}"})
            except OverflowError:
                self.add_error("day", _("Ce jour est trop loin. Choisissez un jour plus proche."))
        return values

    def _clean_least(self, values: dict[str, Any]) -> None:
        """One, unless it is said; never more than there are seats."""
        values["least"] = values.get("least") or 1
        if values["least"] > values.get("seats", MOST_SEATS):
            self.add_error("least", _("C’est plus que « à combien la tenir ». Choisissez un nombre plus petit."))
