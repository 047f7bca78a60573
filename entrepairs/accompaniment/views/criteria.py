"""« Changer un critère » : what one asked, what asking a little less would open, and the way back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.accompaniment.actions.requests import change_request, undo_change
from entrepairs.accompaniment.easings import Easing, easings
from entrepairs.accompaniment.forms.criteria import EasingForm
from entrepairs.accompaniment.forms.requests import wishes_of
from entrepairs.accompaniment.matching.relaxing import FEW, band_of
from entrepairs.accompaniment.matching.sentences import of_band
from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.offered import best
from entrepairs.accompaniment.questions import DETAILS, Question
from entrepairs.accompaniment.rules.candidates import asking, seeker_of
from entrepairs.accompaniment.rules.requests import may_change, may_undo
from entrepairs.accompaniment.views.waiting import summary
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform

LEFT = ("a-eviter",)
"""Asked on a page of its own: not a criterion that one asks less of."""


@dataclass(frozen=True)
class Asked:
    """One criterion: the answer in words, empty when nothing was asked; the form of what could be asked less, where
    that would open something today, or where it cannot be said."""

    question: Question
    words: str
    form: EasingForm | None
    helps: dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    """What was asked, and the effect of asking less, said before one chooses."""
    mine = get_object_or_404(own(request), pk=request_id)
    if mine.state != Request.State.WAITING:
        return go_to(request, mine)
    wishes, before = wishes_of(mine), shown_in(mine)
    form = _chosen(request, wishes)
    if form and form.is_valid() and perform(form, change_request, mine, form.easing.of(wishes), by=request.person):
        messages.success(request, what_changed(before, shown_in(mine)))
        return go_to(request, mine)
    if form is None and request.method == "POST":
        messages.info(request, _("Cette réponse n’est plus à choisir : votre demande a changé entre-temps."))
        return go_to(request, request.path)
    asked = _asked(mine, wishes, form)
    context = {"mine": mine, "form": form, "asked": asked, "opens": any(one.form for one in asked)}
    context |= {"may_change": may_change(request.person, mine), "may_undo": may_undo(request.person, mine)}
    return page(request, "accompaniment/requests/criteria.html", context)


@require_POST
def undoing(request: SignedInRequest, request_id: UUID) -> HttpResponse:
    mine = get_object_or_404(own(request), pk=request_id)
    if attempt(request, undo_change, mine, by=request.person):
        messages.success(request, _("C’est repris : votre demande est comme avant."))
    return go_to(request, mine)


def own(request: SignedInRequest) -> Any:
    return Request.objects.visible_to(request.person).select_related("person__data_key", "structure")


def _forms(wishes: Wishes) -> dict[str, list[Easing]]:
    """The ways of asking less of each criterion, by the slug of its question."""
    found = defaultdict[str, list[Easing]](list)
    for one in easings(wishes):
        found[one.slug].append(one)
    return found


def _chosen(request: SignedInRequest, wishes: Wishes) -> EasingForm | None:
    """The form that was sent: its button says which."""
    slug = request.POST.get("critere", "")
    ways = _forms(wishes).get(slug)
    return EasingForm(request.POST, easings=ways, prefix=slug) if ways else None


def _asked(mine: Request, wishes: Wishes, sent: EasingForm | None) -> list[Asked]:
    words = {slug: said for slug, _name, said in summary(wishes)}
    effects = effects_of(mine, [(one.key, one.of(wishes)) for one in easings(wishes)])
    useless = of_band(None)
    forms = {
        slug: EasingForm(easings=ways, prefix=slug)
        for slug, ways in _forms(wishes).items()
        if any(effects.get(one.key) != useless for one in ways)
    }
    if sent is not None and sent.prefix:
        forms[sent.prefix] = sent
    asked = [question for question in DETAILS if question.slug not in LEFT]
    return [Asked(question, words[question.slug], forms.get(question.slug), effects) for question in asked]


def effects_of(mine: Request, answers: Sequence[tuple[str, Wishes]]) -> dict[str, str]:
    """What each of these answers would open, in words; two queries each, however many offers there are. Nothing while
    nobody is looked for."""
    if mine.state != Request.State.WAITING:
        return {}
    seeker = seeker_of(mine)
    others = ((key, asking(seeker, mine, wishes)) for key, wishes in answers)
    return {key: of_band(band_of(len(best(other, FEW, before=seeker)))) for key, other in others}


def shown_in(mine: Request) -> set[UUID]:
    return set(mine.proposals.shown().values_list("supporter_id", flat=True))


def what_changed(before: set[UUID], after: set[UUID]) -> str:
    """A sentence on the choice before and after."""
    new, gone = len(after - before), len(before - after)
    if new:
        return ngettext(
            "C’est noté. Une nouvelle personne vous est proposée.",
            "C’est noté. %(n)d nouvelles personnes vous sont proposées.",
            new,
        ) % {"n": new}
    if gone:
        return _("C’est noté. Les personnes qui ne correspondent plus ne sont plus proposées.")
    return _("C’est noté. Pour l’instant, cela ne change pas les personnes proposées.")
