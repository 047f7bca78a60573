"""What the agenda of a house needs in the week that comes: someone to hold a group, someone at a permanence, a date."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.agenda.models import Facilitation, Gathering, Series, Shift
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.structures import needs
from entrepairs.structures.models import Structure
from entrepairs.structures.needs import Need
from entrepairs.ui import dates

AHEAD = timedelta(days=7)


def unheld(person: Person, house: Structure) -> Iterator[Need]:
    """Gatherings of the week that someone was asked to hold, and that nobody holds."""
    asked = Facilitation.objects.filter(Q(gathering=OuterRef("pk")) | Q(series=OuterRef("series")))
    away = Facilitation.objects.filter(gathering=OuterRef(OuterRef("pk")), away_at__isnull=False).values("person")
    holding = asked.filter(agreed_at__isnull=False, away_at=None).exclude(person__in=away)
    rows = Gathering.objects.standing().filter(Exists(asked), ~Exists(holding), structure=house)
    for row in rows.between(now(), now() + AHEAD)[:3]:
        said = {"title": row.title, "when": dates.moment(row.wall_time)}
        yield Need(_("« %(title)s », %(when)s : personne pour l’animer.") % said, _("Trouver quelqu’un"), _desk(row))


def holes(person: Person, house: Structure) -> Iterator[Need]:
    """Permanences of the week where nobody is."""
    coming = Shift.objects.standing().filter(structure=house, taken=None).between(now(), now() + AHEAD).count()
    if coming:
        said = ngettext("%(n)d permanence n’a personne.", "%(n)d permanences n’ont personne.", coming) % {"n": coming}
        yield Need(said, _("Voir lesquelles"), reverse("agenda:shift_desk", args=[house.pk]))


def silent(person: Person, house: Structure) -> Iterator[Need]:
    """What comes back and has no date to come."""
    dated = Gathering.objects.standing().coming(now()).filter(series=OuterRef("pk"))
    for row in Series.objects.going_on().filter(~Exists(dated), structure=house)[:3]:
        said = _("« %(title)s » n’a plus de date à venir.") % {"title": row.title}
        yield Need(said, _("Regarder"), reverse("agenda:series", args=[house.pk]))


def _desk(row: Gathering) -> str:
    return reverse("agenda:hold", args=[row.pk])


needs.add("agenda:unheld", unheld, order=5)
needs.add("agenda:holes", holes, order=20)
needs.add("agenda:silent", silent, order=40)
