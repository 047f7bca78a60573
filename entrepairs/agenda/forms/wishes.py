"""Say a wish for a group; say when one can lead. What leaves no choice is not asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.forming.possible import bits
from entrepairs.agenda.group_words import moment_words, place_words
from entrepairs.agenda.models import GroupWish, RoundLead, WishRound
from entrepairs.core.fields import KeptText, offer
from entrepairs.people.languages import label


class _RanksForm(forms.Form):
    """What a round offers, as ranks: moments, and where. One place only is not asked."""

    moments = forms.TypedMultipleChoiceField(
        label=_("Quand pouvez-vous ?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins un moment.")},
    )
    spots = forms.TypedMultipleChoiceField(
        label=_("Où ?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins un lieu.")},
    )

    def __init__(self, *args: Any, row: WishRound, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        offer(self, "moments", [(n, moment_words(one)) for n, one in enumerate(row.moments)])
        offer(self, "spots", [(n, place_words(row, names, n)) for n in row.spots])
        if len(row.spots) == 1:
            del self.fields["spots"]

    @property
    def ranks(self) -> dict[str, Any]:
        moments = sum(1 << n for n in self.cleaned_data["moments"])
        return {"moments": moments, "spots": self.cleaned_data.get("spots") or list(self.row.spots)}


class WishForm(_RanksForm):
    """`said` once valid: fields of GroupWish. What leaves no choice is not asked."""

    themes = forms.TypedMultipleChoiceField(
        label=_("De quoi aimeriez-vous parler ?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins un thème.")},
    )
    first = forms.TypedChoiceField(label=_("D’abord"), coerce=int, empty_value=None, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Dans quelles langues ?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choisissez au moins une langue.")},
    )
    is_new = forms.BooleanField(
        label=_("Ce serait mon premier groupe"),
        help_text=_("Vous n’y serez pas la seule personne nouvelle."),
        required=False,
    )
    note = KeptText(
        label=_("Un mot pour l’équipe qui forme les groupes"),
        help_text=_("Ce qui vous aiderait à venir, par exemple. Vous pouvez aussi ne rien dire."),
        max_length=500,
        rows=3,
        required=False,
    )
    field_order = ("themes", "first", "moments", "spots", "languages", "is_new", "note")

    def __init__(self, *args: Any, row: WishRound, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, row=row, names=names, **kwargs)
        themes = list(enumerate(row.themes))
        offer(self, "themes", themes)
        offer(self, "first", [("", _("pas de préférence")), *themes])
        offer(self, "languages", [(code, label(code)) for code in row.languages])
        if len(row.themes) == 1:
            del self.fields["themes"], self.fields["first"]
        if len(row.languages) == 1:
            del self.fields["languages"]

    @property
    def said(self) -> dict[str, Any]:
        values = self.cleaned_data
        themes, first = values.get("themes") or [0], values.get("first")
        ordered = sorted(themes, key=lambda one: (one != first, one))
        kept = {name: values[name] for name in ("is_new", "note")}
        return {
            "themes": ordered,
            "languages": values.get("languages") or list(self.row.languages),
            **self.ranks,
            **kept,
        }


class LeadForm(_RanksForm):
    """When, where, how many groups one can lead."""

    most = forms.IntegerField(label=_("Combien de groupes, au plus"), min_value=1, max_value=7, initial=1)


def known(wish: GroupWish | None) -> dict[str, Any]:
    """The initial values of a form about this wish."""
    if wish is None:
        return {}
    first = wish.themes[0] if len(wish.themes) > 1 else None
    kept = {name: getattr(wish, name) for name in ("themes", "spots", "languages", "is_new", "note")}
    return kept | {"moments": bits(wish.moments), "first": first}


def known_lead(lead: RoundLead) -> dict[str, Any]:
    """Everything, until they said otherwise."""
    if lead.agreed_at is None:
        return {"moments": list(range(len(lead.round.moments))), "spots": lead.round.spots, "most": lead.most}
    return {"moments": bits(lead.moments), "spots": lead.spots, "most": lead.most}
