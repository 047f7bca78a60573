"""A word to who writes for the first time."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.community.forms.words import Words
from entrepairs.community.forms.writing import AnswerForm

LONGEST = 1_000
BLANK = "[…]"


class WelcomeForm(AnswerForm):
    """`charter`: to say yes to when it is said in the thread. The place left in the template is for one’s own words."""

    text = Words(
        label=gettext_lazy("Votre mot"),
        max_length=LONGEST,
        rows=7,
        strip=True,
        help_text=gettext_lazy("Changez ce que vous voulez. Mettez vos mots à la place de […]."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if BLANK in text:
            raise ValidationError(_("Il reste […] dans le texte. Mettez-y un mot à vous, ou enlevez-le."))
        return text
