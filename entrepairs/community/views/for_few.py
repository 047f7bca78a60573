"""Who would read an answer, where not everybody reads everything: asked of the team, kept from what a page said."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from entrepairs.community.models import Reader, Thread
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.written import ALL


def alone(reader: Reader, found: Thread, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Whom the team may answer alone, and all when they read the thread: a choice, as long as there is one. `typed`:
    what came with the answer; whom it was for stays there, whatever has been shown since."""
    if found.circle.structure_id not in reader.keeps:
        return []
    is_apart = found.standing in APART
    asked = Q(posts__standing=Standing.LOOKED_AT) | Q(pk=_key(typed.get("only_for", "")))
    if is_apart or "is_for_few" in typed:
        asked |= Q(opened_it=True)
    voices = found.voices.filter(asked).exclude(mark=found.mark_of(reader.person)).select_related("person")
    chosen = [(str(one.pk), _("%(name)s et l’équipe") % {"name": one.name}) for one in voices.distinct()]
    if is_apart:
        return chosen if len(chosen) > 1 else []
    return [*chosen, (ALL, _("Tout le monde ici"))] if chosen else []


def few(reader: Reader, found: Thread, typed: Mapping[str, str]) -> str:
    """« ouvre »: others do not read there, and an answer of the team is for who opened it; « oui »: they do not, or did
    not when the page was drawn. "": they do."""
    is_team = found.circle.structure_id in reader.keeps
    is_opener = found.mark_of(reader.person) == getattr(found, "mark_of_first", "")
    if found.standing in APART:
        return "ouvre" if is_team and not is_opener else "oui"
    return "oui" if "is_for_few" in typed and (is_team or is_opener) else ""


def _key(asked: str) -> UUID | None:
    try:
        return UUID(asked)
    except ValueError:
        return None
