"""A Clubhouse as its members and team enter it; for anybody else it does not exist."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from entrepairs.clubhouse.models import of_the_club, writes_in
from entrepairs.core.http import SignedInRequest
from entrepairs.structures import frames


def entered(request: SignedInRequest, club_id: UUID, current: str) -> frames.HouseFrame:
    """404 unless this person is of that Clubhouse now."""
    get_object_or_404(of_the_club(request.person), pk=club_id)
    return frames.visited(request, club_id, current)


def returned(request: SignedInRequest, club_id: UUID) -> frames.HouseFrame:
    """« Pour moi »: also for who has left and has something of their own there, which stays theirs to read."""
    if not writes_in(request.person).filter(pk=club_id).exists():
        get_object_or_404(of_the_club(request.person), pk=club_id)
    return frames.visited(request, club_id, "clubhouse:mine")
