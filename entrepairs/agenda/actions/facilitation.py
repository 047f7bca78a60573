"""Ask someone to hold a group; say yes or no; say that one cannot this time; take it instead."""

from django.db import transaction
from django.urls import reverse

from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.rules.facilitation import may_answer, may_ask, may_be_away, may_relay
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.tasks.relays import seek_relay
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def ask_facilitator(gathering: Gathering, person: Person, *, whole_series: bool, by: Person) -> Facilitation:
    """This time, or each time of its series. It counts once they said yes. Who was asked first leads."""
    require(may_ask(by, gathering, person))
    series = gathering.series if whole_series else None
    held = Facilitation.objects.of(gathering).count()
    facilitation = Facilitation.objects.create(
        series=series, gathering=None if series else gathering, person=person, rank=held
    )
    journal(by, "facilitation.asked", facilitation, about=person)
    notify(person, "facilitation_asked", reverse("agenda:mine"))
    return facilitation


@transaction.atomic
def accept_facilitation(facilitation: Facilitation, *, by: Person) -> None:
    facilitation = Facilitation.objects.select_for_update(of=("self",)).get(pk=facilitation.pk)
    require(may_answer(by, facilitation))
    if facilitation.agreed_at is None:
        facilitation.agreed_at = now()
        facilitation.save(update_fields=["agreed_at"])
        journal(by, "facilitation.accepted", facilitation, about=by)


@transaction.atomic
def leave_facilitation(facilitation: Facilitation, *, by: Person) -> None:
    """No, or not any more: no reason is asked."""
    require(may_answer(by, facilitation))
    journal(by, "facilitation.left", facilitation, about=by)
    facilitation.delete()


@transaction.atomic
def remove_facilitator(facilitation: Facilitation, gathering: Gathering, *, by: Person) -> None:
    """The team asks someone else."""
    require(may_run(by, gathering.structure))
    journal(by, "facilitation.removed", facilitation, about=facilitation.person)
    facilitation.delete()


@transaction.atomic
def be_away(gathering: Gathering, *, by: Person) -> None:
    """One cannot hold it this time: the others are asked, or it is called off, as its rule says."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    require(may_be_away(by, gathering))
    Facilitation.objects.update_or_create(gathering=gathering, person=by, defaults={"away_at": now()})
    journal(by, "facilitation.away", gathering)
    seek_relay(gathering)


@transaction.atomic
def take_relay(gathering: Gathering, *, by: Person) -> None:
    """One holds it this time."""
    gathering = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    require(may_relay(by, gathering))
    values = {"away_at": None, "agreed_at": now()}
    Facilitation.objects.update_or_create(gathering=gathering, person=by, defaults=values)
    journal(by, "facilitation.relayed", gathering)
