"""Who would read an answer, where not everybody reads everything: asked of the team, kept from what a page said."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.community.models import Reader, Thread, Voice
from entrepairs.community.models.thread import APART, Standing, in_danger
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.written import ALL, TEAM
from entrepairs.core.clock import now

RECENT = timedelta(days=7)


def alone(reader: Reader, found: Thread, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Whom the team may answer alone, who is in danger first; and all, when they read the thread: a choice, as long as
    there is one. `typed`: what came with the answer; whom it was for stays there, whatever has been shown since, and
    who was asked still is. An alias answers all; in danger it is asked nothing: its words go to the team, as those of
    anybody."""
    if found.circle.structure_id not in reader.keeps:
        return []
    voices, is_apart = _heard(reader, found, typed), found.standing in APART
    is_ours, was_asked = typed.get("only_for") == TEAM, "is_asked" in typed or _was_chosen(typed)
    if not (voices or was_asked):
        return []
    needs_care = is_in_danger(reader.person, found)
    everybody = (ALL, _("Tout le monde ici, une fois lu par l’équipe") if needs_care else _("Tout le monde ici"))
    if _is_unnamed(reader, found):
        return [] if is_apart or needs_care or "is_for_few" in typed else [everybody]
    goes_on = needs_care or (is_apart and _goes_on(reader, found))
    if is_apart and not (goes_on or was_asked) and all(one.opened_it for one in voices):
        return []
    choices = [(str(one.pk), _("%(name)s et l’équipe") % {"name": one.name}) for one in voices]
    if goes_on or is_ours:
        choices.insert(0 if needs_care else len(choices), (TEAM, _("Vous et l’équipe")))
    return choices if is_apart else [*choices, everybody]


def _goes_on(reader: Reader, found: Thread) -> bool:
    """They opened it, or the team looks at what they said there."""
    looked_at = found.posts.filter(voice__mark=found.mark_of(reader.person), standing=Standing.LOOKED_AT)
    return _is_opener(reader, found) or looked_at.exists()


def _heard(reader: Reader, found: Thread, typed: Mapping[str, str]) -> list[Voice]:
    """Whose words others do not read, of late; who opened a thread that they do not read."""
    since = now() - RECENT
    looked_at = Q(posts__standing=Standing.LOOKED_AT) & (Q(posts__written_at__gt=since) | Q(posts__edited_at__gt=since))
    asked = looked_at | in_danger("posts__") | Q(pk=_key(typed.get("only_for", "")))
    if found.standing in APART or "is_for_few" in typed:
        asked |= Q(opened_it=True)
    others = found.voices.exclude(mark=found.mark_of(reader.person)).exclude(person=None, alias="")
    reds = set(others.filter(in_danger("posts__")).values_list("pk", flat=True))
    rows = others.filter(asked).exclude(person__in=reader.apart).select_related("person").distinct()
    return sorted(rows, key=lambda one: (one.pk not in reds, not one.opened_it, one.name))


def few(reader: Reader, found: Thread, typed: Mapping[str, str], *, cares: bool = False, is_near: bool = False) -> str:
    """« ouvre »: others do not read there, and an answer of the team is for who opened it; « oui »: they do not, or did
    not when the page was drawn; nor what is said in danger (`cares`: they may be; `is_near`: of it). "": they do."""
    is_team = found.circle.structure_id in reader.keeps
    if found.standing in APART:
        answers = is_team and not _is_opener(reader, found) and not _is_unnamed(reader, found)
        return "ouvre" if answers else "oui"
    if is_team and not _is_unnamed(reader, found):
        return "oui" if "is_for_few" in typed else ""
    was_promised = _was_promised(typed)
    is_kept = was_promised and (is_near or _is_opener(reader, found) or _is_unnamed(reader, found))
    return "oui" if is_kept or ((was_promised or cares) and is_in_danger(reader.person, found)) else ""


def promise_ended(reader: Reader, found: Thread, typed: Mapping[str, str], for_few: str) -> bool:
    """A page promised fewer people, and nothing keeps to it any more: who writes is told, whatever else is said; the
    team is asked. `for_few`: see `few`."""
    return not for_few and found.circle.structure_id not in reader.keeps and _was_promised(typed)


def _was_promised(typed: Mapping[str, str]) -> bool:
    return "is_for_few" in typed or _was_chosen(typed)


def _was_chosen(typed: Mapping[str, str]) -> bool:
    return typed.get("only_for", "") not in ("", ALL)


def _is_opener(reader: Reader, found: Thread) -> bool:
    return found.mark_of(reader.person) == found.mark_of_first


def _is_unnamed(reader: Reader, found: Thread) -> bool:
    return found.has_voice and found.is_unnamed(reader.person)


def _key(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None
