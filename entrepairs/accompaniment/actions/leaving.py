"""Give a relay back, or leave one’s place beside another supporter: the others stay together."""

from django.db import transaction
from django.db.models import Q

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.actions.looking_after import end_relays, look_again
from entrepairs.accompaniment.actions.settling import settle
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Participant, Relay
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.pauses import may_leave
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.live import revoke
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def leave(accompaniment: Accompaniment, *, by: Person) -> None:
    """No reason. Who leaves no longer reads the talk; the person is told kindly, and keeps a name beside them."""
    held, me = hold(accompaniment, by)
    require(may_leave(me, held))
    journal(by, "accompaniment.left", held)
    tell_others(held, me, "relay_ended", held.get_absolute_url())
    go(held, me)


def let_go(held: Accompaniment, relay: Participant, *, by: Person) -> None:
    """The person no longer needs this relay, or goes on with the other supporter. Who goes is thanked. The row is
    locked, and the rule was asked."""
    row = Relay.objects.standing().filter(accompaniment=held, to=relay.person).first()
    journal(by, "relay.thanked", held)
    if relay.person is not None:
        notify(relay.person, "relay_ended", f"/relais/{row.pk}/" if row else "/accompagnements/")
    go(held, relay)


def go(held: Accompaniment, me: Participant) -> None:
    """This participant is no longer there; whoever they stood in for still has someone who looks for another."""
    at = now()
    me.left_at = at
    me.save(update_fields=["left_at"])
    follow([me.person_id])
    if me.person is not None:
        revoke(f"talk:{held.pk}", me.person)
    AccompanimentPause.objects.filter(by=me, ended_at=None).update(ended_at=at)
    end_relays(held, instead_of=me)
    mine = Q(to=me.person) | Q(kind=Relay.Kind.DUO)
    over = list(Relay.objects.standing().filter(mine, accompaniment=held).select_related("looked_after_by"))
    Relay.objects.filter(pk__in=[relay.pk for relay in over]).update(ended_at=at)
    settle(held)
    for relay in over:
        look_again(relay)
