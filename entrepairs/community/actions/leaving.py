"""An account leaves: its words go, what others answered stays. What it said without its name goes little by little."""

from collections.abc import Sequence
from datetime import timedelta
from secrets import randbelow
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from entrepairs.community.actions.reading import forget_places
from entrepairs.community.erasing import erase_voices
from entrepairs.community.models import Leaving, Reaction, Voice, Welcome
from entrepairs.community.models.leaving import PHRASE, VOICE, Part
from entrepairs.community.voices import stray_mark
from entrepairs.community.written import WORD
from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety.actions.looks import forget_things

SOONEST, LATEST = timedelta(minutes=10), timedelta(hours=12)
"""After the account: when an alias goes, at random between the two."""


@transaction.atomic
def leave_circles(person: Person, *, at_once: bool = False) -> None:
    """Every text of theirs is erased, under every name; nothing says any more whose an alias was.

    Of an alias, the link goes now, the words within LATEST, one name after the other: who watches a circle would see
    several vanish in the same second, and know that they were one person. The same for the phrases they said.
    `at_once`: now, as this person prefers."""
    found = list(Voice.objects.visible_to(person).select_related("thread__circle__data_key"))
    erase_voices([voice.pk for voice in found if at_once or not voice.alias])
    if not at_once:
        _let_go([voice for voice in found if voice.alias], Reaction.objects.visible_to(person))
    forget_places(person)
    by_them = Welcome.objects.filter(taken_by=person)
    forget_things(WORD, list(by_them.values_list("pk", flat=True)))
    by_them.update(sealed_word=b"")


def _let_go(voices: Sequence[Voice], phrases: QuerySet[Reaction]) -> None:
    """From now on nobody is behind them, though a seal still is: an empty one would mark them in a copy of the
    database."""
    for voice in voices:
        voice.hidden_person, voice.mark = str(uuid4()), stray_mark()
        voice.save(update_fields=["sealed_person", "mark"])
    parts = [_part(VOICE, voice.pk) for voice in voices] + [_part(PHRASE, phrase.pk) for phrase in phrases]
    if parts:
        leaving = Leaving(data_key=DataKey.objects.new(), until=now() + LATEST)
        leaving.parts = parts
        leaving.save(force_insert=True)
        phrases.update(person=None)


def _part(kind: str, key: object) -> Part:
    wait = randbelow(int((LATEST - SOONEST).total_seconds()))
    return Part(kind, str(key), now() + SOONEST + timedelta(seconds=wait))
