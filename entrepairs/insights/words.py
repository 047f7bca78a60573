"""Figures in French: « 1 234 », « 33,5 », « 31 décembre 2026 ». Pure."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entrepairs.ui import dates

Value = int | float | str | None
HIDDEN = "hidden"
"""Stands for a count of a few people in what leaves the house."""
NARROW = "\u202f"
NO_BREAK = "\u00a0"


def number(value: int | float) -> str:
    """At most two decimals, a comma, a narrow space between thousands."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.replace(",", NARROW).replace(".", ",")


def said(value: Value, unit: str = "", *, at_least: bool = False) -> str:
    """What a page prints: never an empty cell that could be read as nobody."""
    if value is None:
        return _("pas assez pour le dire")
    if value == HIDDEN:
        return _("non communiqué")
    if isinstance(value, str):
        return value
    text = f"{number(value)}{NO_BREAK}{unit}" if unit else number(value)
    return _("au moins %(figure)s") % {"figure": text} if at_least else text


def day(value: date) -> str:
    """« 31 décembre 2026 »."""
    return dates.day(value, year=True).split(" ", 1)[1]


def month_name(month: date) -> str:
    """« mars »."""
    return date_format(month, "F")


def hour(minutes: float) -> float:
    """Minutes as hours, to the hundredth."""
    return round(minutes / 60, 2)
