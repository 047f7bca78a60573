"""A house joins a network and leaves it. Two yes, and one is enough to end it."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import NETWORKS, Affiliation, Structure
from entrepairs.structures.rules import coordinators, may_agree, may_coordinate, may_end_affiliation


@transaction.atomic
def ask_affiliation(network: Structure, house: Structure, *, asked_by: str, by: Person) -> Affiliation:
    """`asked_by`: the side that speaks, which `by` coordinates. Asking twice changes nothing."""
    asking = network if asked_by == Affiliation.Side.NETWORK else house
    require(may_coordinate(by, asking))
    if network.kind not in NETWORKS or network == house:
        raise Refused(_("On ne peut pas se rattacher à cette maison. Choisissez un réseau de la liste."))
    wanted = {"network": network, "house": house, "ended_at": None}
    affiliation, is_new = Affiliation.objects.get_or_create(
        **wanted, defaults={"asked_by": asked_by, "asked_at": now()}
    )
    if is_new:
        journal(by, "affiliation.asked", affiliation)
        _tell(affiliation.waits_for, "affiliation_asked")
    return affiliation


@transaction.atomic
def agree_affiliation(affiliation: Affiliation, *, by: Person) -> None:
    """From now on the figures of the house count in those of the network."""
    affiliation = _held(affiliation)
    require(may_agree(by, affiliation))
    if affiliation.agreed_at is None:
        affiliation.agreed_at = now()
        affiliation.save(update_fields=["agreed_at"])
        journal(by, "affiliation.agreed", affiliation)


@transaction.atomic
def end_affiliation(affiliation: Affiliation, *, by: Person) -> None:
    """Refused, or ended: at once, by either side, without a reason."""
    affiliation = _held(affiliation)
    require(may_end_affiliation(by, affiliation))
    if affiliation.ended_at is None:
        affiliation.ended_at = now()
        affiliation.save(update_fields=["ended_at"])
        journal(by, "affiliation.ended", affiliation)


def _held(affiliation: Affiliation) -> Affiliation:
    rows = Affiliation.objects.select_for_update(of=("self",)).select_related("network", "house")
    return rows.get(pk=affiliation.pk)


def _tell(structure: Structure, kind: str) -> None:
    for coordinator in coordinators(structure):
        notify(coordinator, kind, reverse("structures:networks", args=[structure.pk]))
