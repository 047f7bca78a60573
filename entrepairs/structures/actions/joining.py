"""Ask to come, talk about it, close; or take it back."""

from django.db import transaction
from django.urls import reverse

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import No, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.actions.roles import give_role
from entrepairs.structures.models import JoinMessage, JoinRequest, Role, Structure
from entrepairs.structures.rules import (
    administrators,
    coordinators,
    may_claim,
    may_coordinate,
    may_hear,
    may_join,
    may_talk,
)

State = JoinRequest.State


@transaction.atomic
def ask_to_join(structure: Structure, body: str, *, by: Person) -> JoinRequest:
    """A conversation with the coordination of the house. One at a time: asking again goes on with it."""
    require(may_join(by, structure))
    return _ask(structure, body, claims=False, by=by)


@transaction.atomic
def ask_to_run(structure: Structure, body: str, *, by: Person) -> JoinRequest:
    """« C’est votre maison ? » A conversation with those who administer the installation: nobody else could answer."""
    require(may_claim(by, structure))
    return _ask(structure, body, claims=True, by=by)


@transaction.atomic
def entrust_house(request: JoinRequest, *, by: Person) -> Role:
    """The administrators say yes: the person is asked to coordinate. Their own yes opens the house."""
    request = _held(request)
    require(may_hear(by, request))
    require(may_talk(by, request))
    return give_role(request.structure, request.person, Role.Name.COORDINATOR, by=by)


def _ask(structure: Structure, body: str, *, claims: bool, by: Person) -> JoinRequest:
    Structure.objects.select_for_update(of=("self",)).get(pk=structure.pk)
    known = {"structure": structure, "person": by, "claims": claims}
    open_one = JoinRequest.objects.open().filter(**known).select_related("data_key").first()
    asked = open_one or JoinRequest.objects.create(**known, data_key=DataKey.objects.new(), asked_at=now())
    if not open_one:
        journal(by, "join_request.asked", asked, about=by)
    _say(asked, body, by=by)
    return asked


@transaction.atomic
def say_in_request(request: JoinRequest, body: str, *, by: Person) -> JoinMessage:
    """The person or the coordination says something more."""
    request = _held(request)
    require(may_talk(by, request))
    return _say(request, body, by=by)


@transaction.atomic
def welcome_person(request: JoinRequest, name: str, *, by: Person) -> Role:
    """The house says yes: a role is proposed, and the person decides. The conversation stays open."""
    request = _held(request)
    require(may_coordinate(by, request.structure))
    require(may_talk(by, request))
    return give_role(request.structure, request.person, name, by=by)


@transaction.atomic
def close_request(request: JoinRequest, *, by: Person) -> None:
    """All is said. The words are erased three months later."""
    request = _held(request)
    require(may_hear(by, request))
    require(may_talk(by, request))
    request.move_to(State.CLOSED, closed_at=now())
    journal(by, "join_request.closed", request, about=request.person)
    notify(request.person, "join_request_closed", reverse("structures:join_request", args=[request.pk]))


@transaction.atomic
def withdraw_request(request: JoinRequest, *, by: Person) -> None:
    """Taken back by the person, at once and without a reason: all that was said is erased, on both sides."""
    request = _held(request)
    require(may_talk(by, request) if request.person_id == by.pk else No(""))
    key = request.data_key
    request.move_to(State.WITHDRAWN, closed_at=now(), data_key=None)
    request.messages.all().delete()
    if key is not None:
        key.delete()
    journal(by, "join_request.withdrawn", request, about=by)


def _say(request: JoinRequest, body: str, *, by: Person) -> JoinMessage:
    by_house = request.person_id != by.pk
    message = JoinMessage(request=request, author=by, by_house=by_house, sent_at=now())
    message.body = body
    message.save(force_insert=True)
    if by_house:
        journal(by, "join_request.answered", request, about=request.person)
        notify(request.person, "join_request_answered", reverse("structures:join_request", args=[request.pk]))
    else:
        there = reverse("structures:team_request", args=[request.structure_id, request.pk])
        if request.claims:
            there = reverse("structures:claim_talk", args=[request.pk])
        for reader in administrators() if request.claims else coordinators(request.structure):
            notify(reader, "join_request", there)
    return message


def _held(request: JoinRequest) -> JoinRequest:
    rows = JoinRequest.objects.select_for_update(of=("self",)).select_related("structure", "person", "data_key")
    return rows.get(pk=request.pk)
