"""An account leaves: what it said without its name goes little by little, and nothing says that it was one person’s."""

from datetime import timedelta
from itertools import pairwise

import pytest

from entrepairs.community.actions.leaving import LATEST, SOONEST, leave_circles
from entrepairs.community.actions.removing import say_phrase
from entrepairs.community.erasing import GRACE, go_on_leaving
from entrepairs.community.models import Leaving, Post, Reaction, Voice, Welcome
from entrepairs.community.models.leaving import PHRASE, VOICE, Part
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import finish_leaving
from entrepairs.community.tests.talking import begun, circle_of, last_words_gone, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.models import DataKey
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Erasure
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
READ = "Je lis."


@pytest.fixture
def aliases(circle, house, elena, aicha, bruno):
    """What Bruno wrote under three aliases, in three threads of Aïcha; and under his pseudonym."""
    other = circle_of(house, elena, name="Ailleurs")
    threads = [begun(where, aicha) for where in (circle, circle, other)]
    said_in(begun(circle, aicha), bruno, READ)
    return [said_in(thread, bruno, READ, is_hidden=True) for thread in threads]


def left(posts):
    return sum(bool(post.text) for post in Post.objects.filter(pk__in=[one.pk for one in posts]))


def shown(thread, browser):
    return browser.get(thread.get_absolute_url()).content.decode()


def test_the_pseudonym_goes_at_once_the_aliases_one_after_the_other(aliases, bruno):
    begins, seen = now(), []
    ask_erasure(bruno, keep_shared=False, at_once=True, by=bruno)
    assert not Post.objects.filter(voice__alias="", sealed_text=b"", standing=Standing.SHOWN).exists()
    assert Post.objects.exclude(voice__alias="").exclude(sealed_text=b"").count() == left(aliases) == 3

    for turn in range(int(LATEST / timedelta(minutes=10)) + 1):
        with at(begins + turn * timedelta(minutes=10)):
            finish_leaving.call()
        seen.append(left(aliases))

    assert seen[0] == 3, "none in the same second as the account"
    assert all(before - after <= 1 for before, after in pairwise(seen[:-1])), "never two at once"
    assert seen[-1] == 0
    assert not Leaving.objects.exists()


def test_nothing_says_any_more_whose_they_were(aliases, bruno, farid):
    own = {voice.pk for voice in Voice.objects.visible_to(bruno)}
    hidden = [
        voice for voice in Voice.objects.filter(pk__in=own).select_related("thread__circle__data_key") if voice.alias
    ]
    keys = DataKey.objects.count()

    leave_circles(bruno)

    for voice in hidden:
        voice.refresh_from_db()
        assert voice.mark != voice.thread.mark_of(bruno)
        assert voice.hidden_person not in ("", str(bruno.pk)), "an empty seal would mark them in a copy"
    assert not Voice.objects.visible_to(bruno).exists()
    leaving = Leaving.objects.select_related("data_key").get()
    assert {part.key for part in leaving.parts} == {str(voice.pk) for voice in hidden}
    assert not any(part.key.encode() in bytes(leaving.sealed_parts) for part in leaving.parts)
    assert all(now() + SOONEST - timedelta(minutes=1) < part.at < now() + LATEST for part in leaving.parts)
    with at(leaving.until + GRACE):
        finish_leaving.call()
    assert DataKey.objects.count() == keys
    assert not Voice.objects.exclude(sealed_person=b"").exists()


def test_others_read_them_meanwhile_and_nothing_is_asked_of_them(aliases, bruno, farid, browser_of):
    thread, browser = aliases[0].thread, browser_of(farid)
    before = shown(thread, browser)

    leave_circles(bruno)

    after = shown(thread, browser)
    assert after.count(READ) == before.count(READ) == 1
    last_words_gone()
    assert READ not in shown(thread, browser)


def test_whoever_asks_for_it_has_it_all_erased_at_once(aliases, bruno, aicha):
    say_phrase(aliases[0].thread.posts.get(begins=True), Reaction.Phrase.TOO, by=bruno)

    ask_erasure(bruno, keep_shared=False, at_once=True, all_at_once=True, by=bruno)

    assert (left(aliases), Leaving.objects.count(), Reaction.objects.count()) == (0, 0, 0)


def test_asking_again_changes_the_choice(bruno):
    ask_erasure(bruno, keep_shared=True, all_at_once=True, by=bruno)
    ask_erasure(bruno, keep_shared=True, by=bruno)

    assert Erasure.objects.get().all_at_once is False


def test_the_phrases_that_one_said_stay_a_while_with_nobody_behind_them(aliases, bruno, aicha, browser_of):
    thread = aliases[0].thread
    say_phrase(thread.posts.get(begins=True), Reaction.Phrase.TOO, by=bruno)

    ask_erasure(bruno, keep_shared=False, at_once=True, by=bruno)

    assert Reaction.objects.get().person is None
    assert "On vous a dit" in shown(thread, browser_of(aicha))
    last_words_gone()
    assert not Reaction.objects.exists()


def test_what_the_watch_and_the_team_saw_goes_with_each_name(circle, bruno):
    post = begun(circle, bruno, is_hidden=True).posts.get()
    assert Look.objects.filter(object_id=post.pk).exists() and Welcome.objects.count() == 1

    leave_circles(bruno)

    assert Welcome.objects.count() == 1
    last_words_gone()
    assert not Welcome.objects.exists()


def test_a_failure_is_finished_at_the_next_turn_and_twice_changes_nothing(aliases, bruno, monkeypatch):
    leave_circles(bruno)
    row = Leaving.objects.get()

    def fail(*_):
        raise OSError("no more room")

    with at(row.until + GRACE), monkeypatch.context() as broken:
        broken.setattr("entrepairs.community.erasing.erase_words", fail)
        with pytest.raises(ExceptionGroup):
            finish_leaving.call()
    assert left(aliases) == 3 and Leaving.objects.exists()
    with at(row.until + GRACE):
        finish_leaving.call()
        go_on_leaving(row.pk)
    assert left(aliases) == 0 and not Leaving.objects.exists()


def test_who_wrote_under_no_alias_leaves_nothing_behind(circle, bruno):
    begun(circle, bruno)

    leave_circles(bruno)

    assert not Leaving.objects.exists()


def test_a_circle_that_is_gone_meanwhile_keeps_nothing_from_leaving(aliases, circle, bruno):
    leave_circles(bruno)
    Voice.objects.filter(thread__circle=circle).delete()
    row = Leaving.objects.select_related("data_key").get()
    row.parts = [*row.parts, Part(PHRASE, "1", now()), Part(VOICE, str(row.pk), now())]
    row.save()

    with at(row.until + GRACE):
        finish_leaving.call()

    assert not Leaving.objects.exists()


def test_a_machine_that_was_off_does_not_lay_them_side_by_side(aliases, bruno):
    leave_circles(bruno)
    hour, gone = Leaving.objects.get().until, []
    for turn in range(4):
        with at(hour + timedelta(minutes=10 * turn)):
            finish_leaving.call()
        gone.append(left(aliases))
    assert gone == [2, 1, 0, 0]
