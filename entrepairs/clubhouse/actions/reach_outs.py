"""Agree to be given news; take it back in one tap."""

from django.db import transaction

from entrepairs.clubhouse.models import ReachOut, Task
from entrepairs.clubhouse.rules.board import may_share_the_day
from entrepairs.clubhouse.tasks.news import prepare_news
from entrepairs.clubhouse.tasks.week import today_in
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def agree_to_news(house: Structure, *, after_days: int, way: str, words: str, by: Person) -> ReachOut:
    """« Si on ne me voit pas pendant… »: one’s own yes, which replaces the former. Days are counted from today."""
    require(may_share_the_day(by, house))
    _end(house, by)
    yes = ReachOut(structure=house, member=by, after_days=after_days, way=way, agreed_on=today_in(house))
    yes.words = words
    yes.save(force_insert=True)
    journal(by, "reach_out.agreed", yes, about=by)
    prepare_news(house)
    return yes


@transaction.atomic
def refuse_news(house: Structure, *, by: Person) -> None:
    """Nobody is told anything any more; the words are erased, and what was on the board for it. Also for who left."""
    _end(house, by)


def _end(house: Structure, member: Person) -> None:
    mine = ReachOut.objects.in_force().filter(structure=house, member=member)
    Task.objects.filter(reach_out__in=mine).delete()
    mine.update(ended_at=now(), sealed_words=b"")
