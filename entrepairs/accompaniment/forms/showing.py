"""Choose the messages that the team will read, then say why."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models import Message
from entrepairs.safety.forms.reports import ConcernForm, ReportForm
from entrepairs.ui.dates import moment

SHORT = 160


class _Choosing(forms.Form):
    def __init__(self, *args: Any, messages: Sequence[Message], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._messages = {str(message.pk): message for message in messages}
        del self.fields["email"]
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("Les messages que l’équipe lira"),
            help_text=_("Seulement ceux que vous cochez. Elle ne voit rien d’autre de vos échanges."),
            choices=[(key, _line(message)) for key, message in self._messages.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Cochez au moins un message.")},
        )

    @property
    def chosen(self) -> list[Message]:
        return [self._messages[key] for key in self.cleaned_data["chosen"]]


def _line(message: Message) -> str:
    body = " ".join(message.body.split())
    return f"{message.participant}, {moment(message.sent_at)} : {body[:SHORT]}{'…' if len(body) > SHORT else ''}"


class ReportMessagesForm(_Choosing, ReportForm):
    """« Signaler »: these messages, which rule, in one’s own words."""


class WorryOverMessagesForm(_Choosing, ConcernForm):
    """« Je m’inquiète »: these messages, and the three boxes."""
