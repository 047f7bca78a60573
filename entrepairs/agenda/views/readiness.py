"""« Quand je peux » : what one says of oneself before a planning, and one’s permanences for one’s own calendar."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.agenda.actions.readiness import say_readiness
from entrepairs.agenda.forms.readiness import ReadinessForm, known
from entrepairs.agenda.ical import published
from entrepairs.agenda.models import CrewMember, DuoWish, Shift, ShiftAnswer, ShiftSeat
from entrepairs.agenda.models.shift import crew_of
from entrepairs.agenda.views.feeds import shift_entry
from entrepairs.agenda.views.shifts import AHEAD, crewed
from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request: SignedInRequest, crew_id: UUID) -> HttpResponse:
    """A usual week, how many, with whom; then one by one for the two months to come."""
    frame = crewed(request, crew_id)
    person, house = request.person, frame.house
    shifts = list(Shift.objects.standing().filter(structure=house).between(now(), now() + AHEAD))
    colleagues = crew_of(house).exclude(pk=person.pk).order_by("pseudonym", "pk")
    member = CrewMember.objects.filter(structure=house, person=person).first()
    form = ReadinessForm(
        request.POST or None,
        shifts=shifts,
        colleagues=colleagues,
        initial=known(member, _answers(person, shifts), _duos(house, person)),
    )
    if form.is_valid() and perform(form, say_readiness, house, form.said, by=person):
        messages.success(request, _("C’est noté. Vous pouvez changer quand vous voulez."))
        return go_to(request, reverse("agenda:readiness", args=[house.pk]))
    return page(request, "agenda/rota/readiness.html", {"frame": frame, "form": form, "member": member})


@require_safe
def my_shifts_file(request: SignedInRequest, crew_id: UUID) -> HttpResponse:
    """The permanences that one holds, as a calendar: no word says what they are."""
    frame = crewed(request, crew_id)
    seats = ShiftSeat.objects.filter(person=request.person, shift__structure=frame.house, shift__ends_at__gt=now())
    rows = seats.filter(shift__cancelled_at=None).select_related("shift").order_by("shift__starts_at", "pk")
    file = published([shift_entry(seat, real=False) for seat in rows], name=_("Rendez-vous"))
    answer = HttpResponse(file, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _answers(person: Person, shifts: list[Shift]) -> dict[UUID, str]:
    rows = ShiftAnswer.objects.filter(person=person, shift__in=shifts)
    return dict(rows.values_list("shift", "answer"))


def _duos(house: Structure, person: Person) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for other, wish in DuoWish.objects.filter(structure=house, person=person).values_list("other", "wish"):
        found.setdefault(wish, []).append(str(other))
    return found
