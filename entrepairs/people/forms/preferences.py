"""How a person likes to read. Kept on the device, signed in or not."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.ui.preferences import CONTRASTS, SIZES, THEMES


class PreferencesForm(forms.Form):
    calm = forms.BooleanField(
        label=_("Mode calme"),
        help_text=_("Une seule colonne, peu de couleurs, rien ne bouge."),
        required=False,
    )
    size = forms.ChoiceField(label=_("Taille du texte"), choices=SIZES, required=False, widget=forms.RadioSelect)
    contrast = forms.ChoiceField(label=_("Contraste"), choices=CONTRASTS, required=False, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Couleurs"), choices=THEMES, required=False, widget=forms.RadioSelect)
    tutoiement = forms.BooleanField(
        label=_("Me dire « tu »"), help_text=_("Sinon, le site vous dit « vous »."), required=False
    )
    discreet = forms.BooleanField(
        label=_("Avis discrets"),
        help_text=_("Chaque avis dit seulement « Du nouveau ». Vous ouvrez la page pour savoir quoi."),
        required=False,
    )
