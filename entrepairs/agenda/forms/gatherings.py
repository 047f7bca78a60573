"""Plan a gathering."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.programme import Audience, Kind
from entrepairs.core.fields import KeptText, Line
from entrepairs.places.wall_time import OddTime, instant

MOST = 500


class GatheringForm(forms.Form):
    """A gathering, on the clock of `zone` (IANA). `starts_at` holds the instant once valid."""

    title = Line(label=_("Ce que c’est"), help_text=_("Par exemple : marche douce et photo."), max_length=100)
    kind = forms.ChoiceField(label=_("Genre"), choices=Kind.choices, initial=Kind.ACTIVITY)
    day = forms.DateField(
        label=_("Le jour"), error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")}
    )
    at = forms.TimeField(
        label=_("L’heure"), error_messages={"invalid": _("Cette heure n’existe pas. Écrivez-la comme 14:30.")}
    )
    minutes = forms.IntegerField(label=_("Durée, en minutes"), min_value=5, max_value=1440, initial=90)
    audience = forms.ChoiceField(label=_("Pour qui"), choices=Audience.choices, initial=Audience.ALL)
    signup = forms.BooleanField(label=_("Les personnes s’inscrivent avant"), required=False)
    capacity = forms.IntegerField(label=_("Nombre de places"), min_value=1, max_value=MOST, required=False)
    description = KeptText(label=_("Quelques mots de plus"), max_length=2000, required=False)

    starts_at: datetime

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        """The instant, unless the clock skips it or shows it twice."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("day") and values.get("at") is not None:
            try:
                self.starts_at = instant(values["day"], values["at"], self.zone)
            except OddTime as odd:
                sentence = _("Ce jour-là, les montres changent d’heure. Choisissez %(at)s, par exemple.")
                self.add_error("at", sentence % {"at": f"{odd.instead:%H:%M}"})
        return values

    def programme(self) -> dict[str, Any]:
        """The fields of a Programme."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("day", "at")}
