"""How one comes: a code on paper, a few words to the house, the words of the visit. Nothing is asked about anybody."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import normal_code
from entrepairs.structures.actions.invitations import CODE
from entrepairs.structures.forms.records import Day
from entrepairs.structures.models import BY_PAPER, Role, Structure, VisitTerm
from entrepairs.structures.visiting import TEXT_LIMIT

BODY_LIMIT = 2000
MOST_USES = 100
MOST_DAYS = 366


class CodeForm(forms.Form):
    """What is on the paper."""

    code = forms.CharField(
        label=gettext_lazy("Le code de votre invitation"),
        help_text=gettext_lazy("12 signes, en groupes de 4. Les espaces et les tirets ne comptent pas."),
        max_length=60,
        error_messages={"required": gettext_lazy("Écrivez le code qui est sur le papier.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "data-code": ""}
        ),
    )

    def clean_code(self) -> str:
        code = normal_code(self.cleaned_data["code"])
        if len(code) != CODE:
            missing = _("Ce code a %(n)d signes ; il en faut 12. Vérifiez chaque groupe.")
            raise forms.ValidationError(missing % {"n": len(code)})
        return code


class PaperForm(forms.Form):
    """An invitation to print."""

    role = forms.ChoiceField(
        label=gettext_lazy("Pour devenir"),
        choices=[(name.value, name.label) for name in BY_PAPER],
        initial=Role.Name.VISITOR,
        widget=forms.RadioSelect,
    )
    uses = forms.IntegerField(
        label=gettext_lazy("Pour combien de personnes"), min_value=1, max_value=MOST_USES, initial=1
    )
    expires_on = Day(label=gettext_lazy("Valable jusqu’au"))
    note = Line(
        label=gettext_lazy("Où sera ce papier"),
        help_text=gettext_lazy("Pour le reconnaître : « à l’accueil », « au centre social ». Jamais un nom."),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, house: Structure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = house.today
        self.fields["expires_on"].initial = self.today + timedelta(days=60)

    def clean_expires_on(self) -> Any:
        day = self.cleaned_data["expires_on"]
        if not self.today <= day <= self.today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Choisissez un jour à venir, dans un an au plus."))
        return day


class BodyForm(forms.Form):
    """A few words, to the house or from it."""

    body = KeptText(
        label=gettext_lazy("Votre message"),
        help_text=gettext_lazy("Par exemple : quand vous aimeriez passer. On ne vous demande pas pourquoi vous venez."),
        max_length=BODY_LIMIT,
        rows=6,
    )


class ClaimForm(BodyForm):
    """A few words to those who administer the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = _(
            "Ce que vous faites dans cette maison, et comment le vérifier : par exemple, à qui téléphoner."
        )


class AnswerForm(BodyForm):
    """The same, from the house."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = _("La personne et la coordination le lisent, personne d’autre.")


class VisitTextForm(forms.Form):
    """The words that a house and its visitors agree on."""

    text = KeptText(label=gettext_lazy("Le texte du contrat de visite"), max_length=TEXT_LIMIT, rows=20, strip=True)


class VisitAnswerForm(forms.Form):
    """« Voulez-vous adhérer ? »: three answers, and no reason."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Voulez-vous adhérer ?"), choices=VisitTerm.Answer.choices, widget=forms.RadioSelect
    )
