"""Who reads a circle, who writes in it, what one does with one’s own words."""

from datetime import timedelta

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.circles import write_charter
from entrepairs.community.actions.guests import answer_invitation, invite_guest
from entrepairs.community.actions.removing import RECENT, erase_recent, remove_post, say_phrase, show_post
from entrepairs.community.actions.writing import answer, edit_post
from entrepairs.community.models import CharterAcceptance, Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, TEXT, TITLE, begun, circle_of, said_in, words
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
Readers, Hours = Circle.Readers, Circle.OutOfHours


def seen_by(person, thread):
    return [post.text for post in Post.objects.visible_to(person, thread).select_related("thread__circle__data_key")]


def test_an_open_circle_is_read_without_an_account(circle, bruno, farid):
    thread = begun(circle, bruno)

    for someone in (None, farid):
        assert Circle.objects.visible_to(someone).get() == circle
        assert Thread.objects.visible_to(someone).get() == thread
        assert seen_by(someone, thread) == [TEXT]


@pytest.mark.parametrize("readers", [Readers.HOUSE, Readers.INVITED])
def test_a_circle_kept_for_some_does_not_exist_for_farid(house, elena, bruno, farid, readers):
    circle = circle_of(house, elena, readers=readers)
    member(house, bruno, by=elena)
    if readers == Readers.INVITED:
        answer_invitation(invite_guest(circle, bruno, by=elena), yes=True, by=bruno)
    thread = begun(circle, bruno)

    for someone in (None, farid):
        assert not Circle.objects.visible_to(someone).exists()
        assert not Thread.objects.visible_to(someone).exists()
    assert Thread.objects.visible_to(elena).get() == Thread.objects.visible_to(bruno).get() == thread
    with pytest.raises(Refused):
        begun(circle, farid)


def test_with_an_account_one_reads_the_circle_of_those_who_are_here(house, elena, farid):
    circle = circle_of(house, elena, readers=Readers.HERE)

    assert Circle.objects.visible_to(farid).get() == circle
    assert not Circle.objects.visible_to(None).exists()


def test_at_night_one_reads_and_writes_when_the_team_is_back(house, elena, bruno):
    circle = circle_of(house, elena, out_of_hours=Hours.CLOSED)

    with at(NIGHT), pytest.raises(Refused, match="9\u00a0h\u00a0–\u00a021\u00a0h"):
        begun(circle, bruno)
    with at(NOON):
        assert begun(circle, bruno)


def test_the_first_two_messages_wait_for_the_team_and_then_no_more(house, elena, bruno, farid):
    circle = circle_of(house, elena, out_of_hours=Hours.FIRST_WAIT)
    with at(NIGHT):
        thread = begun(circle, bruno)
        assert Thread.objects.visible_to(bruno).get() == thread
        assert not Thread.objects.visible_to(farid).exists()
        show_post(thread.posts.get(), by=elena)
    with at(NIGHT + timedelta(minutes=5)):
        second = said_in(thread, bruno, "encore")
        assert seen_by(farid, thread) == [TEXT]
        show_post(second, by=elena)

    with at(NIGHT + timedelta(hours=1)):
        third = said_in(thread, bruno, "et voilà")

    assert third.standing == Standing.SHOWN
    assert seen_by(farid, thread) == [TEXT, "encore", "et voilà"]


def test_nobody_lets_their_own_message_be_seen(house, elena, bruno):
    thread = begun(circle_of(house, elena, first_are_held=True), bruno)

    with pytest.raises(Refused):
        show_post(thread.posts.get(), by=bruno)


def test_danger_is_for_the_author_and_the_team_until_it_is_looked_at(circle, bruno, elena, farid):
    thread = begun(circle, bruno, DANGER)

    assert Look.objects.get(kind="post").queue == Look.Queue.RED
    assert Thread.objects.visible_to(bruno).exists() and Thread.objects.visible_to(elena).exists()
    assert not Thread.objects.visible_to(farid).exists() and not Thread.objects.visible_to(None).exists()
    show_post(thread.posts.get(), by=elena)
    assert seen_by(farid, Thread.objects.get()) == [DANGER]


def test_in_danger_author_and_team_stay_in_contact_and_others_never_read_it(circle, bruno, elena, farid):
    thread = begun(circle, bruno, DANGER)
    said_in(thread, elena, "Je suis là.")
    with at(now() + timedelta(minutes=1)):
        said_in(thread, bruno, "je regarde la pluie")
    assert seen_by(bruno, thread) == seen_by(elena, thread) == [DANGER, "Je suis là.", "je regarde la pluie"]
    tell_followers.call()
    assert Notice.objects.filter(person=bruno, kind="circle_answer").exists()

    show_post(thread.posts.get(begins=True), by=elena)

    assert seen_by(farid, Thread.objects.get()) == [DANGER]


def test_all_that_is_written_is_read_once_and_a_number_sooner(circle, bruno, aicha):
    thread = begun(circle, bruno)
    said_in(thread, aicha, "Appelle-moi au 06 12 34 56 78.")

    assert sorted(Look.objects.values_list("queue", flat=True)) == [Look.Queue.YELLOW, Look.Queue.GREEN]


def test_the_charter_is_accepted_once_for_each_version(circle, bruno, elena):
    thread = begun(circle, bruno)
    said_in(thread, bruno)
    assert CharterAcceptance.objects.filter(person=bruno).count() == 1
    unread = words(circle, bruno)
    write_charter(circle, "On écoute, et on prend son temps.", by=elena)

    with pytest.raises(Refused):
        answer(thread, unread, by=bruno)
    said_in(thread, bruno)

    assert CharterAcceptance.objects.filter(person=bruno).count() == 2


def test_the_same_form_sends_once(circle, bruno, farid):
    thread = begun(circle, bruno)
    twice = words(circle, bruno, "deux fois")

    assert answer(thread, twice, by=bruno) == answer(thread, twice, by=bruno)
    with pytest.raises(Refused):
        answer(thread, twice, by=farid)


def test_one_changes_and_takes_back_one_s_own_words_only(circle, bruno, farid):
    post = begun(circle, bruno).posts.get()
    for act in (lambda: edit_post(post, "volé", by=farid), lambda: remove_post(post, by=farid)):
        with pytest.raises(Refused):
            act()

    assert edit_post(post, "autrement", by=bruno).edited_at
    remove_post(post, by=bruno)

    assert not Thread.objects.visible_to(farid).exists()
    assert not Post.objects.get().sealed_text and not Thread.objects.get().sealed_title


def test_the_answers_of_others_stay_when_the_first_words_go(circle, bruno, aicha):
    thread = begun(circle, bruno)
    said_in(thread, aicha, "Je te lis.")

    remove_post(thread.posts.get(begins=True), by=bruno)

    assert seen_by(None, Thread.objects.visible_to(None).get()) == ["", "Je te lis."]


def test_the_last_48_hours_go_at_once_under_every_name(house, elena, circle, bruno, aicha):
    other = circle_of(house, elena, name="Un autre")
    with at(now() - RECENT - timedelta(minutes=5)):
        old = begun(circle, bruno, "il y a trois jours")
    said_in(old, bruno, "hier")
    said_in(begun(other, aicha), bruno, "sans mon nom", is_hidden=True)

    erase_recent(by=bruno)

    left = Post.objects.exclude(standing=Standing.REMOVED)
    assert {post.text for post in left} == {"il y a trois jours", TEXT}


def test_a_block_separates_both_ways_and_says_nothing(circle, bruno, farid, aicha):
    thread, theirs = begun(circle, bruno), begun(circle, farid, title="Un autre fil")
    said_in(thread, aicha)
    block(farid, by=bruno)

    assert list(Thread.objects.visible_to(bruno)) == [thread]
    assert list(Thread.objects.visible_to(farid)) == [theirs]
    third = begun(circle, aicha)
    said_in(third, bruno, "de Bruno")
    said_in(third, farid, "de Farid")
    assert seen_by(bruno, third) == [TEXT, "de Bruno"]
    assert seen_by(farid, third) == [TEXT, "de Farid"]
    assert seen_by(aicha, third) == [TEXT, "de Bruno", "de Farid"]


def test_a_phrase_is_said_once_and_taken_back(circle, bruno, aicha):
    post = begun(circle, bruno).posts.get()
    say_phrase(post, "lu", by=aicha)
    assert post.reactions.count() == 1
    say_phrase(post, "lu", by=aicha)
    assert post.reactions.count() == 0
    with pytest.raises(Refused):
        say_phrase(post, "lu", by=bruno)


def test_a_visitor_reads_the_pages_and_is_led_to_a_pseudonym_to_write(circle, bruno):
    thread = begun(circle, bruno)

    pages = ["/cercles/", circle.get_absolute_url(), thread.get_absolute_url()]
    shown = [Client().get(page).content.decode() for page in pages]
    assert TITLE in shown[1] and TEXT in shown[2]
    asked = Client().get(f"{circle.get_absolute_url()}ecrire/")
    assert asked.status_code == 302 and asked["Location"].startswith("/connexion/")
