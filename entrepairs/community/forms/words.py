"""Text of a circle, cleaned of what would deceive those who read it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from entrepairs.community.cleaning import one_alphabet, shortened
from entrepairs.core.fields import KeptText, Line


def _refuse_shortened(text: str) -> None:
    if host := shortened(text):
        said = _("Cette adresse est raccourcie : « %(host)s ». On ne voit pas où elle mène. Écrivez l’adresse entière.")
        raise ValidationError(said % {"host": host}, code="shortened")


class Words(KeptText):
    """Several lines. An address that hides where it leads is refused, with what was typed."""

    def to_python(self, value: Any) -> str:
        return one_alphabet(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        _refuse_shortened(value)


class Heading(Line):
    """The same on one line."""

    def to_python(self, value: Any) -> str:
        return one_alphabet(super().to_python(value))

    def validate(self, value: str) -> None:
        super().validate(value)
        _refuse_shortened(value)
