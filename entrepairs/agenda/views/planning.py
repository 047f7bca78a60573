"""Plan what happens, for who runs the house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entrepairs.agenda.actions.gatherings import plan_gathering
from entrepairs.agenda.forms.gatherings import GatheringForm
from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.structures import frames


@staff_required
@require_http_methods(["GET", "POST"])
def new_gathering(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = frames.run(request, pk, "agenda:new_gathering")
    zone = frame.house.zone
    form = GatheringForm(request.POST or None, zone=zone)
    if form.is_valid() and perform(
        form, plan_gathering, frame.house, starts_at=form.starts_at, zone=zone, by=request.person, **form.programme()
    ):
        messages.success(request, _("C’est dans l’agenda."))
        return go_to(request, result_of(form))
    return page(request, "agenda/new_gathering.html", {"frame": frame, "form": form})
