"""What is said before writing and while waiting: which house, which hours, how long."""

from typing import Any

from django.utils.translation import gettext as _

from entrepairs.accompaniment.delays import in_words
from entrepairs.accompaniment.houses import house_for
from entrepairs.accompaniment.matching.waiting import announcement
from entrepairs.accompaniment.models import Request, houses_with_a_team
from entrepairs.accompaniment.questions import DETAILS, TEXT
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.clock import now
from entrepairs.people import experiences, languages
from entrepairs.people.fields import moments_of
from entrepairs.people.models.profile import Way
from entrepairs.places.communes import find
from entrepairs.ui import dates
from entrepairs.ui.moments import moment_choices


def house_and_delay(commune: str = "") -> dict[str, Any]:
    """`house`: the one that would look after a request from there. `delay`: what the last 28 days teach, or None."""
    return {"house": house_for(list(houses_with_a_team()), commune), "delay": delay()}


def delay() -> dict[str, Any] | None:
    """`half`, `most` in words, `count`, `on`; None under ten requests."""
    at = now()
    known = announcement(Request.objects.all().waits(at))
    if known is None:
        return None
    return {"half": in_words(known.half), "most": in_words(known.most), "count": known.count, "on": dates.day(at)}


def summary(wishes: Wishes) -> list[tuple[str, str, str]]:
    """Each question: its slug, its name, and the answer in words, empty when there is none."""
    words = {
        "texte": wishes.text,
        "vecus": ", ".join(experiences.labels(wishes.experiences)),
        "essentiel": ", ".join(experiences.labels(wishes.must)),
        "rencontre": ", ".join(str(Way(way).label) for way in wishes.ways),
        "moments": _moments(wishes.moments),
        "langues": ", ".join(languages.labels(wishes.languages)),
        "lieu": _place(wishes),
        "a-eviter": wishes.avoid,
    }
    return [(one.slug, str(one.name), words[one.slug]) for one in (TEXT, *DETAILS)]


def _moments(bits: int) -> str:
    named = dict(moment_choices())
    return ", ".join(str(named[value]) for value in moments_of(bits))


def _place(wishes: Wishes) -> str:
    commune = find(wishes.commune) if wishes.commune else None
    if commune is None:
        return ""
    return _("%(commune)s, jusqu’à %(km)d km") % {"commune": commune.label, "km": wishes.radius_km}
