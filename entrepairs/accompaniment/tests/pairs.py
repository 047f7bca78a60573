"""Two people who walk together, brought there by the real actions."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from entrepairs.accompaniment.actions.meetings import propose_meeting
from entrepairs.accompaniment.actions.proposals import accept_proposal, choose_proposal
from entrepairs.accompaniment.actions.talk import send_message
from entrepairs.accompaniment.models import Accompaniment, Meeting, Message
from entrepairs.accompaniment.plans import Plan
from entrepairs.accompaniment.tasks.proposals import propose
from entrepairs.accompaniment.tests.chain import DIJON, habilitated, offering, open_house, written
from entrepairs.core.clock import now
from entrepairs.people.models import Person


def walking(seeker: Person, supporter: Person, coordinator: Person, *, commune: str = DIJON) -> Accompaniment:
    """`seeker` wrote, chose `supporter`, who said yes; `coordinator` opened the house."""
    habilitated(supporter, open_house(coordinator, commune=commune), by=coordinator)
    offering(supporter)
    return met(seeker, supporter)


def met(seeker: Person, supporter: Person) -> Accompaniment:
    """`seeker` wrote, chose `supporter`, who has an open offer and said yes."""
    request = written(seeker)
    propose(request)
    proposal = request.proposals.get(supporter=supporter)
    choose_proposal(proposal, shared=["text"], by=seeker)
    return accept_proposal(proposal, by=supporter)


def say(accompaniment: Accompaniment, body: str, by: Person) -> Message:
    return send_message(accompaniment, body, uuid4(), by=by)


def in_days(days: int, at: int = 14) -> datetime:
    """That many days from now, at this hour of the house."""
    day = timezone.localtime(now()) + timedelta(days=days)
    return day.replace(hour=at, minute=0, second=0, microsecond=0)


def meet(accompaniment: Accompaniment, by: Person, *, days: int = 7, place: str = "") -> Meeting:
    plan = Plan(in_days(days), "Europe/Paris", 60, "personne", place)
    return propose_meeting(accompaniment, plan, uuid4(), by=by)
