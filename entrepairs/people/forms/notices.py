"""Forms of the notices: where, and what for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """An e-mail address, optional."""

    email = forms.EmailField(
        label=_("Votre adresse de courriel"),
        help_text=_("Elle est chiffrée, ne sert qu’à vous prévenir, et personne d’autre ne la voit."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _("Cette adresse ne semble pas complète. Elle ressemble à nom@exemple.fr."),
            "required": _("Écrivez une adresse, ou revenez en arrière."),
        },
    )


class ChoiceForm(forms.Form):
    """How to be told of one family of notices."""

    shown = forms.BooleanField(label=_("Les montrer sur le site"), required=False)
    by_mail = forms.BooleanField(label=_("Me prévenir aussi par courriel"), required=False)
    at_night = forms.BooleanField(label=_("Même la nuit, entre 21 h et 8 h"), required=False)
