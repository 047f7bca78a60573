"""A project and its steps."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Project
from entrepairs.core.clock import now
from entrepairs.core.fields import Line
from entrepairs.core.ids import new_id
from entrepairs.ui.dates import local


class ProjectForm(forms.Form):
    """`key` becomes the id of the project."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    kind = forms.ChoiceField(
        label=_("C’est pour…"), choices=Project.Kind, widget=forms.RadioSelect, initial=Project.Kind.OTHER
    )
    title = Line(label=_("Avec vos mots"), max_length=120, empty=_("Nommez ce projet en quelques mots."))


class StepForm(forms.Form):
    """`key` becomes the id of the step."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    text = Line(label=_("Une petite étape"), max_length=200, empty=_("Écrivez l’étape en quelques mots."))
    wished_for = forms.DateField(
        label=_("Pour quand, si vous le voulez"),
        required=False,
        error_messages={"invalid": _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")},
    )

    def clean_wished_for(self) -> date | None:
        """A day from today on, within ten years."""
        day: date | None = self.cleaned_data["wished_for"]
        today = local(now()).date()
        if day is not None and not today <= day <= today.replace(year=today.year + 10, day=1):
            raise forms.ValidationError(_("Choisissez un jour à venir, dans les dix ans."))
        return day


class DirectionForm(forms.Form):
    """Where a step goes."""

    direction = forms.ChoiceField(choices=[("up", "up"), ("down", "down")])


class DoneForm(forms.Form):
    """Whether a step is done."""

    done = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
