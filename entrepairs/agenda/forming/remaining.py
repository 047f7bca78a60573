"""Who is in no group, and why: what a coordinator can act on. Never who refused whom."""

from enum import StrEnum

from entrepairs.agenda.forming.possible import bits, places_of
from entrepairs.agenda.forming.values import Drawn, Pool, Seeker


class Why(StrEnum):
    """THEME, MOMENT, LANGUAGE, PLACE: nobody leads that; the first that is missing. FEW: fewer than six people have
    this in common. FULL: a group could take them, and has no place or did not open this time."""

    THEME = "theme"
    MOMENT = "moment"
    LANGUAGE = "langue"
    PLACE = "lieu"
    FEW = "peu"
    FULL = "complet"


def remaining(pool: Pool, drawn: Drawn) -> dict[int, Why]:
    """By person, in order."""
    inside = {who for group in drawn.groups for who in group.people}
    possible = {who for circle in drawn.circles for who in circle.people}
    return {
        who: Why.FULL if who in possible else _why(pool, seeker)
        for who, seeker in enumerate(pool.seekers)
        if who not in inside
    }


def _why(pool: Pool, seeker: Seeker) -> Why:
    """Leads that are left, one limit after the other."""
    leads = [one for one in pool.leads if one.most and one.themes & set(seeker.themes)]
    if not leads:
        return Why.THEME
    leads = [one for one in leads if one.moments & seeker.moments]
    if not leads:
        return Why.MOMENT
    leads = [one for one in leads if one.languages & seeker.languages]
    if not leads:
        return Why.LANGUAGE
    places = set(places_of(pool, seeker))
    return Why.FEW if any(one.places & places for one in leads) and bits(seeker.moments) else Why.PLACE
