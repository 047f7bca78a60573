"""The circles that a house keeps: its coordination opens them and says what they are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.community.actions.circles import change_circle, close_circle, open_circle, reopen_circle
from entrepairs.community.forms.circles import CHARTER, CircleForm
from entrepairs.community.models import Circle, Welcome
from entrepairs.community.rules.keeping import may_close_circle
from entrepairs.community.tasks import recently_unanswered
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, result_of
from entrepairs.people.gate import staff_required
from entrepairs.people.views.text_back import gives_text_back
from entrepairs.structures.frames import HouseFrame, coordinated

PAGE = "community:house_circles"
WORDS = ("name", "purpose", "charter")


@staff_required
@require_safe
def house_circles(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = coordinated(request, pk, PAGE)
    context = {"frame": frame, "circles": _of(frame), "closed": Circle.objects.filter(structure=frame.house).closed()}
    return page(request, "community/house.html", context)


@never_cache
@gives_text_back(*WORDS)
@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_circle(request: SignedInRequest, pk: UUID) -> HttpResponse:
    frame = coordinated(request, pk, PAGE)
    form = CircleForm(request.POST or None)
    if form.is_valid() and perform(
        form, open_circle, frame.house, form.cleaned_data["charter"], by=request.person, **form.said
    ):
        messages.success(request, _("Le cercle est ouvert."))
        return go_to(request, result_of(form))
    return _page(request, frame, form, None)


@never_cache
@gives_text_back(*WORDS)
@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def one_circle(request: SignedInRequest, pk: UUID, circle_id: UUID) -> HttpResponse:
    frame = coordinated(request, pk, PAGE)
    circle = get_object_or_404(_of(frame), pk=circle_id)
    form = CircleForm(request.POST or None, initial=_said(circle))
    if form.is_valid() and perform(
        form, change_circle, circle, form.cleaned_data["charter"], by=request.person, **form.said
    ):
        messages.success(request, _("C’est enregistré."))
        return go_to(request, circle)
    return _page(request, frame, form, circle)


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: SignedInRequest, pk: UUID, circle_id: UUID) -> HttpResponse:
    """« Fermer ce cercle », or open it again: what becomes of it is said first."""
    frame = coordinated(request, pk, PAGE)
    circle = get_object_or_404(Circle.objects.filter(structure=frame.house).select_related("structure"), pk=circle_id)
    act = close_circle if circle.closed_at is None else reopen_circle
    if request.method == "POST" and attempt(request, act, circle, by=request.person):
        done = _("Le cercle est fermé. On peut encore le lire."), _("Le cercle est ouvert à nouveau.")
        messages.success(request, done[act is reopen_circle])
        return go_to(request, circle)
    context = {"frame": frame, "circle": circle, "may_close": may_close_circle(request.person, circle)}
    context["unanswered"] = recently_unanswered(circle)
    context["newcomers"] = Welcome.objects.visible_to(request.person).waiting().filter(circle=circle).count()
    return page(request, "community/closing.html", context)


def _of(frame: HouseFrame) -> Any:
    return Circle.objects.filter(structure=frame.house, closed_at=None)


def _said(circle: Circle) -> dict[str, Any]:
    said = {name: getattr(circle, name) for name in CircleForm.base_fields if name not in CHARTER}
    charter = circle.charters.first()
    return said | ({"charter": charter.text, "review_on": charter.review_on} if charter else {})


def _page(request: SignedInRequest, frame: HouseFrame, form: CircleForm, circle: Circle | None) -> HttpResponse:
    draft = f"cercle-{circle.pk if circle else frame.house.pk}"
    return page(request, "community/keep.html", {"frame": frame, "form": form, "circle": circle, "draft": draft})
