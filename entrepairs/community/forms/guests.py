"""Invite to a circle: someone, or whoever holds a paper."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.clock import now
from entrepairs.people.forms.someone import SomeoneField
from entrepairs.structures.forms.records import Day

MOST_USES, LASTS, MOST_DAYS = 30, timedelta(days=30), timedelta(days=365)


class GuestForm(forms.Form):
    """Someone, by the pseudonym they gave you themselves."""

    pseudonym = SomeoneField(
        help_text=gettext_lazy("La personne vous l’a donné. Elle reçoit un avis neutre, et répond si elle veut.")
    )


class CirclePaperForm(forms.Form):
    """A code to hand over."""

    uses = forms.IntegerField(
        label=gettext_lazy("Pour combien de personnes"), min_value=1, max_value=MOST_USES, initial=1
    )
    expires_on = Day(label=gettext_lazy("Valable jusqu’au"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = timezone.localdate(now())
        self.fields["expires_on"].initial = self.today + LASTS

    def clean_expires_on(self) -> date:
        day: date = self.cleaned_data["expires_on"]
        if not self.today <= day <= self.today + MOST_DAYS:
            raise forms.ValidationError(_("Choisissez un jour à venir, dans un an au plus."))
        return day
