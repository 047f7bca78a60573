"""« Signaler une erreur » on the page of a house, for anybody; and what was said, for who may correct it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import staff_required
from entrepairs.people.throttle import too_many
from entrepairs.structures import frames
from entrepairs.structures.actions.corrections import close_correction, report_mistake
from entrepairs.structures.forms.corrections import MistakeForm, OutcomeForm
from entrepairs.structures.models import Correction
from entrepairs.structures.rules import may_coordinate

CLOSED_SHOWN = 20


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """One question; nobody is asked who they are."""
    frame = frames.visited(request, house_id, "structures:house")
    form = MistakeForm(request.POST or None)
    if form.is_valid() and too_many(request, "mistake"):
        form.add_error(None, _("Beaucoup de messages viennent d’ici depuis une heure. Réessayez un peu plus tard."))
    elif form.is_valid() and perform(form, report_mistake, frame.house, form.cleaned_data["text"]):
        messages.success(request, _("Merci. Quelqu’un va vérifier."))
        return go_to(request, frame.house)
    return page(request, "structures/mistake.html", {"frame": frame, "form": form})


@staff_required
@require_safe
def corrections(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Of one house, for its coordination."""
    frame = frames.coordinated(request, pk, "structures:corrections")
    rows = Correction.objects.visible_to(request.person).filter(structure=frame.house)
    return page(request, "structures/corrections.html", {"frame": frame} | _sorted(rows))


@staff_required
@require_safe
def directory_corrections(request: SignedInRequest) -> HttpResponse:
    """Of the houses that are only in the directory, for those who run the installation."""
    if not request.person.is_staff:
        raise Http404
    rows = Correction.objects.visible_to(request.person).select_related("structure")
    return page(request, "structures/directory_corrections.html", _sorted(rows))


@staff_required
@require_POST
def correction_ending(request: SignedInRequest, correction_id: UUID) -> HttpResponse:
    row = get_object_or_404(Correction.objects.visible_to(request.person), pk=correction_id)
    form = OutcomeForm(request.POST)
    if form.is_valid() and attempt(request, close_correction, row, form.cleaned_data["outcome"], by=request.person):
        messages.success(request, _("C’est noté."))
    elif form.errors:
        messages.error(request, _("Choisissez ce qui a été fait."))
    is_own = may_coordinate(request.person, row.structure)
    there = reverse("structures:corrections", args=[row.structure_id]) if is_own else "structures:directory_corrections"
    return go_to(request, there)


def _sorted(rows: Any) -> dict[str, Any]:
    """Those that wait, the oldest first; the last ones that were closed."""
    closed = rows.exclude(closed_at=None).order_by("-closed_at")[:CLOSED_SHOWN]
    return {"waiting": rows.open(), "closed": closed, "outcomes": Correction.Outcome.choices}
