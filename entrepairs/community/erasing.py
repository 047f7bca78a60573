"""How words go: their text, what finds them, what was kept of them elsewhere."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Case, When
from django.db.models.functions import Coalesce

from entrepairs.community.beginnings import stand_without_beginning
from entrepairs.community.holding import hold_voices
from entrepairs.community.models import Findable, Leaving, Picture, Post, Reaction, Thread, Voice, Welcome
from entrepairs.community.models.leaving import PHRASE, VOICE
from entrepairs.community.models.thread import Standing
from entrepairs.community.voices import stray_mark
from entrepairs.community.written import KIND, THREAD, WORD
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.sqlite.log import empty_log
from entrepairs.safety.actions.looks import forget_things

GRACE = timedelta(hours=12)
"""For a machine that was off when the time was over."""


def erase_words(post: Post) -> None:
    """Text, and for a first post title and note; a thread without anything left is no longer listed. The place stays
    where others saw it (`Post.keeps_its_place`): what is apart goes without a trace."""
    shown = When(standing=Standing.SHOWN, then=Coalesce("shown_at", "written_at"))
    seen = Case(shown, When(standing=Standing.HELD, then="shown_at"), default=None)
    gone = {"sealed_text": b"", "standing": Standing.REMOVED, "picture_gone_at": None}
    Post.objects.filter(pk=post.pk).update(**gone, shown_at=seen)
    Findable.objects.forget([post.pk])
    post.reactions.all().delete()
    Picture.objects.filter(post=post).delete()
    thread = Thread.objects.filter(pk=post.thread_id)
    if post.begins:
        thread.update(sealed_title=b"", sealed_content_note=b"")
    if post.shown_at and not post.keeps_its_place:  # for everybody, as for who reads not all of it
        thread.filter(standing=Standing.SHOWN).set_back()
    stand_without_beginning(post.thread_id)


def erase_voices(voices: Collection[UUID]) -> None:
    """Their words, and what was kept of them elsewhere."""
    hold_voices(voices)
    posts = Post.objects.filter(voice__in=voices)
    left = posts.exclude(standing=Standing.REMOVED).select_related("thread")
    for post in left.order_by("begins", "written_at", "pk"):
        erase_words(post)
    forget_things(KIND, list(posts.values_list("pk", flat=True)))
    forget_things(THREAD, list(Voice.objects.filter(pk__in=voices, opened_it=True).values_list("thread", flat=True)))
    welcomes = Welcome.objects.filter(voice__in=voices)
    forget_things(WORD, list(welcomes.values_list("pk", flat=True)))
    welcomes.delete()
    for pk in voices:
        Voice.objects.filter(pk=pk).update(person=None, sealed_person=b"", mark=stray_mark())


@transaction.atomic
def go_on_leaving(leaving: UUID) -> None:
    """What is due goes: one alias at most each time, also when nothing had worked for hours; all that is left once a
    day is over. Doing it twice, or again after a failure, changes nothing."""
    rows = Leaving.objects.filter(pk=leaving)
    row = rows.select_for_update(of=("self",)).select_related("data_key").first()
    if row is None:
        return
    at, parts = now(), sorted(row.parts, key=lambda part: part.at)
    due = [part for part in parts if part.at <= at]
    voices = [part for part in due if part.kind == VOICE]
    gone = due if row.until + GRACE <= at else [part for part in due if part not in voices[1:]]
    erase_voices([UUID(part.key) for part in gone if part.kind == VOICE])
    Reaction.objects.filter(pk__in=[int(part.key) for part in gone if part.kind == PHRASE], person=None).delete()
    row.parts = [part for part in parts if part not in gone]
    if row.parts:
        row.save(update_fields=["sealed_parts"])
    else:
        DataKey.objects.erase_with(rows)
    if gone:
        transaction.on_commit(empty_log)
