"""When the door was open, computed day by day from the hours and their exceptions."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.agenda.visits import monday_of
from entrepairs.insights.figures import Family, Figure, Grid, Table
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Lived
from entrepairs.insights.words import hour, month_name
from entrepairs.structures.hours import DAY, Slot, open_minutes, opening
from entrepairs.structures.models import Place
from entrepairs.structures.models.opening import How
from entrepairs.ui.dates import hour as clock
from entrepairs.ui.moments import DAYS

SATURDAY, SUNDAY = 5, 6
REGULAR = 0.5
Days = dict[date, list[Slot]]


def open_days(lived: Lived, period: Period) -> Days:
    """Each day when a place of the house was open, and its slots, all places together."""
    found: Days = {}
    for place in lived.places:
        for day, slots in _of_place(place, period):
            found.setdefault(day, []).extend(slots)
    return dict(sorted(found.items()))


def _of_place(place: Place, period: Period) -> Iterable[tuple[date, list[Slot]]]:
    last = min(period.last, place.closed_on - DAY) if place.closed_on else period.last
    return opening(period.first, last, list(place.opening_rules.all()), list(place.opening_exceptions.all()))


def opened(lived: Lived, period: Period) -> Family:
    days = open_days(lived, period)
    title = _("L’ouverture")
    if not days:
        return Family("ouverture", title, (_unknown(),), tables=(_usual(lived, period),))
    minutes = {day: open_minutes(slots) for day, slots in days.items()}
    figures = (*_hours(minutes, period), *_weekends(days, period), _by_members(days))
    return Family("ouverture", title, figures, (_months(minutes, period),), (_usual(lived, period),))


def _unknown() -> Figure:
    label, missing = _("Heures d’ouverture par semaine, en moyenne"), _("Les horaires ne sont pas notés.")
    return Figure("hours_a_week", label, None, missing=missing, where="structures:places")


def _hours(minutes: dict[date, int], period: Period) -> list[Figure]:
    weeks: Counter[date] = Counter()
    for day, long in minutes.items():
        weeks[monday_of(day)] += long
    whole = {monday: long for monday, long in weeks.items() if _is_whole(monday, period)}
    reached = sum(long >= target() * 60 for long in whole.values())
    counted = ngettext("Sur %(n)d semaine d’ouverture.", "Sur %(n)d semaines d’ouverture.", len(weeks))
    entire = ngettext("Sur %(n)d semaine entière.", "Sur %(n)d semaines entières.", len(whole)) % {"n": len(whole)}
    return [
        Figure(
            "hours_a_week",
            _("Heures d’ouverture par semaine, en moyenne"),
            hour(sum(weeks.values()) / len(weeks)),
            unit="h",
            definition=_(
                "Calculées jour par jour : les horaires, moins les fermetures, plus les ouvertures exceptionnelles. "
                "Une heure où deux lieux sont ouverts compte une fois. Les semaines fermées ne comptent pas."
            ),
            completeness=counted % {"n": len(weeks)},
        ),
        Figure(
            "weeks_on_target",
            _("Semaines d’au moins %(n)d heures") % {"n": target()},
            reached,
            unit=_("semaines"),
            definition=_("Les semaines entières où la porte a été ouverte au moins ce temps."),
            completeness=entire,
        ),
        Figure("open_days", _("Jours d’ouverture"), len(minutes), unit=_("jours"), definition=_any_hour()),
        Figure(
            "open_hours",
            _("Heures d’ouverture dans l’année"),
            hour(sum(minutes.values())),
            unit="h",
            definition=_("La somme de tous les jours d’ouverture."),
        ),
    ]


def _weekends(days: Days, period: Period) -> list[Figure]:
    saturdays, sundays = (sum(day.weekday() == which for day in days) for which in (SATURDAY, SUNDAY))
    weekends = len({monday_of(day) for day in days if day.weekday() >= SATURDAY})
    all_sundays = sum(1 for day in _each_day(period) if day.weekday() == SUNDAY)
    return [
        Figure("saturdays", _("Samedis d’ouverture"), saturdays, unit=_("jours"), definition=_any_hour()),
        Figure("sundays", _("Dimanches d’ouverture"), sundays, unit=_("jours"), definition=_any_hour()),
        Figure(
            "sunday_habit",
            _("Ouverture le dimanche"),
            _habit(sundays, all_sundays),
            definition=_("Régulière : au moins un dimanche sur deux. Occasionnelle : moins souvent."),
        ),
        Figure(
            "weekends",
            _("Week-ends avec une ouverture"),
            weekends,
            unit=_("week-ends"),
            definition=_("Le samedi, le dimanche, ou les deux."),
        ),
    ]


def _by_members(days: Days) -> Figure:
    alone = 0
    for slots in days.values():
        alone += open_minutes(slots) - open_minutes(slot for slot in slots if slot.how == How.TEAM)
    return Figure(
        "self_run_hours",
        _("Heures tenues par les membres"),
        hour(alone),
        unit="h",
        definition=_("Heures où les membres tiennent la porte, sans l’équipe. Elles sont dans les heures d’avant."),
    )


def _habit(opened: int, of: int) -> str:
    if not opened:
        return _("jamais")
    return _("régulière") if opened >= REGULAR * of else _("occasionnelle")


def _months(minutes: dict[date, int], period: Period) -> Grid:
    hours: Counter[date] = Counter()
    for day, long in minutes.items():
        hours[day.replace(day=1)] += long
    rows = tuple((f"{month:%m}", month_name(month)) for month in period.months)
    cells = {f"hours:{month:%m}": hour(hours[month]) for month in period.months}
    columns = (("hours", _("Heures")),)
    return Grid("open_months", _("Heures d’ouverture, mois par mois"), _any_hour(), columns, rows, cells, is_chart=True)


def _usual(lived: Lived, period: Period) -> Table:
    """The rules as they stand on the last day, in words."""
    rows = []
    names = list(DAYS.values())
    for place in lived.places:
        for rule in place.opening_rules.all():
            if (rule.last_day or period.last) >= period.last >= (rule.first_day or period.first):
                hours = _("%(since)s – %(until)s") % {"since": clock(rule.since), "until": clock(rule.until)}
                rows.append((str(place) or _("le lieu"), str(names[rule.weekday]), hours, rule.get_how_display()))
    columns = (_("Lieu"), _("Jour"), _("Horaires"), _("Qui tient"))
    return Table("usual_hours", _("Jours et horaires habituels"), columns, tuple(rows), empty=_("Aucun horaire noté."))


def target() -> int:
    """Hours a week that the funder expects."""
    return int(settings.EXPECTED_HOURS)


def _any_hour() -> str:
    return _("Au moins un horaire ce jour-là, fermetures retirées.")


def _is_whole(monday: date, period: Period) -> bool:
    return period.first <= monday and monday + timedelta(days=6) <= period.last


def _each_day(period: Period) -> Iterable[date]:
    return (period.first + timedelta(days=n) for n in range(period.days))
