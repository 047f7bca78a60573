"""A story and its choices; the house that reads it; what the reviewer checks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.fields import KeptText, Line
from entrepairs.core.ids import new_id
from entrepairs.people.fields import ExperiencesField
from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import objection
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.rules import houses_for
from entrepairs.testimonies.words import NAME_LIMIT, NOTE_LIMIT, TEXT_LIMIT, TITLE_LIMIT, Words

SIGNATURES = Testimony.Signature


class StoryForm(forms.Form):
    """All of it at once: it is one text, and it may be changed as often as one likes."""

    title = Line(
        label=gettext_lazy("Un titre"),
        max_length=TITLE_LIMIT,
        help_text=gettext_lazy("Un titre neutre : d’autres peuvent le voir par-dessus une épaule."),
    )
    text = KeptText(
        label=gettext_lazy("Votre histoire"),
        max_length=TEXT_LIMIT,
        rows=14,
        strip=True,
        help_text=gettext_lazy(
            "Changez les prénoms, les lieux et les dates. Personne ne doit être reconnu, vous non plus."
        ),
    )
    content_note = Line(
        label=gettext_lazy("Ce qui peut être dur à lire"),
        max_length=NOTE_LIMIT,
        required=False,
        help_text=gettext_lazy("Quelques mots, montrés avant le texte. Exemple : « parle d’une crise, sans détail »."),
    )
    signature = forms.ChoiceField(
        label=gettext_lazy("Signer"), choices=SIGNATURES.choices, widget=forms.RadioSelect, initial=SIGNATURES.ANONYMOUS
    )
    other_name = Line(
        label=gettext_lazy("L’autre prénom"),
        max_length=NAME_LIMIT,
        required=False,
        help_text=gettext_lazy("Seulement si vous l’avez choisi juste au-dessus."),
    )
    experiences = ExperiencesField(most=5, label=gettext_lazy("De quoi parle cette histoire"))

    def clean_other_name(self) -> str:
        """A first name or a word; what a pseudonym cannot be, it cannot be either."""
        name: str = self.cleaned_data["other_name"]
        if name and (sentence := objection(name)):
            raise ValidationError(sentence)
        return name

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if (
            given.get("signature") == SIGNATURES.OTHER
            and not given.get("other_name")
            and "other_name" not in self.errors
        ):
            self.add_error("other_name", _("Écrivez le prénom avec lequel signer."))
        return given

    @property
    def words(self) -> Words:
        given = {name: value for name, value in self.cleaned_data.items() if name in Words.__dataclass_fields__}
        return Words(**given)


class NewStoryForm(StoryForm):
    """`key` becomes the id of the story: the same form begins once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)


class SubmitForm(forms.Form):
    """Which house reads it."""

    def __init__(self, *args: Any, author: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses = houses_for(author)
        self.fields["structure"] = forms.ModelChoiceField(
            houses,
            initial=houses.first(),
            label=_("Quelle maison relit ?"),
            empty_label=None,
            widget=forms.RadioSelect,
            help_text=_("Sa coordination lira votre texte, et personne d’autre."),
        )


class ReviewForm(forms.Form):
    """« Rien n’identifie » : four boxes, all ticked before one accepts."""

    nobody = forms.BooleanField(label=gettext_lazy("Aucun nom, prénom réel, surnom ni visage décrit."))
    places = forms.BooleanField(label=gettext_lazy("Aucun lieu, date ou détail qui désigne quelqu’un."))
    methods = forms.BooleanField(label=gettext_lazy("Aucun moyen de se faire du mal n’est décrit."))
    note = forms.BooleanField(label=gettext_lazy("Ce qui peut être dur à lire est annoncé avant le texte."))


class AdviceForm(forms.Form):
    """What to change, and why."""

    advice = KeptText(
        label=gettext_lazy("Ce qui est à revoir, et pourquoi"),
        max_length=1_000,
        strip=True,
        help_text=gettext_lazy("Une phrase suffit. Son auteur·e la lira telle quelle."),
    )


class PublishForm(forms.Form):
    """`seen`: the fingerprint of the text that was on the page."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
