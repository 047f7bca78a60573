"""Two questions after a group, and what at least five answered."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from entrepairs.agenda.actions.impressions import answer_slip, draw_slip, print_slips
from entrepairs.agenda.forms.impressions import ImpressionForm, SlipsForm
from entrepairs.agenda.models import Gathering, Impression, ImpressionSum, Signup
from entrepairs.core.http import SignedInRequest, go_to, page, perform, result_of
from entrepairs.core.rules import Refused
from entrepairs.people.gate import staff_required
from entrepairs.people.mails import site
from entrepairs.people.squares import square
from entrepairs.structures import frames


@require_POST
def drawing(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """Open the two questions: from here on, the page does not know who reads it."""
    mine = Signup.objects.of(request.person).filter(gathering=gathering_id).select_related("gathering").first()
    if mine is None:
        raise Http404
    return drawn(request, mine, mine.gathering.get_absolute_url())


def drawn(request: HttpRequest, signup: Signup, otherwise: str) -> HttpResponse:
    try:
        token = draw_slip(signup, by=signup.person)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return go_to(request, otherwise)
    return go_to(request, reverse("agenda:impression", args=[token]))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def impression(request: HttpRequest, token: str) -> HttpResponse:
    """A slip, for whoever holds it."""
    slip = get_object_or_404(Impression.objects.open_with(token))
    form = ImpressionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and perform(form, answer_slip, slip, **form.cleaned_data, by=None):
        return go_to(request, reverse("agenda:thanks"))
    return page(request, "agenda/after/questions.html", {"form": form})


@login_not_required
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return page(request, "agenda/after/thanks.html", {})


@staff_required
@require_safe
def sums(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """What at least five answered, for who runs the house."""
    frame = frames.run(request, pk, "agenda:impressions")
    rows = ImpressionSum.objects.visible_to(request.person).filter(structure=frame.house)
    return page(request, "agenda/after/sums.html", {"frame": frame, "rows": list(rows[:100])})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def slips(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Print paper slips to hand out at the end."""
    found = Gathering.objects.run_by(request.person).select_related("structure")
    row = get_object_or_404(found, pk=pk)
    form = SlipsForm(request.POST or None)
    context = {"frame": frames.run(request, row.structure_id, "agenda:impressions"), "gathering": row, "form": form}
    if form.is_valid() and perform(form, print_slips, row, form.cleaned_data["how_many"], by=request.person):
        addresses = [site(reverse("agenda:impression", args=[token])) for token in result_of(form)]
        context["slips"] = [(address, square(address)) for address in addresses]
    return page(request, "agenda/after/slips.html", context)
