"""Write to the author of something, the day after too; keep what was done about a danger."""

from django.db import transaction

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Incident, Look, TeamWord
from entrepairs.safety.rules.words import may_follow, may_keep_incident, may_write_to_author


@transaction.atomic
def write_to_author(look: Look, body: str, *, by: Person) -> TeamWord:
    """A notice leaves; under an alias none does: they read it in « Mes fils ». Once a red is over, it is the
    word of the day after."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    subject, thing = subjects.both(look.kind, look.object_id)
    require(may_write_to_author(by, look, subject, thing))
    person = subject.author(thing) if subject else None
    word = TeamWord(look=look, person=person, kind=look.kind, object_id=look.object_id, by=by, at=now())
    word.data_key = DataKey.objects.new()
    word.body = body
    word.save(force_insert=True)
    journal(by, "word.sent", word)
    if look.done_at is not None:
        Look.objects.filter(pk=look.pk, followed_at=None).update(followed_at=now())
    for one in [person] if person else subject.told(thing) if subject and subject.told else ():
        notify(one, "team_word", word.get_absolute_url())
    return word


@transaction.atomic
def follow_otherwise(look: Look, *, by: Person) -> None:
    """The person was spoken to in another way, or nothing more is needed: it leaves the desk."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    require(may_follow(by, look))
    Look.objects.filter(pk=look.pk).update(followed_at=now())
    journal(by, "look.followed", look)


@transaction.atomic
def open_incident(look: Look, *, by: Person) -> Incident | None:
    """What was kept, if anything was; that somebody read it is written down."""
    require(may_keep_incident(by, look))
    incident = Incident.objects.select_related("data_key").filter(look=look).first()
    if incident is not None:
        journal(by, "incident.opened", incident)
    return incident


@transaction.atomic
def keep_incident(look: Look, *, seen: str, done: str, told: str, by: Person) -> Incident:
    """Written once the danger is over, and completed by whoever of the watch knows more."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    require(may_keep_incident(by, look))
    incident = Incident.objects.select_related("data_key").filter(look=look).first()
    incident = incident or Incident(look=look, data_key=DataKey.objects.new())
    incident.seen, incident.done, incident.told = seen, done, told
    incident.written_by, incident.written_at = by, now()
    incident.save()
    journal(by, "incident.written", incident)
    return incident
