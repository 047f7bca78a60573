"""The pages that a house gets from its agenda."""

from typing import Any

from django.db.models import Exists
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Shift, WishRound
from entrepairs.people.models import Person
from entrepairs.structures import doors
from entrepairs.structures.models import Structure


def has_permanences(person: Person | None, house: Structure) -> bool:
    """Those who may hold one, once the house has had one."""
    return person is not None and is_of(person, house) and _there(person, house)[0]


def has_rounds(person: Person | None, house: Structure) -> bool:
    """While a round stands that this person may see, without an account as well."""
    return doors.lives_here(person, house) and _there(person, house)[1]


def _there(person: Person | None, house: Structure) -> tuple[bool, bool]:
    """Whether this person may see permanences there, and rounds: asked of the database once for the two doors."""
    known: dict[Any, tuple[bool, bool]] = house.__dict__.setdefault("_agenda_there", {})
    key = person and person.pk
    if key not in known:
        rounds = WishRound.objects.visible_to(person).standing().filter(structure=house)
        if person is None or not is_of(person, house):
            known[key] = (False, rounds.exists())
        else:
            shifts = Shift.objects.visible_to(person).filter(structure=house)
            both = Structure.objects.filter(pk=house.pk).order_by().values_list(Exists(shifts), Exists(rounds))
            known[key] = both.get()
    return known[key]


def is_of(person: Person | None, house: Structure) -> bool:
    """For those who hold a role in the house."""
    return bool(doors.held(person, house))


doors.add("visit", "agenda:calendar", _("Agenda"), order=20, when=doors.lives_here)
_DAY, _HERE = _("Compter les présences"), doors.lives_here
doors.add(
    "run", "agenda:today", _("Aujourd’hui"), listed=_DAY, icon="check", group="now", order=5, when=_HERE, tab=True
)
doors.add("run", "agenda:new_gathering", _("Prévoir quelque chose"), icon="plus", group="now", order=6, when=_HERE)
_SERIES = _("groupes, ateliers, chaque semaine")
doors.add("run", "agenda:series", _("Ce qui revient"), detail=_SERIES, group="gatherings", order=25, when=_HERE)
_WEEKS = _("combien de personnes, semaine par semaine")
doors.add("run", "agenda:counts", _("Comptages"), detail=_WEEKS, group="year", order=30, when=_HERE)
_HOLES = _("qui tient le lieu et la ligne, ce qui manque")
doors.add("visit", "agenda:shifts", _("Permanences"), order=22, when=has_permanences)
doors.add("run", "agenda:shift_desk", _("Permanences"), detail=_HOLES, group="day", order=28, when=_HERE)
doors.add("visit", "agenda:wish_rounds", _("Groupes"), order=23, when=has_rounds)
_GROUPS = _("demander qui aimerait venir, proposer, inviter")
doors.add(
    "run",
    "agenda:group_desk",
    _("Former des groupes"),
    detail=_GROUPS,
    group="gatherings",
    order=26,
    when=_HERE,
)
_KIOSK = _("une tablette où l’on dit « je suis là »")
doors.add("run", "agenda:kiosks", _("Borne"), detail=_KIOSK, group="day", order=34, when=_HERE)
_PAPER = _("la semaine, une affiche, une feuille de présence")
doors.add("run", "agenda:printing", _("Imprimer"), detail=_PAPER, group="day", order=32, when=_HERE)
_COMING = _("qui vient, qui attend")
doors.add(
    "run", "agenda:house_signups", _("Les inscriptions"), detail=_COMING, group="gatherings", order=22, when=_HERE
)
doors.add("visit", "agenda:passing", _("Je passe aujourd’hui"), order=25, when=is_of)
_AFTER = _("deux questions, sans nom")
doors.add("run", "agenda:impressions", _("Après les groupes"), detail=_AFTER, group="gatherings", order=33, when=_HERE)
