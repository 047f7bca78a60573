"""One gathering."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.rules.signups import may_sign_up
from entrepairs.core.http import page
from entrepairs.structures import frames


@login_not_required
@require_safe
def gathering(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """What it is, when, where, and what one can do. Nobody sees who comes."""
    person = getattr(request, "person", None)
    row = get_object_or_404(Gathering.objects.visible_to(person).select_related("structure", "place"), pk=gathering_id)
    mine = Signup.objects.live().filter(gathering=row, person=person).first() if person else None
    context = {
        "frame": frames.visited(request, row.structure_id, "agenda:calendar"),
        "gathering": row,
        "mine": mine,
        "may_sign_up": may_sign_up(person, row) if person else None,
    }
    return page(request, "agenda/gathering.html", context)
