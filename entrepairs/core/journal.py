"""The journal: who did what to what, when. Append-only, never any content."""

from typing import Any
from uuid import UUID

from django.db import models

from entrepairs.core.models import Entry


def journal(by: Any | None, verb: str, thing: models.Model, *, about: Any | None = None, reason: str = "") -> Entry:
    """Write that `by` (None: the software) did `verb` to `thing`.

    `about`: the person whose private matter it touches; that person can read the entry.
    `reason`: why it was opened, when the rule asks for one."""
    return Entry.objects.create(
        actor=_key(by), verb=verb, kind=thing._meta.label, thing=str(thing.pk), about=_key(about), reason=reason
    )


def _key(person: Any | None) -> UUID | None:
    return person.pk if person is not None else None
