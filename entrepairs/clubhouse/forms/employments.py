"""A project of work, and its steps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import Employment
from entrepairs.core.fields import Line
from entrepairs.core.ids import new_id

KIND_HELPS = {
    "transition": _("Un poste que la maison tient chez un employeur, quelques mois. Quelqu’un montre, et remplace."),
    "soutenu": _("Un poste à soi, avec l’aide de la maison, aussi longtemps qu’on veut."),
    "independant": _("Un poste à soi. La maison reste là pour parler."),
}


class EmploymentForm(forms.Form):
    """`key` becomes the id of the project."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    kind = forms.ChoiceField(
        label=_("Quel genre d’emploi"),
        choices=Employment.Kind,
        widget=forms.RadioSelect,
        initial=Employment.Kind.TRANSITIONAL,
    )
    title = Line(label=_("Avec vos mots"), max_length=120, empty=_("Nommez ce projet en quelques mots."))


class StepForm(forms.Form):
    """`key` becomes the id of the step."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = Line(label=_("Un petit pas"), max_length=200, empty=_("Écrivez ce pas en quelques mots."))


class DoneForm(forms.Form):
    """Whether something is done."""

    done = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
