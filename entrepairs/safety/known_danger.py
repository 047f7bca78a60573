"""What is known of a danger, box by box: what the watch wrote of it, else what somebody who worried told. A beginning
for the sheet of the emergency services; a human corrects it."""

import re
from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BOXES: dict[str, str | Promise] = {
    "how": gettext_lazy("Comment"),
    "when": gettext_lazy("Quand"),
    "where": gettext_lazy("Où, ou avec quoi"),
}


def line_of(box: str, words: str) -> str:
    """« Quand : ce soir »: one line of the conversation beside a look."""
    return _("%(box)s : %(said)s") % {"box": BOXES[box], "said": words}


def known(notes: Iterable[str], told: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """`notes`: what was said aside, newest first; `told`: the boxes of each concern, newest first."""
    found = dict.fromkeys(BOXES, "")
    lines = [line for note in notes for line in note.splitlines()]
    for box in BOXES:
        begins = re.compile(rf"{re.escape(str(BOXES[box]))}\s*:\s*(.*)", re.IGNORECASE)
        written = next((said[1].strip() for line in lines if (said := begins.match(line.strip()))), "")
        found[box] = written or next((one[box] for one in told if one[box]), "")
    return found
