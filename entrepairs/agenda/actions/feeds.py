"""Open and close the addresses by which one’s calendar asks for dates."""

import secrets
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.agenda.models import Feed
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, held_by

SECRET_BYTES = 24
MOST = 10


@transaction.atomic
def open_feed(house: Structure | None, titles: str, *, by: Person) -> str:
    """Gives the secret of the address, which is said once. `house`: one of theirs; None for their own gatherings."""
    if house is not None and not held_by(by, *Role.Name.values).filter(pk=house.pk).exists():
        raise Refused(_("Cette maison n’est pas une des vôtres."))
    if Feed.objects.visible_to(by).open().count() >= MOST:
        raise Refused(_("Vous avez déjà dix abonnements. Fermez d’abord ceux qui ne servent plus."))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = Feed.objects.create(person=by, structure=house, titles=titles, token_hash=fingerprint(secret), made_at=now())
    journal(by, "feed.opened", feed)
    return secret


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Person) -> None:
    """The address answers nothing any more."""
    if Feed.objects.visible_to(by).open().filter(pk=feed.pk).update(revoked_at=now()):
        journal(by, "feed.revoked", feed)


def fingerprint(secret: str) -> str:
    """All that is kept of it: 192 random bits need no salt."""
    return sha256(secret.encode()).hexdigest()
