"""What time does by itself, day after day, so that the house is as it would be."""

from entrepairs.accompaniment.demo.calendar import Calendar
from entrepairs.accompaniment.tasks.pairs import ask_check_ins, tell_silences
from entrepairs.accompaniment.tasks.proposals import watch_asked
from entrepairs.accompaniment.tasks.requests import advise_those_who_wait


def make_rounds(calendar: Calendar, *, since: int = 0) -> None:
    """Questions of three weeks, silences, reminders, advice: each morning of the last `since` days, and today."""
    for days_ago in range(since, -1, -1):
        with calendar.living(days_ago, "10:00"):
            for chore in (ask_check_ins, tell_silences, watch_asked, advise_those_who_wait):
                chore.call()
