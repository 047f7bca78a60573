"""The first lines of every act inside an accompaniment: lock it, know who acts, tell the others."""

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Participant
from entrepairs.core.rules import Refused
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.models import Block


def hold(accompaniment: Accompaniment, person: Person) -> tuple[Accompaniment, Participant]:
    """The row, locked until the transaction ends, and who `person` is in it now. Refused when they take no part."""
    rows = Accompaniment.objects.select_for_update(of=("self",)).select_related("data_key", "structure")
    held = rows.get(pk=accompaniment.pk)
    present = held.participants.select_related("data_key").filter(person=person, left_at=None)
    me = present.first()
    if me is None:
        raise Refused(_("Vous ne participez plus à cet accompagnement."))
    return held, me


def tell_others(accompaniment: Accompaniment, me: Participant, kind: str, path: str) -> None:
    """One notice for each of those who take part now, besides `me`; none to someone who has blocked `me`."""
    others = accompaniment.participants.filter(left_at=None, person__isnull=False).exclude(pk=me.pk)
    others = others.exclude(person__in=Block.objects.filter(blocked=me.person_id).values("blocker"))
    for other in others.select_related("person"):
        if other.person is not None:
            notify(other.person, kind, path)
