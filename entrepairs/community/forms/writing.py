"""What one writes in a circle."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.community.charters import Change
from entrepairs.community.forms.picture import PictureForm
from entrepairs.community.forms.words import Heading, Words
from entrepairs.community.models import Charter, Circle, Picture, Reaction, Thread
from entrepairs.community.written import (
    ALL,
    LATER,
    NOBODY,
    NOTE_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Shown,
    Titles,
    Written,
    promised,
)
from entrepairs.core.ids import new_id

MANY = 2
"""Below, there is nothing to choose from."""


class TextForm(forms.Form):
    """Words, and whether what is worth a sentence was said (`heard`; FEW: for few readers)."""

    text = Words(
        label=_("Votre message"),
        max_length=TEXT_LIMIT,
        rows=6,
        strip=True,
        help_text=_("Si vous voulez : **gras**, *italique*, un tiret pour une liste, > pour citer."),
    )
    heard = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def say(self, sentence: str) -> None:
        """Once, above what was typed."""
        if sentence not in self.non_field_errors():
            self.add_error(None, sentence)


class HeadingForm(forms.Form):
    """What is read above a first post."""

    title = Heading(
        label=_("En quelques mots"),
        max_length=TITLE_LIMIT,
        help_text=_("Un titre neutre : d’autres peuvent le voir par-dessus une épaule."),
    )
    content_note = Heading(
        label=_("Ce qui peut être dur à lire"),
        max_length=NOTE_LIMIT,
        required=False,
        help_text=_("Quelques mots, montrés avant le texte. Exemple : « parle d’une crise, sans détail »."),
    )


class ChangeForm(PictureForm, HeadingForm, TextForm):
    """What is said instead; `picture`: the one that the message has; `begins`: whether a thread has it first."""

    def __init__(self, *args: Any, picture: Picture | None, begins: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not begins or (self.is_bound and "title" not in self.data):  # a page of before keeps its title
            del self.fields["title"], self.fields["content_note"]
        self.has_one = picture is not None
        if picture is not None:
            self.fields["without"].label = _("Finalement, garder l’image d’avant")
            self.initial.update({"alt": picture.alt, "is_blurred": picture.is_blurred})

    @property
    def shown(self) -> Shown:
        given = self.cleaned_data
        return Shown(given["picture"], given["alt"], given["is_blurred"])

    @property
    def titles(self) -> Titles | None:
        given = self.cleaned_data
        return Titles(given["title"], given["content_note"]) if "title" in given else None


class AnswerForm(PictureForm, TextForm):
    """`charter`: the version to say yes to, or none. `change`: what is new in it, for who said yes to another.
    `names`: whether one still chooses under which name. `alone`: whom the team may answer alone. What a page asked for,
    or said, is never dropped between two sendings."""

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=new_id,
        error_messages={"required": _("Cette page a vieilli. Rechargez-la, puis envoyez votre message.")},
    )
    is_hidden = forms.BooleanField(
        label=_("Sans mon pseudonyme"),
        required=False,
        help_text=_("Dans ce fil, vous aurez un autre nom, tiré au hasard. Vous le garderez jusqu’au bout."),
    )
    accepts = forms.BooleanField(
        label=_("J’ai lu la charte de ce cercle, et je suis d’accord"),
        error_messages={"required": _("Pour écrire ici, lisez la charte et dites oui.")},
    )

    only_for = forms.ChoiceField(
        label=_("Qui lira votre réponse"),
        error_messages={
            "required": _("Choisissez qui lira votre réponse."),
            "invalid_choice": _("Ce choix n’est plus possible. Choisissez qui lira votre réponse."),
        },
        widget=forms.RadioSelect(attrs={"autocomplete": "off"}),  # never what was ticked on a page of before
        help_text=_("Quelqu’un a écrit ici des mots que les autres ne lisent pas."),
    )

    def __init__(
        self,
        *args: Any,
        charter: Charter | None,
        change: Change | None = None,
        names: bool = True,
        alone: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        only_for = cast("forms.ChoiceField", self.fields["only_for"])
        only_for.choices, only_for.initial = alone, next((key for key, _label in alone), "")
        if self.data.get("only_for") == ALL and any(key == LATER for key, _label in alone):
            self._put("only_for", LATER)  # what ALL is for them by now
        if all(key in NOBODY for key, _label in alone):
            only_for.help_text = ""
        if not alone:
            del self.fields["only_for"]
        self.charter, self.change = charter, change
        if charter is None:
            del self.fields["accepts"]
        if not names and not self.data.get("is_hidden"):
            del self.fields["is_hidden"]
        elif not names:  # an older page asked for it: it stays in sight until whoever asked unticks it
            self.fields["is_hidden"].help_text = _("Décochez cette case pour l’envoyer sous le nom que vous avez ici.")

    def take_another_key(self) -> None:
        """What was refused is sent again as a message of its own: its key may have served for another."""
        self._put("key", str(new_id()))

    def _put(self, name: str, value: str) -> None:
        self.data = {one: self.data[one] for one in self.data} | {name: value}

    @property
    def written(self) -> Written:
        given = {name: value for name, value in self.cleaned_data.items() if name in Written.__dataclass_fields__}
        given.setdefault("only_for", promised(self.data))
        return Written(**given, charter=self.charter.version if self.charter else None)


class ReadersForm(forms.Form):
    """Who reads a thread, of those for whom one may keep it (`offered`)."""

    readers = forms.ChoiceField(
        label=_("Qui lit ce fil"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Plus tard, vous pourrez le montrer à moins de monde, jamais à plus. Tout le monde peut ouvrir un compte."
        ),
    )

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["readers"])
        choice.choices, choice.initial = [(one, Circle.Readers(one).label) for one in offered], offered[0]
        self.only = Circle.Readers(offered[0]) if len(offered) == 1 else None


class ThreadForm(ReadersForm, HeadingForm, AnswerForm):
    """A first post."""

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, offered=offered, **kwargs)
        if len(offered) < MANY:
            del self.fields["readers"]

    intent = forms.ChoiceField(
        label=_("Qu’est-ce qui vous amène ?"), choices=Thread.Intent.choices, widget=forms.RadioSelect
    )
    field_order = ("intent", "title", "text", "content_note", "readers", "is_hidden", "accepts")


class PhraseForm(forms.Form):
    """One of the four."""

    phrase = forms.ChoiceField(choices=Reaction.Phrase.choices)
