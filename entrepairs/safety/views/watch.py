"""« La veille » : one thing after the other, the nearest danger first. No dashboard."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Exists
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform, picture_shown
from entrepairs.core.rules import Verdict
from entrepairs.people.gate import guarded_by
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.actions.watching import (
    ask_second,
    be_second,
    claim_look,
    finish_look,
    hand_back_look,
    open_look,
    open_picture,
    raise_look,
    say_aside,
)
from entrepairs.safety.forms.asking import AskForm
from entrepairs.safety.forms.watch import LONGEST_BOX, AsideForm, DangerForm, OutcomeForm
from entrepairs.safety.helplines import help_lines
from entrepairs.safety.known_danger import known
from entrepairs.safety.models import Appeal, Look, Origin, Watcher, team_hours
from entrepairs.safety.rules.asking import is_unanswered, may_ask_two
from entrepairs.safety.rules.decisions import is_care, may_finish, waits_for_judgement
from entrepairs.safety.rules.limits import may_decide_here, may_limit
from entrepairs.safety.rules.names import names_to_answer
from entrepairs.safety.rules.nearness import is_open_to
from entrepairs.safety.rules.resting import may_rest
from entrepairs.safety.rules.watch import (
    may_be_second,
    may_claim,
    may_go_there,
    may_say_aside,
    may_watch,
    may_work_on,
    watches,
    who_may_come,
)
from entrepairs.safety.rules.words import may_keep_incident, may_write_to_author
from entrepairs.safety.seen import text_read
from entrepairs.safety.views.near import following_near
from entrepairs.safety.watch_calls import calls_of
from entrepairs.safety.watch_hours import back_at, is_there
from entrepairs.safety.watch_queue import next_and_begun, waiting_of
from entrepairs.safety.written_since import written_since


@guarded_by(watches)
@require_safe
def desk(request: SignedInRequest) -> HttpResponse:
    """The next thing, and nothing else; what waits behind it is folded."""
    # whether anybody asks for another look is known with them: who may judge is asked only then
    rows = Watcher.objects.in_force().select_related("person").annotate(is_asked=Exists(Appeal.objects.open()))
    watcher: Any = get_object_or_404(rows, person=request.person)
    mine, hours, at = Look.objects.visible_to(request.person), team_hours(), now()
    found = mine.open()
    first, begun = next_and_begun(found, request.person)
    context: dict[str, Any] = {"watcher": watcher, "next": first, "begun": begun}
    context |= following_near(request.person, first)
    waiting, is_over = waiting_of(mine, at, watcher)
    context |= {"waiting": waiting, "on_duty": is_there(hours, at), "back_at": back_at(hours, at)}
    context["is_judge"] = watcher.is_asked and watcher.paused_at is None and waits_for_judgement(request.person)
    context["names"] = names_to_answer(request.person)
    context["to_follow"] = [one for one in mine.to_follow(at) if may_watch(request.person, one)] if is_over else []
    return page(request, "safety/watch.html", context)


@guarded_by(watches)
@require_safe
def look(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    return look_page(request, found_look(request, look_id))


@never_cache
@guarded_by(watches)
@require_safe
def picture(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """Shown with what one has taken, wherever it waits. Nobody else learns that there is one."""
    look = found_look(request, look_id)
    data = open_picture(look, by=request.person) if may_work_on(request.person, look) else b""
    if not data:
        raise Http404
    return picture_shown(data)


@guarded_by(watches)
@require_POST
def claim(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look = found_look(request, look_id)
    done = attempt(request, claim_look, look, by=request.person)
    return go_to(request, look if done else "safety:watch")


@guarded_by(watches)
@require_POST
def hand_back(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    if attempt(request, hand_back_look, found_look(request, look_id), by=request.person):
        messages.success(request, _("C’est rendu. Quelqu’un d’autre peut le prendre."))
    return go_to(request, "safety:watch")


@guarded_by(watches)
@require_POST
def second(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look = found_look(request, look_id)
    if attempt(request, ask_second, look, by=request.person):
        messages.success(request, _("C’est demandé. La page dira qui regarde avec vous."))
    return go_to(request, look)


@guarded_by(watches)
@require_POST
def seconding(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look = found_look(request, look_id)
    done = attempt(request, be_second, look, by=request.person)
    return go_to(request, look if done else "safety:watch")


@guarded_by(watches)
@require_POST
def rising(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """« C’est un danger proche » : the three boxes come, and the second human."""
    look = found_look(request, look_id)
    attempt(request, raise_look, look, by=request.person)
    return go_to(request, look)


@guarded_by(watches)
@require_POST
def aside(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look, form = found_look(request, look_id), AsideForm(request.POST)
    if form.is_valid() and perform(form, say_aside, look, form.cleaned_data["body"], by=request.person):
        return go_to(request, look)
    return look_page(request, look, aside=form)


@guarded_by(watches)
@require_POST
def danger(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """The three boxes go to the conversation beside it, where all is read; what did not change is not said again."""
    look = found_look(request, look_id)
    kept = _boxes(look) if may_say_aside(request.person, look) else {}
    form = DangerForm(request.POST, initial=kept)
    is_same = bool(kept) and form.is_valid() and not form.written
    if is_same or (form.is_valid() and perform(form, say_aside, look, form.written, by=request.person)):
        messages.success(request, _("C’est gardé. Les personnes qui veillent avec vous le lisent, à côté."))
        return go_to(request, look)
    return look_page(request, look, danger=form)


def _boxes(look: Look) -> dict[str, str]:
    """As the watch last wrote each."""
    notes = [str(note.body) for note in look.notes.order_by("-at", "-pk")]
    return {box: words[:LONGEST_BOX] for box, words in known(notes, []).items()}


@guarded_by(watches)
@require_POST
def read(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    """« Lu » : and the next one."""
    look = found_look(request, look_id)
    done = attempt(request, finish_look, look, Look.Outcome.READ, by=request.person, read=text_read(request))
    return go_to(request, "safety:watch" if done else look)


@guarded_by(watches)
@require_POST
def ending(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look, form = found_look(request, look_id), OutcomeForm(request.POST)
    if form.is_valid() and perform(
        form, finish_look, look, form.cleaned_data["outcome"], by=request.person, read=text_read(request)
    ):
        messages.success(request, _("C’est fait. Prenez le temps de souffler."))
        return go_to(request, look if look.is_red else "safety:watch")
    return look_page(request, look, outcome=form)


def found_look(request: SignedInRequest, look_id: UUID) -> Look:
    rows = Look.objects.visible_to(request.person).select_related("data_key", "claimed_by", "second_by", "done_by")
    look = get_object_or_404(rows, pk=look_id)
    if not is_open_to(request.person, look):
        raise Http404
    return look


def look_page(request: SignedInRequest, look: Look, **typed: forms.Form) -> HttpResponse:
    """Its words are opened, and the opening written down, only for who has taken it."""
    me = request.person
    works = may_work_on(me, look)
    seen = open_look(look, by=me) if works else None
    blank = {
        "aside": AsideForm(),
        "danger": DangerForm(initial=_boxes(look) if works and look.is_red else {}),
        "outcome": OutcomeForm(),
    }
    blank |= {"ask": AskForm(told=seen.text if seen else "")}
    context: dict[str, Any] = {
        "look": look,
        "works": works,
        "seen": seen,
        "since": written_since(seen, me) if seen else [],
        "lines": help_lines().first_three(settings.COUNTRY) if look.is_red else (),
        "calls": calls_of(look),
        "others_watch": look.is_red and _others_watch(look),
        "has_origin": look.is_red and Origin.objects.about(look.kind, look.object_id).exists(),
        "notes": look.notes.select_related("author"),
        "is_noted": any(blank["danger"].initial.values()),
        "forms": blank | typed,
        "refused": () if seen else typed.values(),
        "texts": () if seen else _texts(typed.values()),
    }
    context |= following_near(me, look) | _verdicts(me, look, works)
    return page(request, "safety/look.html", context, status=422 if typed else 200)


def _texts(refused: Iterable[forms.Form]) -> list[str]:
    """What was typed into a page that somebody else has now: given back to be copied."""
    boxes = [box for form in refused for box in form if isinstance(box.field, forms.CharField)]
    return [text for box in boxes if (text := str(box.value() or ""))]


def _others_watch(look: Look) -> bool:
    """Whether somebody may come. Under an alias the other one may have written it, and the page does not say so."""
    there = Watcher.objects.on_watch().exclude(person=look.claimed_by_id)
    return there.exists() if look.voice is not None else bool(who_may_come(look))


def _verdicts(me: Person, look: Look, works: Verdict) -> dict[str, Any]:
    """What this person may do with it now, of what this page offers: each is asked of the database anew."""
    if look.done_at is None and not works:
        return {"may_claim": may_claim(me, look), "may_be_second": may_be_second(me, look)}
    subject, thing = subjects.both(look.kind, look.object_id)
    writes = {"may_write": may_write_to_author(me, look, subject, thing, works=works)}
    if look.done_at is not None:
        return writes | {"may_keep_incident": may_keep_incident(me, look), "may_say_aside": may_say_aside(me, look)}
    decides = may_decide_here(me, look, subject, thing, works=works)
    finishes = may_finish(me, look, works=works)
    return writes | {
        "may_decide": decides,
        "may_limit": may_limit(me, look, subject, thing, decides=decides),
        "may_rest": may_rest(me, look, subject, thing, decides=decides),
        "may_go_there": may_go_there(me, look, subject, thing),
        "may_finish": finishes,
        "may_read": _may_read(me, look, finishes, works),
        "is_unanswered": is_unanswered(look, subject, thing),
        "may_ask_two": may_ask_two(me, look, works=works),
    }


def _may_read(me: Person, look: Look, finishes: Verdict, works: Verdict) -> Verdict:
    """« Lu »: as `finishes`, but where that only says that somebody was helped."""
    if finishes and is_care(look, Look.Outcome.SUPPORTED):
        return may_finish(me, look, Look.Outcome.READ, works=works)
    return finishes
