"""A supporter has said yes: two people, their keys, a house, and a date to ask how it goes."""

from datetime import datetime, timedelta

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Draft, Participant, Proposal, Request
from entrepairs.core.models import DataKey
from entrepairs.training.models import Habilitation

CHECK_IN_AFTER = timedelta(days=21)


def begin(proposal: Proposal, habilitation: Habilitation, *, at: datetime) -> Accompaniment:
    """Write the accompaniment, under the house and the referent of this habilitation; close the request and its other
    proposals. The caller holds the locks."""
    accompaniment = Accompaniment.objects.create(
        request=proposal.request,
        structure=habilitation.structure,
        referent=habilitation.referent,
        data_key=DataKey.objects.new(),
        began_at=at,
    )
    _join(accompaniment, proposal, at)
    CheckIn.objects.create(accompaniment=accompaniment, due_at=at + CHECK_IN_AFTER)
    _close(proposal.request, at)
    return accompaniment


def _join(accompaniment: Accompaniment, proposal: Proposal, at: datetime) -> None:
    people = {Participant.Role.SEEKER: proposal.request.person, Participant.Role.SUPPORTER: proposal.supporter}
    for role, person in people.items():
        accompaniment.participants.create(person=person, role=role, data_key=DataKey.objects.new(), joined_at=at)


def _close(request: Request, at: datetime) -> None:
    request.move_to(Request.State.MATCHED, closed_at=at, first_answer_at=request.first_answer_at or at, earlier={})
    others = request.proposals.filter(state__in=Proposal.OPEN)
    others.update(state=Proposal.State.WITHDRAWN, closed_at=at)
    Draft.objects.filter(request=request).delete()
