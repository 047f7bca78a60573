"""The framework: six questions, written and accepted by those who walk together."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages as words
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.accompaniment.actions.frameworks import accept_framework, save_framework
from entrepairs.accompaniment.forms.frameworks import MINUTES, FrameworkForm
from entrepairs.accompaniment.forms.meetings import SeenForm
from entrepairs.accompaniment.models import Framework, Participant
from entrepairs.accompaniment.rules.frameworks import AGREEING, is_agreed, may_accept, may_set_framework
from entrepairs.accompaniment.terms import QUESTIONS, Terms, changed
from entrepairs.accompaniment.views.frame import Frame, open_frame
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.views.text_back import gives_text_back
from entrepairs.ui.dates import day

TEMPLATE = "accompaniment/frameworks/framework.html"


@dataclass(frozen=True)
class Answer:
    """A question, its answer in words, and the answer before when it changed."""

    question: str | Promise
    text: str
    before: str = ""
    is_new: bool = False


@dataclass(frozen=True)
class Agreement:
    """Where one participant stands: since when they accept these words, or which former version they had accepted."""

    participant: Participant
    at: Any
    former: Framework | None


@require_http_methods(["GET", "HEAD", "POST"])
@gives_text_back("why", "stop", "hard")
def framework(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read the framework, what changed, who accepted; write it."""
    frame = open_frame(request.person, key, "framework")
    versions = list(frame.accompaniment.frameworks.prefetch_related("acceptances"))
    latest = versions[0] if versions else None
    form = FrameworkForm(request.POST or None, initial=_initial(latest))
    if form.is_valid() and _save(form, frame):
        words.success(request, _("C’est enregistré. Chacun·e peut maintenant l’accepter."))
        return go_to(request, frame.address("framework"))
    if form.is_bound and form.non_field_errors():
        form.data = {**request.POST.dict(), "based_on": latest.version if latest else 0}
    if not form.is_bound:
        frame.hear(request.path)
    context = {"frame": frame, "form": form, **_read(frame, latest, versions)}
    return page(request, TEMPLATE, context)


@require_POST
def framework_acceptance(request: SignedInRequest, key: UUID) -> HttpResponse:
    """« J’accepte ce cadre »: the version that one has read."""
    frame = open_frame(request.person, key, "framework")
    seen = SeenForm(request.POST)
    version = seen.cleaned_data["sequence"] if seen.is_valid() else -1
    read = get_object_or_404(frame.accompaniment.frameworks, version=version)
    read.accompaniment = frame.accompaniment
    if attempt(request, accept_framework, read, by=request.person):
        agreed = is_agreed(read)
        words.success(
            request, _("Le cadre est accepté par tout le monde.") if agreed else _("Merci. Votre accord est noté.")
        )
    return go_to(request, frame.address("framework"))


def _save(form: FrameworkForm, frame: Frame) -> bool:
    return perform(
        form, save_framework, frame.accompaniment, form.terms, form.cleaned_data["based_on"], by=frame.person
    )


def _initial(latest: Framework | None) -> dict[str, Any]:
    terms = Terms.of(latest) if latest else Terms()
    return {**terms.values, "based_on": latest.version if latest else 0}


def _read(frame: Frame, latest: Framework | None, versions: list[Framework]) -> dict[str, Any]:
    if latest is None:
        return {"latest": None, "may_set": may_set_framework(frame.me, frame.accompaniment)}
    agreements = [_agreement(one, versions) for one in frame.participants if one.role in AGREEING and not one.left_at]
    former = next((one.former for one in agreements if one.at is None and one.former), None)
    latest.accompaniment = frame.accompaniment
    return {
        "latest": latest,
        "answers": _answers(latest, former),
        "agreements": agreements,
        "has_changes": former is not None,
        "is_mine": any(one.participant is frame.me and one.at for one in agreements),
        "author": next((one for one in frame.participants if one.pk == latest.written_by_id), None),
        "may_set": may_set_framework(frame.me, frame.accompaniment),
        "may_accept": may_accept(frame.me, latest),
    }


def _agreement(participant: Participant, versions: list[Framework]) -> Agreement:
    """The version this participant accepted last, and whether it is the latest."""
    for version in versions:
        for yes in version.acceptances.all():
            if yes.participant_id == participant.pk:
                is_latest = version is versions[0]
                return Agreement(participant, yes.at if is_latest else None, None if is_latest else version)
    return Agreement(participant, None, None)


def _answers(latest: Framework, former: Framework | None) -> list[Answer]:
    new, old = _in_words(latest), _in_words(former) if former else {}
    differ = set(changed(Terms.of(former), Terms.of(latest))) if former else set()
    return [Answer(QUESTIONS[name], new[name], old.get(name, ""), name in differ) for name in QUESTIONS]


def _in_words(framework: Framework) -> dict[str, str]:
    terms = Terms.of(framework)
    lengths = dict(MINUTES)
    return {
        "why": terms.why,
        "rhythm": str(framework.get_rhythm_display()),
        "minutes": str(lengths.get(terms.minutes, terms.minutes)),
        "until": day(terms.until, year=True) if terms.until else _("pas de date : on en reparlera"),
        "stop": terms.stop,
        "hard": terms.hard,
    }
