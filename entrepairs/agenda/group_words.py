"""What a round offers and what a group is, in words. Pure, but for the words."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from entrepairs.agenda.forming.remaining import Why
from entrepairs.agenda.forming.values import ONLINE
from entrepairs.agenda.recurrence import next_day, rule_of
from entrepairs.people.languages import label
from entrepairs.ui import dates
from entrepairs.ui.names import DAYS


def moment_words(moment: tuple[int, str]) -> str:
    """« mardi, 18 h 30 », from a weekday and an hour."""
    return f"{[*DAYS.values()][moment[0]]}, {dates.written(hour_of(moment), 'H:i')}"


def hour_of(moment: tuple[int, str]) -> time:
    return time.fromisoformat(moment[1])


def place_words(row: Any, names: Mapping[str, str], place: int) -> str:
    """`names`: of the places of the house, by key."""
    if place == ONLINE:
        return _("en ligne")
    key = row.places[place] if place < len(row.places) else ""
    return names.get(key, "") or _("à la maison")


def group_line(row: Any, names: Mapping[str, str], group: Any) -> dict[str, str]:
    """When, where, in which language (said when there is a choice)."""
    return {
        "theme": row.themes[group.theme],
        "moment": moment_words(row.moments[group.moment]),
        "place": place_words(row, names, group.place),
        "language": label(group.language) if len(row.languages) > 1 else "",
    }


def why_words(why: Why) -> str:
    """A sentence for who forms the groups. FULL says nothing of what kept someone out: a refusal reads like it."""
    return {
        Why.THEME: _("Personne n’anime sur ce thème."),
        Why.MOMENT: _("Aucun moment commun avec les personnes qui animent."),
        Why.LANGUAGE: _("Personne n’anime dans sa langue."),
        Why.PLACE: _("Personne n’anime là où cette personne peut aller."),
        Why.FEW: _("Moins de six personnes ont cela en commun."),
        Why.FULL: _("Aucun des groupes ouverts ne va cette fois, avec ce que chaque personne a dit."),
    }[why]


def could_words() -> str:
    """For someone whom the drawing left out, or who was taken out by hand."""
    return _("Un groupe ouvert pourrait accueillir ces personnes. Ouvrez-le pour les ajouter.")


def first_session(row: Any, moment: tuple[int, str], since: date) -> tuple[date, str]:
    """The first day of a group at that moment, and its RRULE. `since`: not before, nor before the round says."""
    day = max(since, row.starts_from)
    day += timedelta(days=(moment[0] - day.weekday()) % 7)
    rule = rule_of(row.rhythm, day, sessions=row.sessions)
    return next_day(rule, day, day) or day, rule
