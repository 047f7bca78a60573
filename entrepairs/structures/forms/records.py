"""What a house writes down about itself. No field is about anybody."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import Line
from entrepairs.structures.models import Convention, Post, Structure, Visit

NO_SUCH_DAY = _("Ce jour n’existe pas. Écrivez-le comme 31/12/2027.")


class Day(forms.DateField):
    """A day of the calendar, in the house’s own words when it does not exist."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(error_messages={"invalid": NO_SUCH_DAY}, **kwargs)


class StatuteForm(forms.Form):
    """The statute of the house and the room where it receives."""

    legal_form = forms.ChoiceField(
        label=_("La maison est"), choices=[("", _("Pas précisé")), *Structure.LegalForm.choices], required=False
    )
    constituted_on = Day(
        label=_("Constituée le"), help_text=_("Le jour de la création de l’association."), required=False
    )
    premises = Line(
        label=_("Le local"),
        help_text=_("Par exemple : loué à la ville, 90 m², un étage sans ascenseur."),
        max_length=200,
        required=False,
    )


class RecordForm(forms.Form):
    """A line with a first and a last day: the last is not before the first."""

    days: ClassVar[tuple[str, str]] = ("since", "until")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = (values.get(name) for name in self.days)
        if first and last and last < first:
            self.add_error(self.days[1], _("Ce jour est avant le premier. Choisissez un jour après, ou laissez vide."))
        return values


class PostForm(RecordForm):
    """A post, without any name."""

    function = Line(label=_("La fonction"), help_text=_("Par exemple : animation. Jamais un nom."), max_length=80)
    status = forms.ChoiceField(
        label=_("Ce poste est"), choices=Post.Status.choices, initial=Post.Status.PAID, widget=forms.RadioSelect
    )
    fte = forms.DecimalField(
        label=_("Temps de travail, en équivalent temps plein"),
        help_text=_("1 pour un plein temps, 0,5 pour un mi-temps. Rien pour une personne bénévole."),
        min_value=0,
        max_value=20,
        decimal_places=2,
        localize=True,
        required=False,
    )
    qualification = Line(
        label=_("La qualification"), help_text=_("Un diplôme, une formation."), max_length=120, required=False
    )
    since = Day(label=_("Depuis le"))
    until = Day(label=_("Jusqu’au"), help_text=_("Vide tant que le poste est tenu."), required=False)

    def clean(self) -> dict[str, Any]:
        """A volunteer has no working time to count."""
        values = super().clean()
        if not values.get("fte") or values.get("status") == Post.Status.VOLUNTEER:
            values["fte"] = None
        return values


class ConventionForm(RecordForm):
    """Who sponsors, manages, funds, works with the house."""

    days = ("signed_on", "until")

    kind = forms.ChoiceField(
        label=_("C’est une convention de"), choices=Convention.Kind.choices, widget=forms.RadioSelect
    )
    partner = Line(label=_("Avec"), help_text=_("L’organisme, pas une personne."), max_length=120)
    partner_kind = forms.ChoiceField(label=_("Cet organisme est"), choices=Convention.PartnerKind.choices)
    signed_on = Day(label=_("Signée le"))
    until = Day(label=_("Jusqu’au"), help_text=_("Vide s’il n’y a pas de fin prévue."), required=False)


class VisitForm(RecordForm):
    """A funder or an authority came."""

    days = ("on", "on")

    by = Line(label=_("Qui est venu"), help_text=_("L’organisme, pas une personne."), max_length=120)
    on = Day(label=_("Le"))


FORMS: dict[type[Post] | type[Convention] | type[Visit], type[RecordForm]] = {
    Post: PostForm,
    Convention: ConventionForm,
    Visit: VisitForm,
}
