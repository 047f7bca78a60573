"""A figure that the team reads, and the rule by which it was counted."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from entrepairs.insights.watching.talks import share
from entrepairs.insights.words import Value


class Line(NamedTuple):
    label: str
    value: Value
    rule: str


def of(part: int, whole: int) -> str | None:
    """« 3 sur 4 (75 %) », or None when there is nothing."""
    per_cent = share(part, whole)
    words = _("%(part)d sur %(whole)d (%(percent)d %%)")
    return None if per_cent is None else words % {"part": part, "whole": whole, "percent": per_cent}
