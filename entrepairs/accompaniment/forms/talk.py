"""What one says: the text, and the key that lets it be sent once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import KeptText
from entrepairs.core.ids import new_id

MESSAGE_LIMIT = 5_000


class BodyForm(forms.Form):
    """The text of a message."""

    body = KeptText(
        label=_("Votre message"), max_length=MESSAGE_LIMIT, rows=3, empty=_("Écrivez quelques mots avant d’envoyer.")
    )


class MessageForm(BodyForm):
    """A new message. `heard`: the hints already shown for this text."""

    token = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=new_id,
        error_messages={"required": _("Cette page a vieilli. Rechargez-la, puis envoyez votre message.")},
    )
    heard = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def to_go_on(cls) -> "MessageForm":
        """An empty form that takes the keyboard once it replaces the one just sent."""
        form = cls()
        form.fields["body"].widget.attrs["autofocus"] = True
        return form

    def take_another_token(self) -> None:
        """What was refused is sent again as a message of its own: its token may have served for another."""
        self.data = {name: self.data[name] for name in self.data} | {"token": str(new_id())}
