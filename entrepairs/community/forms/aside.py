"""Words put aside; how long a pause lasts."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.community.put_aside import LONGEST_WORD, MOST_WORDS, tidied
from entrepairs.core.fields import KeptText

PAUSES = {1: gettext_lazy("Un jour"), 7: gettext_lazy("Une semaine"), 30: gettext_lazy("Un mois")}
PAUSES |= {90: gettext_lazy("Trois mois")}


class WordsForm(forms.Form):
    """Those that fold a message."""

    words = KeptText(
        label=gettext_lazy("Les mots que je ne veux pas voir"),
        max_length=MOST_WORDS * (LONGEST_WORD + 2),
        rows=4,
        required=False,
        help_text=gettext_lazy("Un par ligne. Un mot vaut aussi pour ceux de sa famille : « chat » plie « chats »."),
    )

    hides_images = forms.BooleanField(label=gettext_lazy("Ne pas charger les images"), required=False)

    def clean_words(self) -> tuple[str, ...]:
        found = tidied(self.cleaned_data["words"])
        if len(found) > MOST_WORDS:
            raise ValidationError(_("La place est de %(n)d mots. Enlevez-en quelques-uns.") % {"n": MOST_WORDS})
        if long := [word for word in found if len(word) > LONGEST_WORD]:
            raise ValidationError(
                _("Celui-ci est trop long : « %(word)s ». Gardez un mot ou deux.") % {"word": long[0]}
            )
        return found


class RestForm(forms.Form):
    """For how long."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Pendant"), choices=[*PAUSES.items()], coerce=int, widget=forms.RadioSelect
    )
