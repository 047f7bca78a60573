"""Take back one’s words; let others read what waited; say one of the four phrases."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from entrepairs.community.actions.looked_at import have_read, read_what_was_added
from entrepairs.community.actions.standing import stand
from entrepairs.community.beginnings import stand_without_beginning
from entrepairs.community.erasing import erase_words
from entrepairs.community.harmless import is_for_team, was_danger
from entrepairs.community.hints import read_together
from entrepairs.community.holding import hold_threads
from entrepairs.community.models import Post, Reaction
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.keeping import is_as_read, may_show
from entrepairs.community.rules.own import may_remove
from entrepairs.community.rules.reading import may_react
from entrepairs.community.written import KIND
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import Entry
from entrepairs.core.rules import require
from entrepairs.people.models import Person
from entrepairs.safety.models import HIDING, Decision, Look, Measure
from entrepairs.safety.triage.judge import HIGH, IMMINENT, Reading

RECENT = timedelta(hours=48)
_SHOWN = "post.shown"


@transaction.atomic
def remove_post(post: Post, *, by: Person) -> None:
    """The text is erased, the place stays. The title of a thread goes with its first post."""
    post = _held(post)
    require(may_remove(by, post))
    _erase(post)


@transaction.atomic
def erase_recent(*, by: Person) -> None:
    """All that this person wrote in the last 48 hours, everywhere, under every name."""
    recent = Post.objects.filter(written_at__gt=now() - RECENT).exclude(standing=Standing.REMOVED)
    found = list(recent.written_by(by).order_by("written_at", "pk"))
    Look.objects.hold_all(KIND, [post.pk for post in found])
    hold_threads([post.thread_id for post in found])
    held = [_row(post) for post in found]
    for post in sorted(held, key=lambda one: one.begins):  # what is left says what becomes of a thread without it
        if post.standing != Standing.REMOVED:
            _erase(post)


def _erase(post: Post) -> None:
    """What was said beside it, and stayed with the team for it alone, is read again."""
    erase_words(post)
    if post.begins:
        read_what_was_added(post.voice_id)


@transaction.atomic
def show_post(post: Post, *, by: Person, read: str = "") -> None:
    """The team has looked at it: others may read it. Its turn in the thread is that of its writing. `read`: the
    fingerprint of the text that was read."""
    post = _held(post)
    require(may_show(by, post))
    require(is_as_read(post, read))
    _show(post, by)


@transaction.atomic
def show_read_post(post: Post, *, by: Person, is_harmless: bool) -> None:
    """The watch has read it: what only waited to be read appears. What spoke of a danger waits for its team, unless the
    two who looked found nothing to do (`is_harmless`); the thread goes on without what its author erased meanwhile."""
    post = _held(post)
    if would_appear(post, is_harmless):
        _show(post, by)
    elif post.standing == Standing.HELD:
        stand(post, Standing.LOOKED_AT, stays=True)
    else:
        _go_on_without(post, reads_again=is_harmless)


def would_appear(post: Post, is_harmless: bool) -> bool:
    """What waits, unless two have found a danger there; what is for the team once it is harmless."""
    if post.standing == Standing.HELD:
        return is_harmless or not was_danger(post)
    return is_harmless and post.standing == Standing.LOOKED_AT


def _show(post: Post, by: Person) -> None:
    stand(post, Standing.SHOWN)
    journal(by, _SHOWN, post, about=post.voice.person)


@transaction.atomic
def apply_measure(post: Post, measure: str, by: Person | None) -> None:
    """What a decision of the team does: seen by its author and the team only, or by all again. The text stays: a
    decision may be lifted. A note and a blur are shown with the post: they come and go, what is shown stays shown.
    What its author erased stays erased; lifted, the words of others come back all the same.

    Hidden by numbers (`by` None), until its author says yes to another text, or read again, the first post of a thread
    goes alone: the words of others stay where they are."""
    post = _held(post)
    if post.standing == Standing.REMOVED:
        _go_on_without(post, reads_again=measure not in HIDING)
    elif measure in HIDING:
        stand(post, Standing.SET_ASIDE, stays=by is None or measure == Measure.EDIT)
    elif post.standing != Standing.SHOWN:
        _let_appear(post)


def _let_appear(post: Post) -> None:
    """Or have it read again. Somebody has just read it: a danger there wakes nobody. What is for its team stays so."""
    reading = read_together([*post.heading, post.text])
    standing = _again(post, reading)
    if post.standing == standing == Standing.LOOKED_AT:
        return
    stand(post, standing, stays=True)
    if post.standing != Standing.SHOWN:
        calm = replace(reading, level=HIGH) if reading.level == IMMINENT else reading
        have_read(post, calm)


@transaction.atomic
def reword_post(post: Post, text: str, ground: str) -> None:
    """The words of the team, which its author said yes to; others read that it was changed, and for what. Of what was a
    danger, when the two who looked at it proposed them."""
    post = _held(post)
    if post.standing == Standing.REMOVED:
        return
    standing = Standing.LOOKED_AT if is_for_team(post) and not _is_proposed_by_two(post) else Standing.SHOWN
    post.text, post.edited_at, post.changed_for, post.was_read = text, now(), ground, False
    post.save(update_fields=["sealed_text", "edited_at", "changed_for", "was_read"])
    stand(post, standing)


def _is_proposed_by_two(post: Post) -> bool:
    proposed = Decision.objects.about(KIND, post.pk).filter(measure=Measure.EDIT).order_by("-decided_at").first()
    return proposed is not None and proposed.look is not None and proposed.look.is_red


def _again(post: Post, reading: Reading) -> Standing:
    """What humans found fit to be shown, they have read. Else a danger, or what was one, is for its team; what changed
    since the decision waits; and both are read again."""
    if _is_found_fit(post):
        return Standing.SHOWN
    if reading.level == IMMINENT or is_for_team(post):
        return Standing.LOOKED_AT
    last = Decision.objects.about(KIND, post.pk).order_by("-decided_at").first()
    is_other = last is not None and post.edited_at is not None and post.edited_at > last.decided_at
    return Standing.HELD if is_other else Standing.SHOWN


def _is_found_fit(post: Post) -> bool:
    """As it is now, a human has shown it, or the two who looked at a danger found none, or left it to be read."""
    since = post.edited_at or post.written_at
    shown = Entry.objects.filter(kind=post._meta.label, thing=str(post.pk), verb=_SHOWN, at__gte=since)
    decided = Decision.objects.about(KIND, post.pk).filter(look__queue=Look.Queue.RED, decided_at__gte=since)
    red = Look.objects.filter(kind=KIND, object_id=post.pk, queue=Look.Queue.RED, done_at__gte=since)
    found = shown, decided.exclude(measure__in=HIDING), red.filter(outcome=Look.Outcome.READ)
    return any(rows.exists() for rows in found)


def _go_on_without(post: Post, *, reads_again: bool) -> None:
    """When its author began the thread and others do not read its beginning, what becomes of it may show that again,
    or set it aside. `reads_again`: what an author who erased it added meanwhile is read."""
    if post.voice.opened_it:
        stand_without_beginning(post.thread_id)
    if reads_again and post.begins and post.standing == Standing.REMOVED:
        read_what_was_added(post.voice_id)


@transaction.atomic
def say_phrase(post: Post, phrase: str, *, by: Person) -> None:
    """Say it; a second time takes it back."""
    post = _row(post)
    said = Reaction.objects.filter(post=post, person=by, phrase=phrase)
    if not said.delete()[0]:
        require(may_react(by, post))
        Reaction.objects.create(post=post, person=by, phrase=phrase)


def _held(post: Post) -> Post:
    """Until the transaction ends, in the order that all keep: its row of the watch, its thread, itself."""
    Look.objects.hold(KIND, post.pk)
    hold_threads([post.thread_id])
    return _row(post)


def _row(post: Post) -> Post:
    rows = Post.objects.select_for_update(of=("self",)).select_related("voice__person", "thread__circle__data_key")
    return rows.get(pk=post.pk)
