"""The figures of a report, counted again from raw rows in the plainest way: a second opinion, sharing no code."""

import calendar
from collections import Counter, defaultdict
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from entrepairs.agenda.models import Gathering, Headcount, Presence, WeeklyEstimate
from entrepairs.structures.models import Post, Role

PARIS = ZoneInfo("Europe/Paris")


def recount(house, year):
    """Key of the figure → number, for a year that is over."""
    return _members(house, year) | _attendance(house, year) | _opening(house, year) | _team(house, year)


def _members(house, year):
    def on(end):
        found = set()
        for role in Role.objects.filter(structure=house, name="membre", accepted_at__isnull=False):
            began = role.accepted_at.astimezone(PARIS).date()
            ended = role.ended_at.astimezone(PARIS).date() if role.ended_at else date.max
            if began <= end < ended:
                found.add(role.person_id)
        return found

    before, new, visitors = on(date(year - 1, 12, 31)), set(), set()
    for role in Role.objects.filter(structure=house, accepted_at__isnull=False):
        began = role.accepted_at.astimezone(PARIS).date()
        ended = role.ended_at.astimezone(PARIS).date() if role.ended_at else date.max
        if role.name == "membre" and began.year == year and role.person_id not in before:
            new.add(role.person_id)
        if role.name == "visite" and began <= date(year, 12, 31) and ended >= date(year, 1, 1):
            visitors.add(role.person_id)
    return {"members": len(on(date(year, 12, 31))), "new": len(new), "visitors": len(visitors)}


def _attendance(house, year):
    people, anonymous, months = defaultdict(set), Counter(), Counter()
    for row in Presence.objects.filter(structure=house):
        if row.day.year == year:
            people[row.day].add(row.person_id)
    for row in Headcount.objects.filter(structure=house):
        if row.day.year == year:
            anonymous[row.day] = max(anonymous[row.day], row.people)
    for day in {*people, *anonymous}:
        months[f"visits:{day.month:02d}"] += len(people[day]) + anonymous[day]
    weeks, came = defaultdict(set), defaultdict(set)
    for day, who in [(day, one) for day, some in people.items() for one in some]:
        weeks[who, day - timedelta(days=day.weekday())].add(day)
        came[who].add(day.month)
    full = Counter(who for (who, _monday), days in weeks.items() if len(days) >= 2)
    several = [who for who, some in came.items() if full[who] >= 2 * len(some)]
    took_part = 0
    for gathering in Gathering.objects.filter(structure=house).exclude(state="annulee"):
        if gathering.starts_at.astimezone(PARIS).year == year:
            took_part += Presence.objects.filter(gathering=gathering).count()
            took_part += sum(one.people for one in Headcount.objects.filter(gathering=gathering))
    most = max(len(people[day]) + anonymous[day] for day in {*people, *anonymous})
    estimates = [one.people for one in WeeklyEstimate.objects.filter(structure=house) if one.monday.year == year]
    return {
        **months,
        "visits": sum(months.values()),
        "met": len(came),
        "several": len(several),
        "busiest": most,
        "received": max([most, len(came), *estimates]),
        "participations": took_part,
        "weekly": round(sum(estimates) / len(estimates), 1),
    }


def _opening(house, year):
    """For hours that never overlap, as `live` writes them: 4 × 4 h 30, Saturdays 7 h, second Sundays 3 h."""
    hours = {}
    for n in range(366 if calendar.isleap(year) else 365):
        day = date(year, 1, 1) + timedelta(days=n)
        if date(year, 8, 3) <= day <= date(year, 8, 23):
            continue
        if day.weekday() in (1, 2, 3, 4):
            hours[day] = 4.5
        elif day.weekday() == 5:
            hours[day] = 7
        elif day.weekday() == 6 and 8 <= day.day <= 14:
            hours[day] = 3
    weeks = {day - timedelta(days=day.weekday()) for day in hours}
    sundays = sum(day.weekday() == 6 for day in hours)
    return {
        "open_days": len(hours),
        "open_hours": sum(hours.values()),
        "hours_a_week": round(sum(hours.values()) / len(weeks), 2),
        "saturdays": sum(day.weekday() == 5 for day in hours),
        "sundays": sundays,
        "self_run_hours": 3.0 * sundays,
    }


def _team(house, year):
    last, mean = 0.0, 0.0
    for post in Post.objects.filter(structure=house, status="salarie"):
        for n in range(365):
            day = date(year, 1, 1) + timedelta(days=n)
            if post.since <= day and (post.until is None or day <= post.until):
                mean += float(post.fte) / 365
                last += float(post.fte) if day == date(year, 12, 31) else 0
    return {"fte": round(last, 2), "fte_mean": round(mean, 2)}
