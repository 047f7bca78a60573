"""What a passkey answers. It comes from outside: whatever it is, it is refused with a sentence, never with a fault."""

import struct
from collections.abc import Callable
from typing import Any

from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
    SignupWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000  # characters; an honest answer has about 1,500
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    InvalidSignature,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What the parsers of django-allauth and fido2 raise on bytes that no authenticator makes."""
REFUSED = _("La clé n’a pas répondu comme prévu. Recommencez.")


def carefully(read: Callable[[], Any]) -> Any:
    """The answer read by `read`; ValidationError when it is none."""
    try:
        return read()
    except UNREADABLE:
        raise forms.ValidationError(REFUSED) from None
    except forms.ValidationError as error:
        if getattr(error, "code", "") != "incorrect_code":
            raise
        raise forms.ValidationError(REFUSED) from None


class AnswerField(forms.JSONField):
    """The answer of a key: a JSON object, not too long, not too deep."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, error_messages={"required": REFUSED, "invalid": REFUSED})

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > LONGEST:
            raise forms.ValidationError(REFUSED)
        answer = carefully(lambda: super(AnswerField, self).to_python(value))
        if not isinstance(answer, dict):
            raise forms.ValidationError(REFUSED)
        return answer


class NewKeyForm(SignupWebAuthnForm):  # type: ignore[misc]
    """A key that was just made."""

    credential = AnswerField()

    def clean(self) -> Any:
        return carefully(super().clean)


class AddKeyForm(NewKeyForm):
    """One more key, with a name to know it by."""

    name = forms.CharField(
        label=_("Nom de cette clé"), max_length=40, required=False, help_text=_("Par exemple : mon téléphone.")
    )


class KeySignInForm(LoginWebAuthnForm):  # type: ignore[misc]
    credential = AnswerField()

    def clean_credential(self) -> Any:
        return carefully(super().clean_credential)


class SecondKeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    credential = AnswerField()

    def clean_credential(self) -> Any:
        return carefully(super().clean_credential)


class ConfirmKeyForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    credential = AnswerField()

    def clean_credential(self) -> Any:
        return carefully(super().clean_credential)
