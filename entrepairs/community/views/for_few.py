"""Who would read what is written, where not everybody reads everything: asked of the team, kept from what was said."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.community.for_whom import others_read, still_for
from entrepairs.community.forms.writing import AnswerForm, ChangeForm, TextForm
from entrepairs.community.models import Post, Reader, Thread, Voice
from entrepairs.community.models.thread import APART, Standing, in_danger
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.written import ALL, FEW, LATER, OPENER, TEAM, promised
from entrepairs.core.clock import now
from entrepairs.people.models import Person

RECENT = timedelta(days=7)


def alone(reader: Reader, found: Thread, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Whom the team may answer alone, who is in danger first; and all, when they read the thread: a choice, as long as
    there is one. `typed`: what came with the answer; whom it was for stays there, whatever has been shown since; who
    was asked still is, and who was told who reads is not. An alias answers all; in danger it is asked nothing: its
    words go to the team, as those of anybody."""
    before, is_apart = typed.get("only_for"), found.standing in APART
    if found.circle.structure_id not in reader.keeps or before in (FEW, OPENER):
        return []
    voices, was_asked = _heard(reader, found, before or ""), before is not None
    if not (voices or was_asked):
        return []
    needs_care = is_in_danger(reader.person, found)
    everybody: tuple[str, str] = (ALL, _("Tout le monde ici"))
    if needs_care or before == LATER:
        everybody = (LATER, _("Tout le monde ici, une fois lu par l’équipe"))
    if _is_unnamed(reader, found):
        return [] if is_apart or needs_care else [everybody]
    goes_on = needs_care or (is_apart and _goes_on(reader, found))
    if is_apart and not (goes_on or was_asked) and all(one.opened_it for one in voices):
        return []
    choices = [(str(one.pk), _("%(name)s et l’équipe") % {"name": one.name}) for one in voices]
    if goes_on or before == TEAM:
        choices.insert(0 if needs_care else len(choices), (TEAM, _("Vous et l’équipe")))
    return choices if is_apart else [*choices, everybody]


def _goes_on(reader: Reader, found: Thread) -> bool:
    """They opened it, or the team looks at what they said there."""
    looked_at = found.posts.filter(voice__mark=found.mark_of(reader.person), standing=Standing.LOOKED_AT)
    return _is_opener(reader, found) or looked_at.exists()


def _heard(reader: Reader, found: Thread, chosen: str) -> list[Voice]:
    """Whose words others do not read, of late; who opened a thread that they do not read; who was chosen."""
    since = now() - RECENT
    looked_at = Q(posts__standing=Standing.LOOKED_AT) & (Q(posts__written_at__gt=since) | Q(posts__edited_at__gt=since))
    asked = looked_at | in_danger("posts__") | Q(pk=_key(chosen))
    if found.standing in APART:
        asked |= Q(opened_it=True)
    others = found.voices.exclude(mark=found.mark_of(reader.person)).exclude(person=None, alias="")
    reds = set(others.filter(in_danger("posts__")).values_list("pk", flat=True))
    rows = others.filter(asked).exclude(person__in=reader.apart).select_related("person").distinct()
    return sorted(rows, key=lambda one: (one.pk not in reds, not one.opened_it, one.name))


def who_reads(
    reader: Reader, found: Thread, shown: Mapping[str, Any], form: AnswerForm | None, *, is_near: bool
) -> str:
    """What the page says of it: see `few`; when it asks, what was chosen. A form that promised fewer, which nothing
    keeps to any more, says so, whatever else it says. `shown`: see `shown_to`; `is_near`: its words may speak of a
    danger."""
    typed: Mapping[str, str] = form.data if form else {}
    if form and "only_for" in form.fields:
        return "" if promised(typed) == LATER else promised(typed)
    is_elsewhere = found.has_voice and (shown["is_part"] or shown["next"] is not None)
    said = few(reader, found, typed, cares=shown["shows_numbers"] or is_elsewhere, is_near=is_near)
    return _said_so(form, said) if form else said


def change_reads(by: Person, post: Post, form: ChangeForm, *, is_near: bool) -> str:
    """The same, of words that are changed. OPENER: for one person, and the team."""
    if post.only_for_id or still_for(post, post.thread, by):
        return OPENER
    if not post.others_read_it:
        return FEW
    is_kept = promised(form.data) and (is_near or is_in_danger(by, post.thread))
    return _said_so(form, FEW if is_kept else "")


def _said_so(form: TextForm, said: str) -> str:
    if promised(form.data) and not said:
        form.say(others_read())
    return said


def few(reader: Reader, found: Thread, typed: Mapping[str, str], *, cares: bool, is_near: bool) -> str:
    """OPENER: others do not read there, and an answer of the team is for who opened it; FEW: they do not; nor what is
    said in danger (`cares`: they may be; `is_near`: of it). "": they do. `typed`: what a page said, kept to."""
    before, is_apart, opens = promised(typed), found.standing in APART, _is_opener(reader, found)
    if is_apart or before:
        takes_alias = not is_apart and typed.get("is_hidden")  # where others do not read, nobody may
        is_named = not (opens or takes_alias or _is_unnamed(reader, found))
        answers = is_named and found.circle.structure_id in reader.keeps
        if answers and before != FEW and (is_apart or before == OPENER):
            return OPENER
        if is_apart or is_near or opens:
            return FEW
    return FEW if (before or cares) and is_in_danger(reader.person, found) else ""


def _is_opener(reader: Reader, found: Thread) -> bool:
    return found.mark_of(reader.person) == found.mark_of_first


def _is_unnamed(reader: Reader, found: Thread) -> bool:
    return found.has_voice and found.is_unnamed(reader.person)


def _key(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None
