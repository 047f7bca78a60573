"""What everybody reads of a house."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText, Line
from entrepairs.people.fields import ExperiencesField, LanguagesField
from entrepairs.structures.recovery import RECOVERY

OF_STRUCTURE = (
    *("name", "team_hours", "presentation", "audience", "phone", "email", "website"),
    *("languages", "recovery"),
)


class HouseForm(forms.Form):
    """All of it is public, and none of it is about anybody."""

    name = Line(label=_("Nom de la maison"), help_text=_("Il est public."), max_length=120)
    presentation = KeptText(
        label=_("La maison, en quelques mots"),
        help_text=_("Ce qu’on y trouve, comment on y est reçu. Des phrases courtes."),
        max_length=2000,
        rows=6,
        strip=True,
        required=False,
    )
    audience = Line(label=_("Pour qui"), max_length=200, required=False)
    team_hours = Line(
        label=_("Quand l’équipe est là"),
        help_text=_("Par exemple : du lundi au vendredi, 9 h – 17 h. Tout le monde le lit avant d’écrire."),
        max_length=120,
        required=False,
    )
    phone = Line(label=_("Téléphone de la maison"), max_length=30, required=False)
    email = forms.EmailField(label=_("Courriel de la maison"), required=False)
    website = forms.URLField(label=_("Site de la maison"), assume_scheme="https", required=False)
    languages = LanguagesField(label=_("Les langues parlées ici"))
    recovery = forms.MultipleChoiceField(
        label=_("Ce que la maison fait vraiment"),
        help_text=_("Cochez ce qui est vrai aujourd’hui. Les personnes qui viennent pourront le vérifier."),
        choices=list(RECOVERY.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    experiences = ExperiencesField(most=10, label=_("Les vécus que la maison connaît bien"))
