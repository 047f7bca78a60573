"""What is decided and why; another look, and its answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, offer
from entrepairs.safety import subjects
from entrepairs.safety.actions.decisions import Ruling
from entrepairs.safety.forms.ground import GroundField
from entrepairs.safety.models import Appeal, Measure


class RulingForm(forms.Form):
    """A measure, the rule or the law it rests on, and why: its author reads all three."""

    measure = forms.ChoiceField(
        label=gettext_lazy("Que décidez-vous ?"),
        choices=Measure.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choisissez ce que vous décidez.")},
    )
    ground = GroundField()
    facts = KeptText(
        label=gettext_lazy("Pourquoi, en quelques phrases"),
        help_text=gettext_lazy(
            "Qui a écrit ce texte lira ces mots. Dites quel passage, sans reproche. "
            "Ne dites jamais que quelqu’un l’a signalé, ni ce que cette personne a écrit."
        ),
        max_length=2_000,
        rows=5,
        strip=True,
    )
    public_note = KeptText(
        label=gettext_lazy("La note de l’équipe, montrée avec le texte"),
        help_text=gettext_lazy("Seulement si vous ajoutez une note."),
        max_length=300,
        rows=2,
        required=False,
        strip=True,
    )

    proposed = KeptText(
        label=gettext_lazy("Le texte que vous proposez"),
        help_text=gettext_lazy("Seulement si vous proposez un autre texte. Changez-en le moins possible."),
        max_length=5_000,
        rows=6,
        required=False,
        strip=True,
    )

    def __init__(self, *args: Any, kind: str, text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text, subject = text, subjects.of(kind)
        self.fields["proposed"].initial = text
        if subject is None or Measure.EDIT not in subject.measures:
            del self.fields["proposed"]
        known = {Measure.LEAVE.value, *(subject.measures if subject else ())}
        offer(self, "measure", [choice for choice in Measure.choices if choice[0] in known])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("measure") == Measure.NOTE and not said.get("public_note"):
            self.add_error("public_note", ValidationError(_("Écrivez la note que l’on lira avec le texte.")))
        if said.get("measure") == Measure.EDIT and said.get("proposed") in (None, "", self.text):
            self.add_error("proposed", ValidationError(_("Écrivez le texte que vous proposez.")))
        return said

    @property
    def ruling(self) -> Ruling:
        return Ruling(**self.cleaned_data)


class LiftForm(forms.Form):
    """Why it is taken back: its author reads it."""

    because = KeptText(label=gettext_lazy("Pourquoi la levez-vous ?"), max_length=500, rows=2, strip=True)


class AppealForm(forms.Form):
    """Why one does not agree."""

    words = KeptText(
        label=gettext_lazy("Pourquoi n’êtes-vous pas d’accord ?"),
        help_text=gettext_lazy("Quelques mots suffisent. Quelqu’un qui n’a pas décidé les lira."),
        max_length=2_000,
        rows=5,
        strip=True,
    )


class JudgeForm(forms.Form):
    """What another person decides, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Après avoir relu"), choices=Appeal.Outcome.choices, widget=forms.RadioSelect
    )
    answer = KeptText(
        label=gettext_lazy("Votre réponse"),
        help_text=gettext_lazy("Qui a demandé un autre regard la lira."),
        max_length=2_000,
        rows=4,
        strip=True,
    )

    def __init__(self, *args: Any, appeal: Appeal | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if appeal is not None:
            offer(self, "outcome", appeal.outcomes)
