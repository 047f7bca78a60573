"""Open a shared tablet, and what it sends."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.kiosks import Touch
from entrepairs.agenda.forms.attendance import SpotForm
from entrepairs.core.fields import Line

LONGEST = timedelta(hours=36)
MOST = 200


class KioskForm(SpotForm):
    name = Line(label=_("Où est la tablette ?"), help_text=_("Par exemple : près de la cafetière."), max_length=40)
    hours = forms.TypedChoiceField(
        label=_("Jusqu’à quand ?"),
        choices=[("2", _("deux heures")), ("4", _("quatre heures")), ("12", _("jusqu’à ce soir"))],
        initial="12",
        coerce=int,
    )


class TouchForm(forms.Form):
    """One touch, from a tablet without scripts."""

    tap = forms.UUIDField()
    name = Line(max_length=30, required=False)


def touches_of(sent: Any, moment: datetime) -> list[Touch]:
    """What a tablet says, {"sent": ms, "taps": [{"id", "at": ms, "who"}]}, on our clock: only the ages are believed,
    since the clock of a tablet may be wrong. What is not understood is left out."""
    if not isinstance(sent, dict) or not isinstance(sent.get("taps"), list):
        return []
    return [touch for one in sent["taps"][:MOST] if (touch := _touch(one, sent.get("sent"), moment))]


def _touch(one: Any, sent: Any, moment: datetime) -> Touch | None:
    try:
        age = timedelta(milliseconds=float(sent) - float(one["at"]))
        return Touch(UUID(one["id"]), moment - min(max(age, timedelta()), LONGEST), str(one["who"])[:64])
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
