"""What is looked for in the circles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.community.asked import LONGEST
from entrepairs.community.models.findable import LAST
from entrepairs.core.fields import Line


class SearchForm(forms.Form):
    """`older`: where the page before ended in the index. What stood there may be erased since."""

    words = Line(
        label=_("Quelques mots"), max_length=LONGEST, help_text=_("Exemple : « dormir », « sortie d’hôpital ».")
    )
    older = forms.IntegerField(required=False, min_value=1, max_value=LAST, widget=forms.HiddenInput)
