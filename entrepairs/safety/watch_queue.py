"""What comes next for one person of the watch, and what waits behind it."""

from collections import Counter
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Q, When

from entrepairs.people.models import Person
from entrepairs.safety.models import OPEN, Look
from entrepairs.safety.models.look import LookQuerySet, to_follow
from entrepairs.safety.rules.nearness import may_look_at


def next_of(found: LookQuerySet, person: Person) -> Look | None:
    """What this person has begun, then what asks for a second human, then what is due first; nothing that they wrote
    or that is about them."""
    mine = Q(claimed_by=person) | Q(second_by=person)
    asked = Q(second_asked_at__isnull=False, second_by=None)
    rank = Case(When(mine, then=0), When(asked, then=1), default=2, output_field=IntegerField())
    ranked = found.filter(mine | asked | Q(claimed_by=None)).annotate(rank=rank)
    ordered = ranked.select_related("claimed_by").order_by("rank", "due_at", "pk")
    return next((look for look in ordered if may_look_at(person, look.kind, look.object_id)), None)


def waiting_of(found: LookQuerySet, at: datetime, person: Person) -> tuple[list[tuple[str, int]], bool]:
    """For each queue where something waits for this person, from the nearest danger: its words, how many. Then whether
    a red that is over waits for a word of the day after: asked at once, since that is rare.

    What a known author wrote was left out by its mark; for the rest, each is asked: what one is set aside from does not
    wait for them."""
    waits, known = OPEN & Q(claimed_by=None), ~Q(author_mark="")
    rows = found.filter((waits & known) | to_follow(at)).order_by().values("queue")
    counted = rows.annotate(many=Count("pk", filter=OPEN & known), over=Count("pk", filter=~OPEN))
    is_over = any(row["over"] for row in counted)
    many = Counter({row["queue"]: row["many"] for row in counted})
    for look in found.filter(waits, author_mark=""):
        many[look.queue] += bool(may_look_at(person, look.kind, look.object_id))
    return [(str(queue.label), many[queue.value]) for queue in Look.Queue if many[queue.value]], is_over
