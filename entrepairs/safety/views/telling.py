"""« Signaler », « Je m’inquiète », and where it stands: for everybody, without an account (DSA, art. 16)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import go_to, page, perform, result_of
from entrepairs.people.gate import person_of
from entrepairs.people.models import Person
from entrepairs.people.throttle import too_many
from entrepairs.safety import subjects
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.awaited import presence as presence_for
from entrepairs.safety.forms.reports import ConcernForm, ReceiptForm, ReportForm
from entrepairs.safety.helplines import help_lines
from entrepairs.safety.models import Concern, Decision, Look, Measure, Report
from entrepairs.safety.models.report import Told
from entrepairs.safety.receipts import receipt_of, spaced
from entrepairs.safety.standing import standing


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, subject: str, subject_id: UUID) -> HttpResponse:
    """One choice, a few words. Nobody is asked who they are."""
    form = ReportForm(request.POST or None)
    if sent := _already(Report, form):
        return _receipt(request, sent)
    seen = _seen(request, subject, subject_id)
    if form.is_valid() and not _slowed(request, form, "report") and _send_report(request, form, seen):
        messages.success(request, _("Merci. L’équipe va regarder."))
        return _receipt(request, result_of(form))
    presence = presence_for(Look.Queue.YELLOW, now())
    return page(request, "safety/report.html", {"form": form, "seen": seen, "presence": presence})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def concern(request: HttpRequest, subject: str, subject_id: UUID) -> HttpResponse:
    """Who to call, first; then the three boxes."""
    form = ConcernForm(request.POST or None)
    if sent := _already(Concern, form):
        return _receipt(request, sent)
    seen = _seen(request, subject, subject_id)
    if form.is_valid() and not _slowed(request, form, "concern") and _send_concern(request, form, seen):
        messages.success(request, _("Merci. L’équipe va regarder."))
        return _receipt(request, result_of(form))
    around = {"lines": help_lines().first_three(settings.COUNTRY), "presence": presence_for(Look.Queue.ORANGE, now())}
    return page(request, "safety/concern.html", {"form": form, "seen": seen, **around})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def receipts(request: HttpRequest) -> HttpResponse:
    """Where one types a number."""
    form = ReceiptForm(request.POST or None)
    if form.is_valid():
        return go_to(request, _where(form.cleaned_data["receipt"]))
    return page(request, "safety/receipts.html", {"form": form})


@login_not_required
@never_cache
@require_safe
def follow_up(request: HttpRequest, receipt: str) -> HttpResponse:
    """What became of it. Whoever holds the number reads it; it names neither the thing nor anybody."""
    if too_many(request, "receipt"):
        raise Http404
    told: Told | None = Report.objects.behind(receipt).first() or Concern.objects.behind(receipt).first()
    if told is None:
        raise Http404
    number = spaced(receipt_of(told.pk))
    address = f"{settings.SITE_URL}{reverse('safety:receipts')}"
    return page(request, "safety/follow_up.html", {"number": number, "standing": standing(told), "address": address})


@dataclass(frozen=True)
class Seen:
    """A thing that this visitor may see: where it is, what it is called, and how it begins, as they read it. `folded`:
    the sentence in the place of these words. `has_picture`: one is shown with it."""

    shown: Shown
    label: str
    url: str
    words: str
    folded: str
    has_picture: bool


def _seen(request: HttpRequest, kind: str, pk: UUID) -> Seen:
    """404 alike when it is absent, or not for this visitor, after as much work."""
    person = person_of(request)
    subject, thing = subjects.of(kind), subjects.seen(kind, pk, person)
    if subject is None or thing is None:
        raise Http404
    words = subject.read(thing, person) if subject.read else ""
    folded = _folded(subject, thing, person) if words else ""
    has_picture = subject.picture is not None and subject.picture(thing) is not None
    return Seen(Shown(kind, pk), str(subject.label), subject.url(thing), words, folded, has_picture)


def _folded(subject: subjects.Subject, thing: Any, person: Person | None) -> str:
    """As where it stands: blurred by the team, or put aside by this reader."""
    if Decision.objects.in_force().filter(kind=subject.kind, object_id=thing.pk, measure=Measure.BLUR).exists():
        return _("L’équipe a flouté ce texte. Le lire quand même")
    return subject.folded(thing, person) if subject.folded else ""


def _send_report(request: HttpRequest, form: ReportForm, seen: Seen) -> bool:
    said = form.cleaned_data
    values = {"by": person_of(request), "email": said["email"]}
    return perform(form, send_report, seen.shown, said["ground"], said["words"], said["key"], **values)


def _send_concern(request: HttpRequest, form: ConcernForm, seen: Seen) -> bool:
    said = form.cleaned_data
    danger = Danger(said["how"], said["when"], said["where"], said["is_now"])
    return perform(form, send_concern, seen.shown, danger, said["key"], by=person_of(request), email=said["email"])


def _slowed(request: HttpRequest, form: Any, act: str) -> bool:
    """True, and said with what one can do, when too much comes from one connection."""
    if not too_many(request, act):
        return False
    form.add_error(None, _("Beaucoup de messages viennent d’ici. Vous pourrez écrire de nouveau dans une heure."))
    return True


def _already(model: Any, form: Any) -> Told | None:
    """The same form, sent once more: what it asked is done, even if the thing is hidden since."""
    if not form.is_valid():
        return None
    found: Told | None = model.objects.filter(pk=form.cleaned_data["key"]).first()
    return found


def _receipt(request: HttpRequest, told: Told) -> HttpResponse:
    return go_to(request, _where(receipt_of(told.pk)))


def _where(receipt: str) -> str:
    return f"/suivi/{spaced(receipt)}/"
