"""What was read is what others read: an edit, a lifted decision, a lost role let nothing slip by."""

import pytest
from django.test import Client

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, last_words_gone, said_in
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.actions.watching import be_second, claim_look
from entrepairs.safety.models import Look, Measure, Watcher
from entrepairs.safety.tests.told import WHY, hidden_by_three, settled, watching
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db


def again(post):
    return Post.objects.select_related("thread__circle__data_key", "voice").get(pk=post.pk)


def limited(post, by):
    claim_look(Look.objects.open().get(object_id=post.pk), by=by)
    return decide("post", post.pk, Ruling(Measure.LIMIT, "autre", WHY), by=by)


def test_a_text_that_changed_while_it_was_read_is_read_again(house, elena, farid, driss, desk):
    watching(driss)
    post, browser = begun(circle_of(house, elena, first_are_held=True), farid, "bonjour").posts.get(), desk(driss)
    look = Look.objects.open().get()
    browser.post(f"/veille/{look.pk}/prise/")
    read = browser.get(f"/veille/{look.pk}/").content.decode().split('name="lu" value="')[1][:16]
    edit_post(again(post), "va crever", by=farid)

    answer = browser.post(f"/veille/{look.pk}/lu/", {"lu": read}, follow=True)

    assert "Ce que vous avez ouvert a changé" in answer.content.decode() and again(post).standing == Standing.HELD
    assert Look.objects.open().filter(pk=look.pk).exists()


def test_a_danger_written_by_an_edit_leaves_the_waiting_for_the_team(house, elena, farid):
    post = begun(circle_of(house, elena, first_are_held=True), farid, "bonjour").posts.get()
    edit_post(post, DANGER, by=farid)
    assert again(post).standing == Standing.LOOKED_AT


def test_a_first_post_that_was_read_waits_again_once_changed(house, elena, farid):
    post = begun(circle_of(house, elena, first_are_held=True), farid, "bonjour").posts.get()
    for model in (Post, Thread):
        model.objects.update(standing=Standing.SHOWN)
    edit_post(again(post), "autre chose", by=farid)
    assert again(post).standing == Standing.HELD


def test_a_lifted_decision_publishes_neither_a_danger_nor_what_nobody_read(circle, bruno, aicha, driss, farid):
    watching(driss), watching(farid)
    danger, mild = begun(circle, bruno, DANGER).posts.get(), said_in(begun(circle, aicha), aicha, "texte doux")
    be_second_of = Look.objects.open().get(object_id=danger.pk)
    claim_look(be_second_of, by=driss)
    be_second(be_second_of, by=farid)
    first = decide("post", danger.pk, Ruling(Measure.LIMIT, "autre", WHY), by=driss)
    second = limited(mild, driss)
    edit_post(again(mild), "Claire habite au 4 rue des Lilas", by=aicha)

    for decision in (first, second):
        lift_decision(decision, "à la relecture", by=driss)

    assert (again(danger).standing, again(mild).standing) == (Standing.LOOKED_AT, Standing.HELD)
    assert "Lilas" not in Client().get(mild.thread.get_absolute_url()).content.decode()


def test_who_no_longer_reads_a_circle_removes_their_words_and_changes_none(house, elena, farid, browser_of):
    circle, at = circle_of(house, elena, readers=Circle.Readers.HOUSE), now()
    named = {"name": Role.Name.MEMBER, "given_by": elena, "given_at": at, "accepted_at": at}
    role = Role.objects.create(structure=house, person=farid, **named)
    post = begun(circle, farid, "bonjour").posts.get()
    Role.objects.filter(pk=role.pk).update(ended_at=now())

    with pytest.raises(Refused):
        edit_post(again(post), "après coup", by=farid)
    browser_of(farid).post(f"/mes-mots/{post.pk}/retrait/")
    assert again(post).standing == Standing.REMOVED


def test_changing_a_post_again_and_again_is_slowed(circle, farid, browser_of):
    post, browser = begun(circle, farid, "a").posts.get(), browser_of(farid)
    sent = [browser.post(f"/mes-mots/{post.pk}/", {"text": f"b{n}", "heard": "on"}).status_code for n in range(31)]
    assert sent[0] == 303 and sent[-1] == 422


def test_three_reports_hide_a_first_post_and_none_of_the_words_of_others(circle, bruno, aicha, farid, person):
    thread = begun(circle, bruno, "bonjour")
    answer = said_in(thread, aicha, "Je te lis depuis le début.")
    first = thread.posts.get(begins=True)
    for name in ("Un", "Deux", "Trois"):
        send_report(Shown("post", first.pk), "contact", "là", new_id(), by=settled(person(name)))
    hidden_by_three()

    shown = Post.objects.visible_to(farid, thread)
    assert answer in shown and first not in shown
    assert Thread.objects.visible_to(aicha).filter(pk=thread.pk).exists()


def test_the_copy_of_a_decision_is_opened_by_who_keeps_the_watch_and_leaves_a_line(circle, farid, driss, claire, desk):
    watching(driss), watching(claire)
    decision = limited(begun(circle, farid, "secret de la maison").posts.get(), driss)
    browser, address = desk(claire), f"/veille/decisions/{decision.pk}/"

    assert "secret de la maison" in browser.get(address).content.decode()
    assert Entry.objects.filter(actor=claire.pk, verb="decision.opened", about=None).count() == 1
    pause_watch(Watcher.objects.get(person=claire), by=claire)
    assert browser.get(address).status_code == 404


def test_with_an_account_go_the_words_that_the_watch_kept_of_an_alias(circle, farid, driss):
    watching(driss)
    post = begun(circle, farid, DANGER, is_hidden=True).posts.get()
    look = Look.objects.get(object_id=post.pk)
    assert look.words

    ask_erasure(farid, keep_shared=True, at_once=True, by=farid)
    last_words_gone()

    look.refresh_from_db()
    assert (bytes(look.sealed_words), look.data_key_id) == (b"", None)


def test_the_same_words_spread_by_edits_wait_too(thread, person):
    story = "J’ai guéri en trois semaines avec cette méthode, et je peux vous la montrer à tous contre presque rien."
    writers = [person(f"Voix-{n}") for n in range(4)]
    edited = [edit_post(said_in(thread, one, "Bonjour."), story, by=one) for one in writers]
    assert edited[-1].standing == Standing.HELD
