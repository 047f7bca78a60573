"""A picture that goes with a message, and the words that say what it shows."""

from base64 import b64decode, b64encode
from binascii import Error
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.community.forms.words import Heading
from entrepairs.community.pictures import Busy, Drawn, drawn_again
from entrepairs.community.written import ALT_LIMIT
from entrepairs.core.rules import Refused


class PictureForm(forms.Form):
    """One, or none. A browser never gives a file back to a page that was refused: `kept` is the picture as it was drawn
    again, in the page, so that it is not asked for twice. What comes back in it is read like a file."""

    image = forms.FileField(
        label=gettext_lazy("L’image"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=gettext_lazy("Photo ou dessin, 10 Mo au plus. Le lieu, la date et l’appareil sont enlevés."),
    )
    image_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    alt = Heading(
        label=gettext_lazy("Ce que montre l’image"),
        max_length=ALT_LIMIT,
        required=False,
        help_text=gettext_lazy("En une phrase, pour qui ne la voit pas. Exemple : « mon chat sur un toit »."),
    )
    is_blurred = forms.BooleanField(
        label=gettext_lazy("La cacher d’abord"),
        required=False,
        help_text=gettext_lazy("On lit ce qu’elle montre, et l’on choisit de la voir."),
    )
    has_one = False
    """Whether the post that is changed has a picture already: it stays when no other is chosen."""
    are_many = False
    """Set when this account has sent a great many in an hour: none is read."""
    is_unread = False
    """Too many at once, from this account or from everybody: what the page kept stays in it."""
    without = forms.BooleanField(label=gettext_lazy("Finalement, sans image"), required=False)

    def clean(self) -> dict[str, Any]:
        given = {**(super().clean() or {}), **self.cleaned_data}
        given["picture"] = None if given.get("without") else self._picture(given)
        is_there = self.has_one or given["picture"] is not None
        if is_there and not given.get("alt") and "alt" not in self.errors:
            self.add_error("alt", _("Dites en une phrase ce que montre l’image. Sans cela, certain·es ne liront rien."))
        if given.get("alt") and not is_there and "image" not in self.errors and not given.get("without"):
            self.add_error("image", _("L’image n’est pas venue. Choisissez-la à nouveau, ou effacez sa description."))
        if not is_there:
            given |= {"alt": "", "is_blurred": False} if given.get("without") else {}
        return given

    def _picture(self, given: dict[str, Any]) -> Drawn | None:
        data = _bytes_of(given)
        if data and self.are_many:
            said = _("Beaucoup d’images en une heure. Votre texte est gardé. Vous pourrez en envoyer d’ici une heure.")
            self.add_error("image", said)
            self.is_unread = True
            return None
        try:
            return drawn_again(data) if data else None
        except Refused as refusal:
            self.is_unread = isinstance(refusal, Busy)
            self.add_error("image", refusal.sentence)
            return None

    @property
    def has_picture(self) -> bool:
        """Something of it was typed, kept or refused: it stays in sight."""
        touched = ("image", "alt", "is_blurred")
        return self.is_bound and bool(self.kept or any(name in self.errors or self.data.get(name) for name in touched))

    @property
    def has_another(self) -> bool:
        """A file was sent or refused."""
        return self.is_bound and bool(self.kept or "image" in self.errors)

    @property
    def kept(self) -> str:
        """The picture that this page keeps; "" when there is none."""
        found = self.cleaned_data.get("picture") if self.is_bound and self.errors is not None else None
        if self.is_unread and not self.files.get("image"):
            return str(self.cleaned_data.get("image_kept", ""))
        return b64encode(found.data).decode() if found else ""


def _bytes_of(given: dict[str, Any]) -> bytes:
    """Of the file; else of what the page kept."""
    if (sent := given.get("image")) is not None:
        sent.seek(0)
        data: bytes = sent.read()
        return data
    try:
        return b64decode(given.get("image_kept") or "", validate=True)
    except (Error, ValueError):
        return b""
