"""Invite to a circle, say yes or no, leave."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from entrepairs.community.models import Circle, CirclePaper, Guest
from entrepairs.community.own_choices import wants_to_hear
from entrepairs.community.rules.keeping import may_invite
from entrepairs.community.streams import check_circle_followers
from entrepairs.core.clock import now
from entrepairs.core.ids import new_code, normal_code
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.actions.invitations import CODE, fingerprint


@transaction.atomic
def invite_guest(circle: Circle, person: Person, *, by: Person) -> Guest:
    """They are told, in neutral words, and answer when they want. Doing it twice changes nothing."""
    require(may_invite(by, circle))
    given = {"invited_on": _today(), "invited_by": by}
    guest, is_new = Guest.objects.get_or_create(circle=circle, person=person, defaults=given)
    if is_new:
        journal(by, "circle.guest_invited", circle)
        if Guest.objects.visible_to(person).filter(pk=guest.pk).exists() and wants_to_hear(person, circle.pk):
            notify(person, "circle_invited", reverse("community:invitations"))
    return guest


@transaction.atomic
def take_back_invitation(guest: Guest, *, by: Person) -> None:
    """Before a yes only: who has come in leaves when they want, and is not sent away from here."""
    guest = _held(guest)
    require(may_invite(by, guest.circle))
    if guest.accepted_on is not None:
        raise Refused(_("Cette personne a dit oui. Pour limiter quelqu’un, la veille décide, et dit ses raisons."))
    guest.delete()


@transaction.atomic
def answer_invitation(guest: Guest, *, yes: bool, by: Person) -> None:
    """A no is told to nobody."""
    guest = _held(guest)
    if guest.person_id != by.pk or not Guest.objects.asked().filter(pk=guest.pk).exists():
        raise Refused(_("Cette invitation n’est plus là."))
    Guest.objects.filter(pk=guest.pk).update(**{"accepted_on" if yes else "declined_on": _today()})


@transaction.atomic
def leave_circle(circle: Circle, *, by: Person) -> None:
    """One’s words stay one’s own: they can still be changed or taken back from « Mes fils »."""
    Guest.objects.filter(circle=circle, person=by).delete()
    check_circle_followers(circle, by)


@transaction.atomic
def make_circle_paper(circle: Circle, *, uses: int, expires_on: date, by: Person) -> tuple[CirclePaper, str]:
    """The paper and its code, told this once."""
    require(may_invite(by, circle))
    code = new_code(CODE)
    given = {"uses": uses, "expires_on": expires_on, "given_by": by, "given_at": now()}
    paper = CirclePaper.objects.create(circle=circle, fingerprint=_mark(code), **given)
    journal(by, "circle.paper_made", circle)
    return paper, code


@transaction.atomic
def revoke_circle_paper(paper: CirclePaper, *, by: Person) -> None:
    """It opens nothing any more. Those who came with it stay."""
    require(may_invite(by, paper.circle))
    CirclePaper.objects.filter(pk=paper.pk, revoked_at=None).update(revoked_at=now())


def open_circle_paper(code: str) -> CirclePaper:
    """The paper of that code. Refused in the same words whatever is wrong with it."""
    rows = CirclePaper.objects.open(_today()).select_related("circle__structure")
    if (paper := rows.filter(fingerprint=_mark(normal_code(code))).first()) is None:
        raise Refused(_("Ce code n’ouvre rien. Vérifiez chaque signe, ou demandez un autre papier."))
    return paper


@transaction.atomic
def come_with_paper(code: str, *, by: Person) -> Circle:
    """Someone who is in already uses nothing up."""
    paper = open_circle_paper(code)
    paper = CirclePaper.objects.select_for_update(of=("self",)).select_related("circle").get(pk=paper.pk)
    given = {"invited_on": _today(), "invited_by": paper.given_by}
    guest, _is_new = Guest.objects.get_or_create(circle=paper.circle, person=by, defaults=given)
    if guest.accepted_on is None:
        open_circle_paper(code)
        CirclePaper.objects.filter(pk=paper.pk).update(used=F("used") + 1)
        Guest.objects.filter(pk=guest.pk).update(accepted_on=_today(), declined_on=None)
    return paper.circle


def _mark(code: str) -> str:
    return fingerprint(f"cercle {code}")


def _today() -> date:
    return timezone.localdate(now())


def _held(guest: Guest) -> Guest:
    return Guest.objects.select_for_update(of=("self",)).select_related("circle__structure").get(pk=guest.pk)
