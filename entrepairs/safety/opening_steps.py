"""What was done with a name, or a connection, step by step, as the journal tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.models import Entry
from entrepairs.people.models import Person
from entrepairs.safety.models import NameDraw, NameOpening

SAID = {
    "name.asked": _("a demandé le nom"),
    "name.confirmed": _("a dit oui"),
    "name.declined": _("a dit non"),
    "name.read": _("a lu le nom"),
    "origin.asked": _("a demandé d’où cela a été écrit"),
    "origin.confirmed": _("a dit oui"),
    "origin.declined": _("a dit non"),
    "origin.read": _("a lu l’adresse"),
}
SOUGHT = {
    "name.sought": _("a cherché à ouvrir un nom"),
    "origin.sought": _("a cherché à savoir d’où cela a été écrit"),
}


@dataclass(frozen=True)
class Step:
    """`who` is "" once that account is erased."""

    at: datetime
    who: str
    said: str | Promise


def latest_tries(of: Person | None = None) -> list[Step]:
    """The last fifty times when someone sought one, refused or not. `of`: one person’s; None: for administrators."""
    entries = Entry.objects.filter(verb__in=SOUGHT).order_by("-at", "-pk")
    if of is not None:
        draws = NameDraw.objects.visible_to(of, now()).values_list("pk", flat=True)
        entries = entries.filter(kind=NameDraw._meta.label, thing__in=[str(pk) for pk in draws])
    return _told(list(entries[:50]), SOUGHT)


def steps_of(opening: NameOpening) -> list[Step]:
    """From the first to the last."""
    lines = Entry.objects.filter(kind=opening._meta.label, thing=str(opening.pk), verb__in=SAID).order_by("at", "pk")
    return _told(list(lines), SAID)


def _told(entries: Sequence[Entry], said: Mapping[str, str | Promise]) -> list[Step]:
    names = dict(Person.objects.filter(pk__in={entry.actor for entry in entries}).values_list("pk", "pseudonym"))
    return [Step(entry.at, names.get(entry.actor or UUID(int=0), ""), said[entry.verb]) for entry in entries]
