"""What is asked to open an account, and to change how one signs in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.people import passphrases, pseudonyms
from entrepairs.people.actions.accounts import free_pseudonym, is_taken

STAY_HELP = gettext_lazy(
    "Cochez seulement si cet appareil est à vous. Sinon, vous serez déconnecté·e en fermant le navigateur."
)
_PROPOSED = gettext_lazy(
    "Nous vous proposons « %(phrase)s ». Gardez ces mots, ou écrivez votre propre phrase. Notez-la bien."
)
_SENT = gettext_lazy("Votre phrase, en entier : « %(phrase)s ». Notez-la bien.")


class PseudonymField(forms.CharField):
    """A pseudonym that may be and that nobody has."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Votre pseudonyme"))
        kwargs.setdefault(
            "help_text", gettext_lazy("Les autres vous verront sous ce nom. Gardez votre vrai nom pour vous.")
        )
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Choisissez un pseudonyme.")})
        super().__init__(**kwargs)
        self.widget.attrs |= {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}

    def clean(self, value: Any) -> str:
        text = pseudonyms.tidy(super().clean(value))
        if sentence := pseudonyms.objection(text):
            raise forms.ValidationError(sentence)
        if is_taken(text):
            sentence = _("« %(name)s » est déjà pris, ou ressemble trop à un autre. Ajoutez un mot ou un chiffre.")
            raise forms.ValidationError(sentence % {"name": text})
        return text


class PassphraseField(forms.CharField):
    """A new passphrase, shown while it is chosen: one must be able to read it to copy it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Votre phrase de passe"))
        kwargs.setdefault("error_messages", {"required": gettext_lazy("Choisissez une phrase de passe.")})
        super().__init__(max_length=passphrases.LONGEST, strip=True, **kwargs)
        self.widget.attrs |= {"autocomplete": "new-password", "autocapitalize": "none", "spellcheck": "false"}

    def weigh(self, passphrase: str, pseudonym: str) -> None:
        """ValidationError in plain French when the phrase can be guessed."""
        found = passphrases.strength(passphrase, pseudonym)
        if not found.enough:
            raise forms.ValidationError(f"{found.warning} {found.advice}".strip())


def put_phrase(form: forms.Form) -> None:
    """Propose five words in the field `passphrase`, and write them out: on a telephone the field shows half of them.
    Once sent, and refused, the words that came back are written out too."""
    if form.is_bound:
        phrase, sentence = form.data.get("passphrase", "").strip()[: passphrases.LONGEST], _SENT
    else:
        phrase, sentence = form.initial.get("passphrase") or passphrases.propose(), _PROPOSED
        form.initial = {**form.initial, "passphrase": phrase}
    if phrase:
        form.fields["passphrase"].help_text = str(sentence) % {"phrase": phrase}


class StayField(forms.BooleanField):
    """« Rester connecté·e »: not ticked, the device is taken to be shared."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Rester connecté·e sur cet appareil"))
        super().__init__(required=False, help_text=STAY_HELP, **kwargs)


class AdultField(forms.BooleanField):
    """The person says that they are 18 or over. Nothing proves it, nothing more is asked."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("J’ai 18 ans ou plus"),
            error_messages={
                "required": gettext_lazy(
                    "Ce lieu est ouvert à partir de 18 ans. Cochez la case si vous avez 18 ans ou plus."
                )
            },
        )


class NewAccountForm(forms.Form):
    """Pseudonym and phrase, both already proposed: one may change nothing and go on."""

    pseudonym = PseudonymField()
    passphrase = PassphraseField(
        help_text=gettext_lazy("Cinq mots sans lien entre eux, ou votre propre phrase. Notez-la bien.")
    )
    adult = AdultField()
    stay = StayField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {"pseudonym": free_pseudonym(), **self.initial}
        put_phrase(self)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        phrase = data.get("passphrase", "")
        if phrase:
            try:
                PassphraseField().weigh(phrase, data.get("pseudonym", ""))
            except forms.ValidationError as refused:
                self.add_error("passphrase", refused)
        return data


class PseudonymForm(forms.Form):
    """An account that is opened with a passkey or with another site: everything but the phrase."""

    pseudonym = PseudonymField()
    adult = AdultField()
    stay = StayField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial = {"pseudonym": free_pseudonym(), **self.initial}


class NewPassphraseForm(forms.Form):
    """Another phrase, already proposed."""

    passphrase = PassphraseField(
        label=gettext_lazy("Votre nouvelle phrase de passe"),
        help_text=gettext_lazy("Cinq mots sans lien entre eux, ou votre propre phrase. Notez-la bien."),
    )

    def __init__(self, *args: Any, pseudonym: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pseudonym = pseudonym
        put_phrase(self)

    def clean_passphrase(self) -> str:
        phrase: str = self.cleaned_data["passphrase"]
        PassphraseField().weigh(phrase, self.pseudonym)
        return phrase
