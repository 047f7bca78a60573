"""Write, change, take back, reopen a request; let the team read it or not."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from entrepairs.accompaniment.events import request_sent
from entrepairs.accompaniment.houses import house_for
from entrepairs.accompaniment.models import Draft, Proposal, Request, houses_with_a_team
from entrepairs.accompaniment.offered import follow
from entrepairs.accompaniment.rules.candidates import seeker_of
from entrepairs.accompaniment.rules.requests import may_change, may_reopen, may_send, may_undo
from entrepairs.accompaniment.tasks.proposals import locked_request, propose, show_newcomer
from entrepairs.accompaniment.wishes import CRITERIA, Wishes
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.accounts import open_account
from entrepairs.people.actions.consents import give_consent
from entrepairs.people.models import Person
from entrepairs.people.models.consent import Purpose


@transaction.atomic
def send_request(wishes: Wishes, *, by: Person) -> Request:
    """Send what someone wrote, and look for peers at once. Sending the same form twice sends it once; the same form
    filled in otherwise, found again with the back button, is another request.

    It is the person's explicit yes to use what they say for that (Purpose.MATCHING).
    Refused beyond three open requests."""
    Person.objects.select_for_update().get(pk=by.pk)
    already = Request.objects.visible_to(by).select_related("person__data_key").filter(token=wishes.token).first()
    if already and _says(already, wishes):
        return already
    require(may_send(by))
    give_consent(by, Purpose.MATCHING, by=by)
    request = _written(wishes, by=by, at=now())
    journal(by, "request.sent", request, about=by)
    request_sent.send(sender=Request, request=request, by=by)
    propose(request)
    return request


@transaction.atomic
def open_account_and_send(wishes: Wishes, *, pseudonym: str, passphrase: str) -> Request:
    """A new account and its first request, both or neither. Refused when the pseudonym is taken."""
    person = open_account(pseudonym, passphrase)
    return send_request(wishes, by=person)


def _says(request: Request, wishes: Wishes) -> bool:
    """The request holds exactly these words and answers."""
    same = all(getattr(request, name) == getattr(wishes, name) for name in CRITERIA)
    return same and (request.text, request.avoid) == (wishes.text, wishes.avoid)


def _written(wishes: Wishes, *, by: Person, at: datetime) -> Request:
    """The saved row; a token that someone else used is replaced."""
    token = new_id() if Request.objects.filter(token=wishes.token).exists() else wishes.token
    request = Request(person=by, token=token, sent_at=at, **wishes.criteria)
    request.structure = house_for(list(houses_with_a_team()), wishes.commune)
    request.text, request.avoid = wishes.text, wishes.avoid
    request.text_open_to_team_at = at if wishes.open_to_team else None
    request.save(force_insert=True)
    return request


@transaction.atomic
def change_request(request: Request, wishes: Wishes, *, by: Person) -> Request:
    """Replace text and criteria; the proposals already shown that no longer fit are taken away, others may come."""
    request = locked_request(request.pk)
    require(may_change(by, request))
    before, criteria = seeker_of(request), {name: getattr(request, name) for name in CRITERIA}
    if criteria != wishes.criteria:
        request.earlier = criteria
    request.text, request.avoid = wishes.text, wishes.avoid
    _put(request, wishes.criteria)
    journal(by, "request.changed", request, about=by)
    propose(request)
    show_newcomer(request, before)
    return request


@transaction.atomic
def undo_change(request: Request, *, by: Person) -> None:
    """Back to the criteria of before the last change. Refused when there is none to undo."""
    request = locked_request(request.pk)
    require(may_undo(by, request))
    earlier, request.earlier = request.earlier, {}
    _put(request, {name: earlier[name] for name in CRITERIA if name in earlier})
    journal(by, "request.changed", request, about=by)
    propose(request)


def _put(request: Request, criteria: Mapping[str, object]) -> None:
    for name, value in criteria.items():
        setattr(request, name, value)
    request.structure = house_for(list(houses_with_a_team()), request.commune) or request.structure
    request.save()


@transaction.atomic
def withdraw_request(request: Request, *, by: Person) -> None:
    """One tap, no reason. Whoever was asked sees that the request was taken back. Can be reopened for seven days."""
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_change(by, request))
    at = now()
    request.move_to(Request.State.WITHDRAWN, closed_at=at, earlier={})
    ended = {"state": Proposal.State.WITHDRAWN, "closed_at": at, "asked_at": None}
    asked = list(request.proposals.asked().values_list("supporter", flat=True))
    request.proposals.filter(state__in=Proposal.OPEN).update(**ended)
    Draft.objects.filter(request=request).delete()
    follow(asked)
    journal(by, "request.withdrawn", request, about=by)


@transaction.atomic
def reopen_request(request: Request, *, by: Person) -> None:
    """Take back the withdrawal: the wait goes on from its first day."""
    Person.objects.select_for_update().get(pk=by.pk)
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_reopen(by, request, at=now()))
    request.move_to(Request.State.WAITING, closed_at=None)
    journal(by, "request.reopened", request, about=by)
    propose(request)


@transaction.atomic
def open_text_to_team(request: Request, *, by: Person) -> None:
    """The coordinators of the house may read the text, to look for someone by hand."""
    _set_open_to_team(request, now(), by=by, verb="request.text_opened")


@transaction.atomic
def close_text_to_team(request: Request, *, by: Person) -> None:
    """The coordinators may no longer read the text."""
    _set_open_to_team(request, None, by=by, verb="request.text_closed")


def _set_open_to_team(request: Request, at: datetime | None, *, by: Person, verb: str) -> None:
    request = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_change(by, request))
    request.text_open_to_team_at = at
    request.save(update_fields=["text_open_to_team_at"])
    if at is None:
        Draft.objects.filter(request=request).delete()
    journal(by, verb, request, about=by)
