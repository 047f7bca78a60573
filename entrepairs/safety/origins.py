"""Whether the law of a country asks a host to keep from where public words were written. Pure.

France: LCEN, art. 6, and décret 2021-1362, art. 5: the connection, a year. Belgium: the law of 20 July 2022 asks it of
operators of networks, not of who hosts a forum. Source: docs/decisions/0021-connexions.md."""

from datetime import date, timedelta

KEPT = timedelta(days=365)
"""Twelve months, and not a day more."""
ASKED_IN = {"FR"}


def are_kept(choice: str, country: str) -> bool:
    """`choice`: the setting CONNEXIONS."""
    return choice == "oui" or (choice == "loi" and country in ASKED_IN)


def first_kept(today: date) -> date:
    """What was written before that day goes."""
    return today - KEPT


def month_of(day: date) -> date:
    """Its first day: one key for each month."""
    return day.replace(day=1)
