"""What a line of an agenda says."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.agenda.lines import Line
from entrepairs.agenda.models.programme import Kind

register = template.Library()
KINDS = dict(Kind.choices)


@register.simple_tag
def meeting_path(line: Line) -> str:
    """The page of this gathering."""
    return reverse("agenda:gathering", args=[line.id])


@register.simple_tag
def meeting_note(line: Line) -> str:
    """« annulée », or its kind, where, whether a seat is left: a few words. Nothing about who reads."""
    if line.is_cancelled:
        return _("annulée")
    words = [str(KINDS[line.kind])]
    if line.is_online:
        words.append(_("sur place ou en ligne") if line.way == "deux" else _("en ligne"))
    if line.left is not None:
        words.append(_seats(line.left))
    return " · ".join(words)


def _seats(left: int) -> str:
    if left == 0:
        return _("complet")
    return _("une place") if left == 1 else _("%(n)d places") % {"n": left}
