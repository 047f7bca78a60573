"""How a form field is drawn: which markup, which aria attributes. The tag `field` puts it in its template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField, Widget
from django.forms.boundfield import BoundWidget
from django.utils.safestring import SafeString

CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
_PICKERS: list[tuple[type[Widget], str, str]] = [
    (forms.DateInput, "date", "%Y-%m-%d"),
    (forms.TimeInput, "time", "%H:%M"),
    (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
]


@dataclass(frozen=True)
class Option:
    """One radio button or check box, with the sentence that explains it."""

    input: SafeString
    label: str
    id: str
    help: str


@dataclass
class Drawn:
    """A bound field, ready for `ui/components/field.html`."""

    bound: BoundField
    look: str = "cards"
    helps: Mapping[Any, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.bound.auto_id or self.bound.html_name

    @property
    def kind(self) -> str:
        """`choices`, `check`, `hidden` or `line`: which part of the template draws it."""
        widget = self.bound.field.widget
        if isinstance(widget, CHOICES):
            return "choices"
        if widget.is_hidden:
            return "hidden"
        return "check" if isinstance(widget, forms.CheckboxInput) else "line"

    @property
    def is_secret(self) -> bool:
        return isinstance(self.bound.field.widget, forms.PasswordInput)

    @property
    def limit(self) -> int | None:
        """Longest text of a text area, in characters. The page counts; only the server refuses."""
        is_area = isinstance(self.bound.field.widget, forms.Textarea)
        return getattr(self.bound.field, "max_length", None) if is_area else None

    @property
    def limit_as_read(self) -> str:
        """« 5 000 »: thousands apart, never at the end of a line."""
        return f"{self.limit or 0:,}".replace(",", "\u202f")

    @property
    def described_by(self) -> str:
        parts = {"help": self.bound.help_text, "error": self.bound.errors, "count": self.limit}
        return " ".join(f"{self.id}_{name}" for name, present in parts.items() if present)

    @property
    def control(self) -> SafeString:
        """The widget with its aria attributes; native pickers for dates and hours."""
        attrs: dict[str, Any] = {"aria-describedby": self.described_by or False}
        attrs["aria-invalid"] = "true" if self.bound.errors else False
        if self.limit:
            attrs["maxlength"] = False  # the browser would cut a pasted text without a word
        return self.bound.as_widget(widget=_picker(self.bound.field.widget), attrs=attrs)

    @property
    def options(self) -> list[Option]:
        return [self._option(widget) for widget in self.bound.subwidgets]

    def _option(self, widget: BoundWidget) -> Option:
        data = widget.data
        help_text = self.helps.get(data["value"], "") or self.helps.get(str(data["value"]), "")
        data["attrs"].pop("aria-describedby", None)  # said once, by the group
        if help_text:
            data["attrs"]["aria-describedby"] = f"{widget.id_for_label}_help"
        return Option(widget.tag(wrap_label=False), str(widget.choice_label), widget.id_for_label, help_text)


def _picker(widget: Widget) -> Widget | None:
    for kind, input_type, format_ in _PICKERS:
        if type(widget) is kind:
            return kind(attrs={**widget.attrs, "type": input_type}, format=format_)  # type: ignore[call-arg]
    return None
