"""What comes next for one person of the watch, and what waits behind it."""

from django.db.models import Case, Count, IntegerField, Q, When

from entrepairs.people.models import Person
from entrepairs.safety.models import Look
from entrepairs.safety.models.look import LookQuerySet
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


def waiting_of(found: LookQuerySet) -> list[tuple[str, int]]:
    """For each queue where something waits for someone, from the nearest danger: its words, how many."""
    counted = found.filter(claimed_by=None).order_by().values_list("queue").annotate(many=Count("pk"))
    many = dict(counted)
    return [(str(queue.label), many[queue.value]) for queue in Look.Queue if queue.value in many]
