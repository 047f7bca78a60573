"""Form fields that keep what is typed as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.texts import clean, is_blank


def offer(form: forms.BaseForm, name: str, choices: Any) -> None:
    """What may be chosen in this field, known when the form is made: pairs, or rows. TypeError: it offers nothing."""
    field = form.fields[name]
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = choices
    elif isinstance(field, forms.ChoiceField):
        field.choices = choices
    else:
        raise TypeError(name)


class KeptText(forms.CharField):
    """Spaces and line breaks stay; what acts unseen goes; a text of which nothing is seen counts as empty.

    `strip`: edge spaces go too. Too long is refused with the figures, never cut."""

    def __init__(self, *, max_length: int, rows: int = 4, empty: Any = "", strip: bool = False, **kwargs: Any) -> None:
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        super().__init__(max_length=max_length, strip=strip, **kwargs)
        self.error_messages["required"] = empty or _("Il manque quelques mots ici.")
        self.error_messages["max_length"] = _(
            "Ce texte fait %(show_value)d signes ; la place est de %(limit_value)d. Raccourcissez-le un peu."
        )

    def to_python(self, value: Any) -> str:
        """The cleaned text; "" when nothing of it is seen."""
        text = super().to_python(clean(str(value or ""))) or ""
        return "" if is_blank(text) else text


class Line(KeptText):
    """The same on one line, without edge spaces: a title, a place."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, rows=0, **kwargs)

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())
