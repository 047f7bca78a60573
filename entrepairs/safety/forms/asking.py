"""Which experience the people who are asked have named."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entrepairs.core.fields import offer
from entrepairs.people import experiences
from entrepairs.people.experiences import Experience


class AskForm(forms.Form):
    """`told`: the words of who waits; the experiences read in them come first."""

    experience = forms.ChoiceField(
        label=_("À des personnes qui ont nommé"), error_messages={"required": _("Choisissez un vécu.")}
    )

    def __init__(self, *args: Any, told: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        read = _named(experiences.recognised(told))
        groups = [(family.label, _named(experiences.of_family(key))) for key, family in experiences.FAMILIES.items()]
        offer(self, "experience", [*read, *([] if read else [("", "—")]), *groups])


def _named(found: Iterable[Experience]) -> list[tuple[str, str]]:
    return [(one.id, one.label) for one in found]
