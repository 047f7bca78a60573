"""« Mon profil »: what is said, line by line; one question a screen; what the others see."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people import experiences, languages
from entrepairs.people.actions.profiles import change_experience, choose_experiences, save_profile
from entrepairs.people.forms.profiles import QUESTIONS, ExperiencesForm, LivedForm, answers
from entrepairs.people.models import LivedExperience, Profile
from entrepairs.people.showing import ShownTo, moment_words, profile_of, shown, way_words
from entrepairs.people.views.posting import posted
from entrepairs.places.communes import find


@dataclass(frozen=True)
class Line:
    """One thing said, or not yet; and where to change it."""

    title: str
    values: list[str]
    url: str


@require_safe
def profile(request: SignedInRequest) -> HttpResponse:
    """What the person has said."""
    lived = [(row, experiences.find(row.experience)) for row in request.person.lived_experiences.all()]
    context = {"lived": [(row, found) for row, found in lived if found], "lines": _lines(profile_of(request.person))}
    return page(request, "people/profile/overview.html", context)


def _lines(mine: Profile) -> list[Line]:
    commune = find(mine.commune)
    said = {
        "langues": languages.labels(mine.languages),
        "commune": [commune.label] if commune else [],
        "rencontre": way_words(mine.ways),
        "moments": moment_words(mine.moments),
        "limites": [mine.limits] if mine.limits else [],
    }
    titles = {
        "langues": _("Mes langues"),
        "commune": _("Ma commune"),
        "rencontre": _("Comment on peut se parler"),
        "moments": _("Mes moments"),
        "limites": _("Mes limites, mes besoins"),
    }
    return [Line(titles[name], said[name], reverse("people:profile_question", args=[name])) for name in QUESTIONS]


@require_http_methods(["GET", "POST"])
def question(request: SignedInRequest, name: str) -> HttpResponse:
    """One question; an empty answer is an answer."""
    if name not in QUESTIONS:
        raise Http404
    form = QUESTIONS[name](posted(request), initial=answers(profile_of(request.person), QUESTIONS[name]))
    if form.is_valid() and perform(form, save_profile, request.person, by=request.person, **form.cleaned_data):
        return _said(request)
    return page(request, "people/profile/question.html", {"form": form, "name": name})


@require_http_methods(["GET", "POST"])
def choosing(request: SignedInRequest) -> HttpResponse:
    """Which experiences."""
    mine = list(request.person.lived_experiences.values_list("experience", flat=True))
    form = ExperiencesForm(posted(request), initial={"experiences": mine})
    if form.is_valid():
        keys = form.cleaned_data["experiences"]
        if perform(form, choose_experiences, request.person, keys, by=request.person):
            return _said(request)
    return page(request, "people/profile/experiences.html", {"form": form})


@require_http_methods(["GET", "POST"])
def lived(request: SignedInRequest, key: str) -> HttpResponse:
    """One experience: now or before, seen by whom."""
    row = get_object_or_404(LivedExperience, person=request.person, experience=key)
    found = experiences.find(key)
    if found is None:
        raise Http404
    form = LivedForm(posted(request), initial={"when": row.when, "shown_to": row.shown_to})
    if form.is_valid() and perform(form, change_experience, row, by=request.person, **form.cleaned_data):
        return _said(request)
    return page(request, "people/profile/lived.html", {"form": form, "experience": found})


@require_safe
def preview(request: SignedInRequest) -> HttpResponse:
    """What the others see, said as they see it."""
    views: list[tuple[Any, Any]] = [
        (_("Une personne qui a un compte ici"), shown(request.person, ShownTo.MEMBERS)),
        (_("Une personne avec qui vous êtes mis·e en relation"), shown(request.person, ShownTo.PAIR)),
    ]
    return page(request, "people/profile/preview.html", {"views": views})


def _said(request: SignedInRequest) -> HttpResponse:
    messages.success(request, _("C’est noté."))
    return go_to(request, "people:profile")
