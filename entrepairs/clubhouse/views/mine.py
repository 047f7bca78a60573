"""« Pour moi »: what a member writes and chooses in the Clubhouse; what others share with them."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from entrepairs.clubhouse.clubs import entered
from entrepairs.clubhouse.models import Employment, ReachOut, Record
from entrepairs.core.http import SignedInRequest, page


@require_safe
def mine(request: SignedInRequest, club_id: UUID) -> HttpResponse:
    """Own pages and projects, then those that someone shares with this person."""
    frame = entered(request, club_id, "clubhouse:mine")
    records = Record.objects.visible_to(request.person).filter(structure=frame.house)
    projects = Employment.objects.visible_to(request.person).filter(structure=frame.house)
    records = records.select_related("member__data_key", "facilitator")
    projects = projects.select_related("member__data_key", "shared_with").order_by("closed_at", "begun_at")
    news = ReachOut.objects.visible_to(request.person).in_force().filter(structure=frame.house)
    context = {
        "news": news.exists(),
        "frame": frame,
        "records": [row for row in records if row.member_id == request.person.pk],
        "asked": [row for row in records if row.member_id != request.person.pk],
        "projects": [row for row in projects if row.member_id == request.person.pk],
        "shared": [row for row in projects if row.member_id != request.person.pk],
    }
    return page(request, "clubhouse/mine.html", context)
