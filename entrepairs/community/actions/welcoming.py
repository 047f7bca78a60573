"""A named human of the team writes to who writes for the first time."""

from dataclasses import replace

from django.db import transaction

from entrepairs.community.actions.writing import answer
from entrepairs.community.models import Post, Thread, Welcome
from entrepairs.community.models.thread import APART
from entrepairs.community.own_choices import wants_to_hear
from entrepairs.community.rules.keeping import may_hand_back_welcome, may_say_welcome, may_take_welcome
from entrepairs.community.written import Written
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person


@transaction.atomic
def take_welcome(welcome: Welcome, *, by: Person) -> None:
    """« Je l’accueille »: one person of the team, the others see who."""
    welcome = _held(welcome)
    require(may_take_welcome(by, welcome))
    Welcome.objects.filter(pk=welcome.pk).update(taken_by=by, taken_at=now())


@transaction.atomic
def hand_back_welcome(welcome: Welcome, *, by: Person) -> None:
    """Somebody else may take it."""
    welcome = _held(welcome)
    require(may_hand_back_welcome(by, welcome))
    Welcome.objects.filter(pk=welcome.pk).update(taken_by=None, taken_at=None)


@transaction.atomic
def say_welcome(welcome: Welcome, said: Written, *, by: Person) -> None:
    """A word that only they both read, with the name of who welcomes; an alias is answered in its thread, since nobody
    knows whom to tell. The same form says it once; other words are refused."""
    if welcome.person_id is None:  # before its welcome, as an answer of the team does
        Thread.objects.select_for_update(of=("self",)).get(pk=welcome.voice.thread_id)
    welcome = _held(welcome)
    if _is_said(welcome, said, by):
        return
    require(may_say_welcome(by, welcome))
    if welcome.person is None:
        _answer(welcome, replace(said, is_hidden=False), by)
    else:
        welcome.word = said.text
        if wants_to_hear(welcome.person, welcome.circle_id, lambda: [said.text], by.pk):
            notify(welcome.person, "circle_welcome", welcome.get_absolute_url())
    welcome.taken_by, welcome.said_at = by, now()
    welcome.save(update_fields=["taken_by", "said_at", "sealed_word"])
    journal(by, "newcomer.welcomed", welcome, about=welcome.person)


def _answer(welcome: Welcome, said: Written, by: Person) -> None:
    """In the thread; for them alone where others do not read it, or did not when the page was drawn."""
    thread = Thread.objects.get(pk=welcome.voice.thread_id)
    is_alone = thread.standing in APART or bool(said.only_for)
    answer(thread, replace(said, only_for=str(welcome.voice_id) if is_alone else ""), by=by)


def _is_said(welcome: Welcome, said: Written, by: Person) -> bool:
    """Whether they have said these very words: to whom they welcome, or in the thread."""
    if welcome.said_at is None or welcome.taken_by_id != by.pk:
        return False
    sent = Post.objects.select_related("thread__circle__data_key").filter(pk=said.key)
    return said.text in ([post.text for post in sent] if welcome.person_id is None else [welcome.word])


def _held(welcome: Welcome) -> Welcome:
    rows = Welcome.objects.select_for_update(of=("self",))
    return rows.select_related("circle__data_key", "circle__structure", "person", "voice").get(pk=welcome.pk)
