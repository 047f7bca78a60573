"""Ask two people who named an experience, and said that they may be asked, to answer somebody who waits."""

from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Consent, LivedExperience, Person
from entrepairs.people.models.consent import Purpose
from entrepairs.people.rules.own import may_act_for
from entrepairs.safety import subjects
from entrepairs.safety.models import Asking, Look
from entrepairs.safety.rules.asking import may_ask_two, may_be_asked

AT_ONCE = 2


@transaction.atomic
def ask_two(look: Look, experience: str, *, by: Person) -> None:
    """They are drawn, and nobody learns whom, nor how many could be. Two who press at once ask the same two."""
    look = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
    require(may_ask_two(by, look))
    drawn = _drawn(look, experience, by)
    if not drawn:
        raise Refused(_("Personne ne peut être demandé pour l’instant. Répondez vous-même, même deux lignes."))
    for person in drawn:
        asking = Asking.objects.create(look=look, person=person, asked_at=now())
        notify(person, "answer_asked", asking.get_absolute_url())
    journal(by, "look.asked", look)


@transaction.atomic
def leave_asking(asking: Asking, *, by: Person) -> None:
    """« Oui » and « pas cette fois » are written alike."""
    require(may_act_for(by, asking.person))
    Asking.objects.filter(pk=asking.pk, left_at=None).update(left_at=now())


def _drawn(look: Look, experience: str, by: Person) -> list[Person]:
    subject, thing = subjects.both(look.kind, look.object_id)
    if subject is None or thing is None:
        return []
    keys, found = _willing(experience, look, by), list[Person]()
    SystemRandom().shuffle(keys)
    for person in (Person.objects.get(pk=key) for key in keys):
        if may_be_asked(person, subject, thing):
            found.append(person)
        if len(found) == AT_ONCE:
            break
    return found


def _willing(experience: str, look: Look, by: Person) -> list[UUID]:
    """Keys of those who named it, show it to someone, said yes, were asked nothing lately nor of this before."""
    mine = {"person": OuterRef("pk")}
    named = LivedExperience.objects.filter(experience=experience, **mine)
    agreed = Consent.objects.in_force().filter(purpose=Purpose.ANSWERING, **mine)
    asked = Asking.objects.filter(**mine)
    rows = Person.objects.filter(Exists(named.exclude(shown_to=LivedExperience.ShownTo.NOBODY)), Exists(agreed))
    rows = rows.exclude(Exists(asked.recent())).exclude(Exists(asked.filter(look=look))).exclude(pk=by.pk)
    return list(rows.values_list("pk", flat=True))
