"""Who may choose, answer, take back, suggest a proposal; who has room for one more person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Accompaniment, Offer, Proposal, Request
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.rules.limits import may_begin_talks
from entrepairs.training.models import Habilitation


def places_left(offer: Offer) -> int:
    """How many more people this supporter can accompany today; never below zero."""
    return max(0, offer.capacity - Accompaniment.objects.open().helped_by(offer.person).count())


def may_choose(person: Person, proposal: Proposal) -> Verdict:
    request = proposal.request
    if request.person != person:
        return No(_("Cette proposition est adressée à une autre personne."))
    if request.state != Request.State.WAITING:
        return No(_("Cette demande n’est plus en attente."), request.get_absolute_url())
    if proposal.state != Proposal.State.SHOWN:
        return No(_("Cette personne n’est plus proposée. D’autres le sont peut-être."), request.get_absolute_url())
    if request.proposals.filter(state=Proposal.State.ASKED).exists():
        return No(
            _("Vous avez déjà choisi quelqu’un, qui n’a pas encore répondu. On demande à une personne à la fois."),
            request.get_absolute_url(),
        )
    return may_begin_talks(person) and may_be_asked(proposal.supporter, request)


def may_be_asked(supporter: Person, request: Request) -> Verdict:
    """Whether this supporter still helps, and has room."""
    offer = Offer.objects.filter(person=supporter).first()
    if offer is None or not places_left(offer) or habilitation_for(supporter, request) is None:
        return No(_("Cette personne n’est plus disponible. Ce n’est pas à cause de vous."), request.get_absolute_url())
    return YES


def may_take_back(person: Person, proposal: Proposal) -> Verdict:
    if proposal.request.person != person:
        return No(_("Cette proposition est adressée à une autre personne."))
    if proposal.state != Proposal.State.ASKED:
        return No(_("Cette personne a déjà répondu, ou n’attend plus."), proposal.request.get_absolute_url())
    return YES


def may_answer(person: Person, proposal: Proposal) -> Verdict:
    """The supporter who was asked, as long as the person waits."""
    if proposal.supporter != person:
        return No(_("Cette proposition est adressée à une autre personne."))
    if proposal.state != Proposal.State.ASKED:
        return No(
            _("Cette personne n’attend plus votre réponse. Merci d’avoir regardé."), reverse("accompaniment:help")
        )
    return YES


def may_accept(person: Person, proposal: Proposal, offer: Offer | None) -> Verdict:
    """As `may_answer`, with a habilitation in force and a place left. Lock the offer first."""
    may = may_answer(person, proposal)
    if may and (offer is None or habilitation_for(person, proposal.request) is None):
        return No(
            _("Votre habilitation n’est plus en cours. Votre maison peut vous dire pourquoi."),
            reverse("accompaniment:help"),
        )
    if may and offer is not None and not places_left(offer):
        return No(
            _("Vous accompagnez déjà autant de personnes que vous l’avez souhaité."), reverse("accompaniment:help")
        )
    return may and may_begin_talks(person)


def may_suggest(coordinator: Person, request: Request) -> Verdict:
    """A coordinator of the house that looks after the request, while it waits."""
    if not Request.objects.overseen_by(coordinator).filter(pk=request.pk).exists():
        return No(_("Cette demande est suivie par une autre maison."))
    if request.state != Request.State.WAITING:
        return No(_("Cette demande n’est plus en attente."))
    return YES


def habilitation_for(supporter: Person, request: Request) -> Habilitation | None:
    """The decision under which the supporter would accompany: the request’s house first, then without probation.

    Someone in training without a referent has none."""
    in_force = Habilitation.objects.filter(person=supporter, withdrawn_at=None).exclude(probation=True, referent=None)
    found = list(in_force.select_related("structure", "referent"))
    return min(found, key=lambda one: (one.structure_id != request.structure_id, one.probation), default=None)
