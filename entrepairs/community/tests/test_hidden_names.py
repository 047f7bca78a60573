"""« Sans mon pseudonyme »: nobody learns who writes, the author keeps all that one does with one’s own words."""

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import say_phrase
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread, Voice, Welcome
from entrepairs.community.privacy import export
from entrepairs.community.rules.reading import is_author
from entrepairs.community.tasks import tell_followers, unanswered
from entrepairs.community.tests.talking import NIGHT, NOON, begun, circle_of, last_words_gone, said_in
from entrepairs.community.voices import mark
from entrepairs.core.clock import at
from entrepairs.core.models import Entry
from entrepairs.core.rotation import begin_rotation, end_rotation, rewrap_all
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety import subjects
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db


def test_the_author_knows_their_own_and_nobody_else_does(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno, "à moi seul", is_hidden=True)
    post = thread.posts.get()

    assert is_author(bruno, post) and not is_author(aicha, post)
    assert edit_post(post, "toujours à moi", by=bruno).edited_at
    assert "toujours à moi" in str(export(bruno)) and "toujours à moi" not in str(export(farid))
    address = f"/mes-mots/{post.pk}/"
    assert browser_of(bruno).get(address).status_code == 200
    assert browser_of(farid).get(address).status_code == 404


def test_the_name_is_one_for_the_thread_and_another_elsewhere(circle, bruno):
    thread, other = begun(circle, bruno, is_hidden=True), begun(circle, bruno, is_hidden=True)
    said_in(thread, bruno)

    assert thread.voices.count() == 1
    assert thread.voices.get().mark != other.voices.get().mark


def test_a_mark_says_nothing_without_the_key(circle, bruno, aicha):
    thread = begun(circle, bruno, is_hidden=True)
    voice = thread.voices.get()

    assert voice.person is None and str(bruno.pk).encode() not in bytes(voice.sealed_person)
    assert voice.mark not in {mark(bytes(32), thread.pk, one.pk) for one in (bruno, aicha)}
    assert voice.hidden_person == str(bruno.pk)


def test_one_s_own_is_known_again_after_a_rotation_of_the_keys(circle, bruno):
    post = begun(circle, bruno, is_hidden=True).posts.get()
    begin_rotation()
    list(rewrap_all())
    end_rotation()

    again = Post.objects.select_related("voice", "thread__circle__data_key").get(pk=post.pk)
    assert is_author(bruno, again) and again.text


def test_a_block_does_not_say_who_is_behind_a_name(circle, bruno, farid):
    """Whoever blocked everybody in turn would see which name goes."""
    thread = begun(circle, bruno, is_hidden=True)
    block(bruno, by=farid)

    assert Thread.objects.visible_to(farid).get() == thread
    assert Post.objects.visible_to(farid, thread).count() == 1


@pytest.mark.parametrize("is_set_by_the_opener", [True, False])
def test_what_waits_for_an_answer_does_not_say_whom_an_alias_keeps_away_from(
    circle, bruno, aicha, farid, is_set_by_the_opener
):
    """Whoever blocked somebody, answered, and had the list looked at, would see whether it is them."""
    blocker, blocked = (bruno, farid) if is_set_by_the_opener else (farid, bruno)
    block(blocked, by=blocker)
    apart, other = (begun(circle, someone, is_hidden=True) for someone in (bruno, aicha))
    assert set(unanswered()) == {apart, other}

    for thread in (apart, other):
        said_in(thread, farid, "Je lis.")

    assert not unanswered().exists()


def test_a_phrase_stays_after_a_block_which_would_sign_it_and_no_other_is_said(circle, bruno, farid, browser_of):
    thread = begun(circle, bruno)
    post = thread.posts.get()
    say_phrase(post, "aussi", by=farid)
    before = said_to(browser_of(bruno), thread)

    block(farid, by=bruno)

    assert said_to(browser_of(bruno), thread) == before == ["Moi aussi"]
    assert browser_of(farid).post(f"/fils/messages/{post.pk}/mot/", {"phrase": "lu"}).status_code == 404


def said_to(browser, thread):
    return re.findall(r"On vous a dit\s?: ([^<]*)<", browser.get(thread.get_absolute_url()).content.decode())


def test_the_watch_and_the_journal_do_not_name_the_author(circle, bruno):
    post = begun(circle, bruno, is_hidden=True).posts.get()

    assert subjects.of("post").author(post) is None
    assert not Entry.objects.filter(actor=bruno.pk).exists()


def test_an_account_that_leaves_takes_its_words_and_the_link(circle, bruno, aicha):
    thread = begun(circle, bruno, "un pot de basilic", is_hidden=True)
    said_in(thread, aicha, "Je lis.")

    leave_circles(bruno)
    last_words_gone()

    voice = thread.voices.get(opened_it=True)
    assert not voice.sealed_person and voice.mark != Thread.objects.get().mark_of(bruno)
    assert [post.text for post in Post.objects.order_by("written_at")] == ["", "Je lis."]


ACTS = st.lists(st.tuples(st.sampled_from(["say", "edit", "phrase", "block"]), st.integers(0, 2)), max_size=6)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_no_order_of_acts_shows_who_is_hidden(circle, person, elena, acts):
    """Whatever happens, pages of others are the same, but for the alias, as if someone else had written."""
    Thread.objects.all().delete()
    names = [f"Saule{number}" for number in range(3)]
    people = [Voice.person.field.related_model.objects.filter(pseudonym=name).first() or person(name) for name in names]
    hidden = people[0]
    thread = begun(circle, hidden, is_hidden=True)
    for act, who in acts:
        _do(act, people[who], hidden, thread)

    for reader in (None, elena, people[1], people[2]):
        browser = Client()
        if reader is not None:
            browser.force_login(reader)
        for page in ("/cercles/", circle.get_absolute_url(), thread.get_absolute_url()):
            said = browser.get(page).content.decode()
            assert names[0] not in said and str(hidden.pk) not in said, (reader, page)


def _do(act, who, hidden, thread):
    first = thread.posts.order_by("written_at").first()
    if act == "say":
        said_in(thread, who, is_hidden=who == hidden)
    elif act == "edit":
        edit_post(first, f"{first.text}.", by=hidden)
    elif act == "phrase" and who != hidden:
        say_phrase(first, "lu", by=who)
    elif act == "block" and who != hidden:
        block(hidden, by=who)


def test_pages_of_the_author_do_not_show_the_alias_as_theirs_to_others(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno, is_hidden=True)
    alias = thread.voices.get().alias

    mine, theirs = (browser_of(one).get(thread.get_absolute_url()).content.decode() for one in (bruno, aicha))

    assert re.search(rf"ici, {alias}", mine)
    assert alias in theirs and "mes-mots" not in theirs.split("<main")[1]


def test_an_answer_is_told_to_a_pseudonym_and_never_to_an_alias(circle, bruno, aicha, farid, browser_of):
    named, hidden = begun(circle, bruno), begun(circle, bruno, is_hidden=True, title="Une soupe de potiron")
    for thread in (named, hidden):
        said_in(thread, aicha, "Je lis.")
    tell_followers.call()

    assert [notice.path for notice in Notice.objects.filter(person=bruno)] == [named.get_absolute_url()]
    assert "Une soupe de potiron" in browser_of(bruno).get("/mes-mots/").content.decode()
    assert "Une soupe de potiron" not in browser_of(farid).get("/mes-mots/").content.decode()


def test_an_alias_of_the_team_is_welcomed_like_any_other(circle, elena, bruno):
    for one in (elena, bruno):
        begun(circle, one, is_hidden=True)
    assert Welcome.objects.waiting().count() == 2


def test_where_only_the_team_writes_at_night_nobody_writes_without_their_name(house, elena, bruno):
    circle = circle_of(house, elena, out_of_hours=Circle.OutOfHours.CLOSED)
    with at(NOON):
        thread = begun(circle, elena, is_hidden=True)
        other = begun(circle, bruno)
    with at(NIGHT):
        assert said_in(other, elena)
        with pytest.raises(Refused, match="au hasard"):
            said_in(thread, elena)
        with pytest.raises(Refused, match="au hasard"):
            begun(circle, elena, is_hidden=True)
