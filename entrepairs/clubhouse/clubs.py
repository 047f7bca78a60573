"""A Clubhouse as its people enter it: a page whose door does not open for someone does not exist for them."""

from uuid import UUID

from django.http import Http404

from entrepairs.core.http import SignedInRequest
from entrepairs.structures import frames


def entered(request: SignedInRequest, club_id: UUID, door: str) -> frames.HouseFrame:
    """The house around a page of that door (« clubhouse:day »): receivers says to whom each opens. 404 otherwise."""
    frame = frames.visited(request, club_id, door)
    if not any(tab.current for tab in frame.tabs):
        raise Http404
    return frame
