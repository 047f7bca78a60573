"""Forms of « Mes données »."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ErasureForm(forms.Form):
    """What becomes of the words written with someone, when, and one box to be sure. `all_at_once`: also what was said
    without a name."""

    shared = forms.ChoiceField(
        label=_("Ce que vous avez écrit avec quelqu’un"),
        choices=[
            ("leave", _("Laisser à l’autre personne les mots que je lui ai écrits")),
            ("erase", _("Effacer aussi mes mots chez l’autre personne")),
        ],
        widget=forms.RadioSelect,
        initial="leave",
    )
    when = forms.ChoiceField(
        label=_("Quand"),
        choices=[
            ("later", _("Dans 48 heures : je peux changer d’avis jusque-là")),
            ("now", _("Tout de suite : on ne peut pas revenir en arrière")),
        ],
        widget=forms.RadioSelect,
        initial="later",
    )
    all_at_once = forms.BooleanField(
        required=False,
        label=_("Effacer avec mon compte ce que j’ai écrit sans mon pseudonyme"),
        help_text=_(
            "Sinon, chaque nom tiré au hasard s’efface à son heure, en un jour au plus\u00a0: personne ne voit que ces "
            "noms partent ensemble. Dès le début, plus rien ne dit qu’ils étaient à vous."
        ),
    )
    sure = forms.BooleanField(
        label=_("Oui, je veux effacer mon compte"),
        error_messages={"required": _("Cochez cette case si vous voulez vraiment effacer votre compte.")},
    )
