"""Write the framework, say yes to it; once everyone has, the accompaniment is under way."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.models import Accompaniment, Framework, FrameworkAcceptance, Participant
from entrepairs.accompaniment.rules.frameworks import is_agreed, may_accept, may_set_framework
from entrepairs.accompaniment.terms import Terms
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.live import publish
from entrepairs.people.models import Person


@transaction.atomic
def save_framework(accompaniment: Accompaniment, terms: Terms, based_on: int, *, by: Person) -> Framework:
    """A new version, to be accepted again by all. `based_on`: the version the writer had before their eyes (0: none).

    The same answers make no new version. Refused when someone else wrote a version meanwhile."""
    held, me = hold(accompaniment, by)
    require(may_set_framework(me, held))
    latest = held.frameworks.first()
    if latest is not None and Terms.of(latest) == terms:
        return latest
    version = latest.version if latest else 0
    if version != based_on:
        raise Refused(
            _("Le cadre a changé pendant que vous écriviez. Votre texte est gardé : comparez-le, puis enregistrez.")
        )
    framework = _write(held, me, version + 1, terms)
    journal(by, "framework.written", framework)
    _announce(held, me, "framework_changed")
    return framework


@transaction.atomic
def accept_framework(framework: Framework, *, by: Person) -> Framework:
    """« J’accepte ce cadre. » Saying it twice changes nothing."""
    held, me = hold(framework.accompaniment, by)
    framework.accompaniment = held
    require(may_accept(me, framework))
    yes = FrameworkAcceptance.objects.get_or_create(framework=framework, participant=me, defaults={"at": now()})
    if yes[1]:
        journal(by, "framework.accepted", framework)
        agreed = is_agreed(framework)
        if agreed and held.state == Accompaniment.State.BEGINNING:
            held.move_to(Accompaniment.State.ACTIVE)
        _announce(held, me, "framework_agreed" if agreed else "framework_accepted")
    return framework


def _write(accompaniment: Accompaniment, me: Participant, version: int, terms: Terms) -> Framework:
    row = Framework(accompaniment=accompaniment, version=version, written_by=me, written_at=now())
    for name, value in terms.values.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def _announce(accompaniment: Accompaniment, me: Participant, kind: str) -> None:
    tell_others(accompaniment, me, kind, reverse("accompaniment:framework", args=[accompaniment.pk]))
    publish(f"talk:{accompaniment.pk}", accompaniment.pk)
