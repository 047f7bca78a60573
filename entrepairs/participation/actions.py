"""Open minutes, write points, count hands, adopt."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Gathering, Headcount, Presence
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.participation.models import Minutes, Point, Vote
from entrepairs.participation.rules import may_adopt, may_keep, may_reopen, may_write
from entrepairs.people.models import Person


@transaction.atomic
def open_minutes(gathering: Gathering, *, by: Person) -> Minutes:
    """The minutes of this meeting; opened twice, they are the same. Those present are taken from the count."""
    gathering = Gathering.objects.select_for_update(of=("self",)).select_related("structure").get(pk=gathering.pk)
    require(may_keep(by, gathering.structure))
    values = {
        "structure": gathering.structure,
        "title": gathering.title,
        "day": gathering.wall_time.date(),
        "present": _present(gathering),
        "opened_by": by,
    }
    minutes, is_new = Minutes.objects.get_or_create(gathering=gathering, defaults=values)
    if is_new:
        journal(by, "minutes.opened", minutes)
    return minutes


@transaction.atomic
def say_present(minutes: Minutes, present: int | None, *, by: Person) -> None:
    """How many people are in the room; never fewer than the hands already counted."""
    minutes = _held(minutes)
    require(may_write(by, minutes))
    most = max((vote.hands for vote in Vote.objects.filter(point__minutes=minutes)), default=0)
    if present is not None and present < most:
        sentence = _("Un vote compte déjà %(hands)d personnes. Corrigez d’abord ce vote, ou ce nombre.")
        raise Refused(sentence % {"hands": most})
    minutes.present = present
    minutes.save(update_fields=["present"])


@transaction.atomic
def add_point(minutes: Minutes, key: UUID, *, title: str, text: str, by: Person) -> Point:
    """One more point, the last. `key`, made with the form, becomes its id: a form sent twice adds one point."""
    minutes = _held(minutes)
    require(may_write(by, minutes))
    last = minutes.points.aggregate(last=Max("rank"))["last"] or 0
    point, _new = Point.objects.get_or_create(
        pk=key, defaults={"minutes": minutes, "rank": last + 1, "title": title, "text": text}
    )
    return point


@transaction.atomic
def change_point(point: Point, *, title: str, text: str, seen: str, by: Person) -> None:
    """`seen`: the version that was read. When someone changed it since, nothing of theirs is lost."""
    require(may_write(by, _held(point.minutes)))
    point.refresh_from_db(fields=["title", "text"])
    if seen != point.version:
        raise Refused(_("Quelqu’un a changé ce point pendant que vous écriviez. Rien n’est perdu : relisez les deux."))
    point.title, point.text = title, text
    point.save(update_fields=["title", "text"])


@transaction.atomic
def remove_point(point: Point, *, by: Person) -> None:
    """With the votes it holds."""
    minutes = _held(point.minutes)
    require(may_write(by, minutes))
    journal(by, "minutes.point_removed", minutes)
    point.delete()


@transaction.atomic
def count_hands(
    point: Point, key: UUID, *, question: str, hands_for: int, hands_against: int, abstained: int, by: Person
) -> Vote:
    """Numbers only. Never more hands than people in the room."""
    minutes = _held(point.minutes)
    require(may_write(by, minutes))
    hands = hands_for + hands_against + abstained
    if not hands:
        raise Refused(_("Écrivez au moins une main levée, ou une abstention."))
    if minutes.present is not None and hands > minutes.present:
        sentence = _("Vous avez compté %(hands)d mains pour %(present)d personnes. Recomptez l’un ou l’autre.")
        raise Refused(sentence % {"hands": hands, "present": minutes.present})
    numbers = {"hands_for": hands_for, "hands_against": hands_against, "abstained": abstained}
    values = {"point": point, "question": question, "noted_by": by, "noted_at": now()} | numbers
    vote, is_new = Vote.objects.get_or_create(pk=key, defaults=values)
    if is_new:
        journal(by, "vote.noted", vote)
    return vote


@transaction.atomic
def remove_vote(vote: Vote, *, by: Person) -> None:
    """Counted wrong: count again."""
    require(may_write(by, _held(vote.point.minutes)))
    journal(by, "vote.removed", vote)
    vote.delete()


@transaction.atomic
def adopt_minutes(minutes: Minutes, *, by: Person) -> None:
    """From now on the members read them, and nothing in them moves."""
    minutes = _held(minutes)
    require(may_adopt(by, minutes))
    minutes.move_to(Minutes.State.ADOPTED, adopted_at=now())
    journal(by, "minutes.adopted", minutes)


@transaction.atomic
def reopen_minutes(minutes: Minutes, because: str, *, by: Person) -> None:
    """To correct them; the reason stays written on them."""
    minutes = _held(minutes)
    require(may_reopen(by, minutes))
    minutes.move_to(Minutes.State.DRAFT, adopted_at=None, reopened_because=because)
    journal(by, "minutes.reopened", minutes)


def _held(minutes: Minutes) -> Minutes:
    """The row, locked."""
    return Minutes.objects.select_for_update(of=("self",)).select_related("structure").get(pk=minutes.pk)


def _present(gathering: Gathering) -> int | None:
    """Those who said their pseudonym and those who were only counted; None when nobody was."""
    counted = Headcount.objects.filter(gathering=gathering).first()
    named = Presence.objects.filter(gathering=gathering).count()
    return None if counted is None and not named else named + (counted.people + counted.gone if counted else 0)
