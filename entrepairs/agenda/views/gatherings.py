"""One gathering."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from entrepairs.agenda.actions.measured import decision_on, note_of
from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.rules.running import may_run
from entrepairs.agenda.views.seats import seat_of
from entrepairs.core.http import page
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person
from entrepairs.places.communes import find
from entrepairs.structures import frames


@login_not_required
@require_safe
def gathering(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """What it is, when, where, and what one can do. Nobody sees who comes."""
    person = person_of(request)
    found = Gathering.objects.visible_to(person).select_related("structure", "place", "series")
    row = get_object_or_404(found, pk=gathering_id)
    context = {
        "frame": frames.visited(request, row.structure_id, "agenda:calendar"),
        "gathering": row,
        "week": row.wall_time.date().isoformat(),
        "commune": find(row.place.commune) if row.place else None,
        "topic": f"gathering:{row.pk}",
        "team_note": note_of(row),
        "decision": decision_on(row) if row.is_hidden and person and may_run(person, row.structure) else None,
        "seat": seat_of(request, row) if row.signup else None,
        "reads_kit": person is not None and bool(row.before or row.after) and _holds(person, row),
    }
    return page(request, "agenda/gathering.html", context, fragment="seat" if row.signup else "")


def _holds(person: Person, gathering: Gathering) -> bool:
    return Facilitation.objects.holding(gathering).filter(person=person).exists()
