"""Put the board on a wall; take it down."""

import secrets

from django.db import transaction

from entrepairs.clubhouse.models import Screen
from entrepairs.clubhouse.models.screen import fingerprint
from entrepairs.clubhouse.rules.board import may_share_the_day
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def open_screen(house: Structure, *, by: Person) -> str:
    """The secret of its link, shown once: the database keeps its fingerprint."""
    require(may_share_the_day(by, house))
    token = secrets.token_urlsafe(24)
    screen = Screen.objects.create(structure=house, token_hash=fingerprint(token), opened_at=now())
    journal(by, "screen.opened", screen)
    return token


@transaction.atomic
def close_screen(screen: Screen, *, by: Person) -> None:
    """Its link opens nothing any more."""
    require(may_share_the_day(by, screen.structure))
    Screen.objects.filter(pk=screen.pk, closed_at=None).update(closed_at=now())
    journal(by, "screen.closed", screen)
