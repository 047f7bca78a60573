"""A day, an hour, a way, a place."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.forms.frameworks import MINUTES
from entrepairs.accompaniment.plans import Plan
from entrepairs.core.clock import now
from entrepairs.core.fields import Line
from entrepairs.core.ids import new_id
from entrepairs.people.models.profile import Way
from entrepairs.places.wall_time import DoubleTime, SkippedTime, instant
from entrepairs.ui.dates import hour

WAYS = [choice for choice in Way.choices if choice[0] != Way.WRITTEN]


class MeetingForm(forms.Form):
    """A time proposed, on the clock of `zone` (IANA). `plan` holds it once valid."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    day = forms.DateField(
        label=_("Le jour"), error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")}
    )
    at = forms.TimeField(
        label=_("L’heure"), error_messages={"invalid": _("Cette heure n’existe pas. Écrivez-la comme 14:30.")}
    )
    minutes = forms.TypedChoiceField(label=_("Combien de temps"), choices=MINUTES, coerce=int, initial=60)
    way = forms.ChoiceField(label=_("Comment"), choices=WAYS, widget=forms.RadioSelect, initial=Way.IN_PERSON)
    place = Line(
        label=_("Où"),
        max_length=200,
        required=False,
        help_text=_("Un lieu public, un numéro, un lien. Vous deux seulement pouvez le lire."),
    )

    plan: Plan

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_day(self) -> date:
        """Within two years of today, so that every date has an instant; the rule says the rest."""
        day: date = self.cleaned_data["day"]
        today = now().date()
        if day < today - timedelta(days=1):
            raise forms.ValidationError(_("Ce jour est déjà passé. Choisissez un jour à venir."))
        if day > today + timedelta(days=731):
            raise forms.ValidationError(_("C’est dans plus d’un an. Choisissez un jour plus proche."))
        return day

    def clean(self) -> dict[str, Any]:
        """The instant, unless the clock skips it or shows it twice."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("day") and values.get("at") is not None:
            self._set_plan(values)
        return values

    def _set_plan(self, values: dict[str, Any]) -> None:
        try:
            starts_at = instant(values["day"], values["at"], self.zone)
        except SkippedTime as odd:
            self.add_error("at", _skipped(values["at"], odd.instead))
        except DoubleTime as odd:
            self.add_error("at", _double(values["at"], odd.instead))
        else:
            self.plan = Plan(
                starts_at, self.zone, values.get("minutes", 0), values.get("way", ""), values.get("place", "")
            )


def _skipped(at: time, instead: time) -> str:
    words = gettext(
        "Ce jour-là, les montres avancent d’une heure : %(at)s n’existe pas. Choisissez %(instead)s, par exemple."
    )
    return words % {"at": hour(at), "instead": hour(instead)}


def _double(at: time, instead: time) -> str:
    words = gettext(
        "Ce jour-là, les montres reculent d’une heure : %(at)s arrive deux fois. Choisissez %(instead)s, par exemple."
    )
    return words % {"at": hour(at), "instead": hour(instead)}


class SeenForm(forms.Form):
    """An answer to what one saw: the number of the version."""

    sequence = forms.IntegerField(min_value=0, max_value=32_767)
