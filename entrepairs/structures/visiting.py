"""How long a visit lasts, when its question is asked, and the words proposed to a house. Pure.

Two months, and « voulez-vous adhérer ? » in the seventh week: what mutual-help groups do."""

from datetime import date, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

TERM = relativedelta(months=2)
ASKED_AFTER = timedelta(days=42)
TEXT_LIMIT = 4000

PROPOSED = (Path(__file__).parent / "data" / "visit_text.txt").read_text("utf-8").strip()


def last_day(first: date) -> date:
    """The last day of a visit that begins on `first`: two months, both days included."""
    return first + TERM - timedelta(days=1)


def question_day(first: date) -> date:
    """The first day of the seventh week."""
    return first + ASKED_AFTER
