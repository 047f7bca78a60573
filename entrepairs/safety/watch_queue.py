"""What comes next for one person of the watch, and what waits behind it."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, When

from entrepairs.people.models import Person
from entrepairs.safety.models import OPEN, Concern, Look, Report, Watcher
from entrepairs.safety.models.look import LookQuerySet, to_follow
from entrepairs.safety.rules.nearness import is_open_to
from entrepairs.safety.rules.told import KEPT_FOR_OTHERS, has_told, is_kept_for_others
from entrepairs.safety.subjects import asked_one_by_one

APART = ("kind", "object_id", "voice", "left_to", "set_aside", "left_to_all")


def next_of(found: LookQuerySet, person: Person) -> Look | None:
    """A near danger before all the rest, however late the rest is: one that this person has begun, then one that waits.
    Then what they have begun, what asks for a second human, who is not well, and what is due first; last, the texts
    that they reported, once others had the time. Nothing that they wrote or that is about them."""
    return next_and_begun(found, person)[0]


def next_and_begun(found: LookQuerySet, person: Person) -> tuple[Look | None, Look | None]:
    """The same, and what they have begun when a nearer danger has come before it."""
    mine, asked = Q(claimed_by=person) | Q(second_by=person), Q(second_asked_at__isnull=False, second_by=None)
    red, orange = Q(queue=Look.Queue.RED), Q(queue=Look.Queue.ORANGE)
    others = ~_has_reported(person)
    order = [red & mine, red, mine, asked & others, orange, others | ~Q(queue__in=KEPT_FOR_OTHERS)]
    rank = Case(*(When(one, then=n) for n, one in enumerate(order)), default=len(order), output_field=IntegerField())
    told = _has_told_anything(person)  # known with the rest: what they told about is asked of nobody else
    ranked = found.filter(mine | asked | Q(claimed_by=None)).annotate(rank=rank, told=told)
    ordered = ranked.select_related("claimed_by").order_by("rank", "due_at", "pk")
    first = next((look for look in ordered if is_open_to(person, look) and not _is_for_others(person, look)), None)
    if first is None or _has_begun(person, first):
        return first, None
    begun = filter(lambda look: _has_begun(person, look), ordered)
    return first, next((look for look in begun if is_open_to(person, look)), None)


def _has_reported(person: Person) -> Q:
    """Another ends it. Not what they only worry about: they may take care of it."""
    its = {"kind": OuterRef("kind"), "object_id": OuterRef("object_id")}
    return Q(Exists(Report.objects.told_by(person).open().filter(**its)))


def _has_told_anything(person: Person) -> Q:
    reports, concerns = (model.objects.told_by(person) for model in (Report, Concern))
    return Q(Exists(reports)) | Q(Exists(concerns))


def _is_for_others(person: Person, look: Any) -> bool:
    """They told the team about it, and may neither take it nor be the second. A danger is for anybody."""
    if not look.told or look.is_red or _has_begun(person, look):
        return False
    if look.claimed_by_id is None:
        return is_kept_for_others(person, look)
    return has_told(person, look.kind, look.object_id)


def red_beside(found: LookQuerySet, person: Person, shown: list[UUID]) -> Look | None:
    """The first near danger that nobody has taken, other than what this person is shown already."""
    reds = found.filter(queue=Look.Queue.RED, claimed_by=None).exclude(pk__in=shown).order_by("due_at", "pk")
    return next((look for look in reds if is_open_to(person, look)), None)


def _has_begun(person: Person, look: Look) -> bool:
    return person.pk in (look.claimed_by_id, look.second_by_id)


def waiting_of(found: LookQuerySet, at: datetime, watcher: Watcher) -> tuple[list[tuple[str, int]], bool]:
    """For each queue where something waits for this person, from the nearest danger: its words, how many. Then whether
    a red that is over waits for a word of the day after: asked at once, since that is rare.

    What a known author wrote was left out by its mark, and is counted by the database. The rest is one row each: what
    one is set aside from does not wait for them."""
    rows = found.filter((OPEN & Q(claimed_by=None)) | to_follow(at)).order_by()
    apart = rows.annotate(**{f"its_{name}": _unless_signed(name) for name in APART}).values(
        "queue", *(f"its_{name}" for name in APART)
    )
    counted = apart.annotate(many=Count("pk", filter=OPEN), over=Count("pk", filter=~OPEN))
    many, is_over = Counter[str](), False
    for row in counted:
        is_over = is_over or bool(row["over"])
        if row["many"] and _waits_for(watcher, row):
            many[row["queue"]] += row["many"]
    return [(str(queue.label), many[queue.value]) for queue in Look.Queue if many[queue.value]], is_over


def _unless_signed(name: str) -> Case:
    return Case(When(Q(author_mark="") | Q(kind__in=asked_one_by_one()), then=F(name)), default=None)


def _waits_for(watcher: Watcher, row: dict[str, Any]) -> bool:
    """What was not left out by its mark is asked one by one."""
    if row["its_object_id"] is None:
        return True
    look = Look(queue=row["queue"], **{name: row[f"its_{name}"] for name in APART})
    return is_open_to(watcher.person, look)
