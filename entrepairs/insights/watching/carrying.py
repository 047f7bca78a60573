"""What those who help carry (M9), at the watch, in accompaniments, in circles and groups: of nobody in particular.

A load is said from five people on: under five, one would know whose it is."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Offer, OfferPause, Participant, SupervisionNeed
from entrepairs.community.models import Welcome
from entrepairs.insights.suppression import LEAST
from entrepairs.insights.watching.line import Line, of
from entrepairs.insights.watching.months import middle
from entrepairs.safety.models import Look

SPAN = timedelta(days=28)


def carried(at: datetime) -> list[Line]:
    """At the watch, then beyond it."""
    since, walks = at - SPAN, _walks()
    looked = _each(Look.objects.filter(done_at__gte=since, done_at__lte=at).exclude(done_by=None), "done_by")
    welcomed = _each(Welcome.objects.filter(said_at__gte=since, said_at__lte=at).exclude(taken_by=None), "taken_by")
    return [
        *_load(_("Textes regardés à la veille"), looked, _("Ce que chacun·e a fini de regarder.")),
        *_load(_("Accueils écrits dans les cercles"), welcomed, _("Le premier mot à quelqu’un de nouveau.")),
        *_load(_("Accompagnements en cours"), list(walks.values()), _("Ceux de chaque personne qui accompagne.")),
        *_helpers(walks, at),
        _supervision(since, at),
    ]


def _load(what: str, each: Iterable[int], rule: str) -> list[Line]:
    """For one person: the middle, and the most."""
    loads = sorted(each)
    most = loads[-1] if len(loads) >= LEAST else None
    return [
        Line(_("%(what)s : par personne, au milieu") % {"what": what}, middle(loads), rule),
        Line(_("%(what)s : le plus, pour une personne") % {"what": what}, most, rule),
    ]


def _helpers(walks: Counter[Any], at: datetime) -> list[Line]:
    """How full those are who said how much they can carry, and how many rest."""
    capacity = dict(Offer.objects.values_list("person", "capacity"))
    full = sum(walks[person] >= most for person, most in capacity.items())
    today = localdate(at)
    resting = {
        pause.offer_id for pause in OfferPause.objects.filter(ended_at=None) if not pause.until or pause.until >= today
    }
    return [
        Line(_("Personnes qui accompagnent autant qu’elles peuvent"), _apart(full, len(capacity)), _said()),
        Line(_("Personnes qui aident et font une pause"), _apart(len(resting), len(capacity)), _said()),
    ]


def _said() -> str:
    return _("Sur celles qui ont dit ce qu’elles peuvent porter. Personne n’est nommé.")


def _supervision(since: datetime, at: datetime) -> Line:
    """Asked in the last 28 days: taken up by somebody."""
    asked = SupervisionNeed.objects.filter(at__gte=since, at__lte=at)
    taken = asked.exclude(taken_by=None).count()
    rule = _("« J’aimerais parler de mon rôle » : quelqu’un de la maison a dit qu’il ou elle s’en occupe.")
    return Line(_("Demandes de supervision entendues"), of(taken, asked.count()), rule)


def _apart(part: int, whole: int) -> str | None:
    """None while so few help that one would know who."""
    return of(part, whole) if whole >= LEAST else None


def _walks() -> Counter[Any]:
    open_now = Participant.objects.filter(accompaniment__in=Accompaniment.objects.open(), left_at=None)
    rows = open_now.filter(role=Participant.Role.SUPPORTER).exclude(person=None)
    return Counter(rows.values_list("person", flat=True))


def _each(rows: Any, who: str) -> list[int]:
    return list(rows.order_by().values(who).annotate(many=Count("pk")).values_list("many", flat=True))
