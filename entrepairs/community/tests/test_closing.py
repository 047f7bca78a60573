"""A house closes a circle: nobody writes in it any more, and nothing is lost for who was there."""

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.circles import close_circle, reopen_circle
from entrepairs.community.actions.removing import remove_post, say_phrase, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import look_for_unanswered
from entrepairs.community.tests.talking import DANGER, NOON, TEXT, begun, circle_of, said_in
from entrepairs.community.tests.waiting import unanswered
from entrepairs.core.clock import at
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(circle, thread, elena):
    close_circle(circle, by=elena)
    return Circle.objects.get()


def again(thread):
    return Thread.objects.select_related("circle__data_key", "circle__structure").get(pk=thread.pk)


def page_of(browser, where):
    return browser.get(where.get_absolute_url()).content.decode()


def test_the_coordination_closes_it_from_its_page_and_opens_it_again(circle, thread, elena, desk, bruno):
    where = f"/maisons/{circle.structure_id}/cercles/{circle.pk}/fermeture/"
    before = desk(elena).get(where).content.decode()
    assert "Rien n’est effacé" in before and "1 fil attend encore une réponse" in before
    assert "1 personne attend un mot d’accueil" in before

    assert desk(elena).post(where).status_code == 303
    assert Circle.objects.get().closed_at and "L’ouvrir à nouveau" in desk(elena).get(where).content.decode()
    assert where in desk(elena).get(f"/maisons/{circle.structure_id}/cercles/").content.decode()
    assert desk(elena).post(where).status_code == 303

    assert said_in(again(thread), bruno) and not Circle.objects.get().closed_at
    verbs = Entry.objects.filter(thing=str(circle.pk), verb__in=["circle.closed", "circle.reopened"])
    assert [one.actor for one in verbs.order_by("at")] == [elena.pk, elena.pk]


def test_nobody_else_closes_it_or_opens_it(circle, house, elena, bruno, farid, desk):
    member(house, bruno, by=elena)
    where = f"/maisons/{house.pk}/cercles/{circle.pk}/fermeture/"
    for someone in (bruno, farid):
        assert desk(someone).get(where).status_code == 404
        for act in (close_circle, reopen_circle):
            with pytest.raises(Refused):
                act(circle, by=someone)


def test_nobody_writes_in_it_and_the_same_people_read_it(closed, thread, bruno, farid, elena, browser_of):
    thread = again(thread)
    for act in (
        lambda: begun(closed, farid),
        lambda: said_in(thread, elena),
        lambda: edit_post(thread.posts.get(), "autrement", by=bruno),
    ):
        with pytest.raises(Refused, match="fermé depuis"):
            act()

    for browser in (Client(), browser_of(farid)):
        pages = page_of(browser, closed), page_of(browser, thread)
        assert TEXT in pages[1] and all("Ce cercle est fermé" in page for page in pages)
        assert not any("Écrire ici" in page or "L’équipe du cercle est là" in page for page in pages)
        assert "<textarea" not in pages[1]
    every = Client().get("/cercles/").content.decode()
    assert "Les cercles fermés" in every and closed.announced not in every
    remove_post(thread.posts.get(), by=bruno)
    assert not Thread.objects.visible_to(farid).exists()


def test_nobody_says_a_phrase_in_it_and_one_takes_back_ones_own(circle, thread, aicha, farid, elena, browser_of):
    post = thread.posts.get()
    say_phrase(post, "aussi", by=aicha)
    close_circle(circle, by=elena)
    pages = [browser_of(one).get(thread.get_absolute_url()).content.decode() for one in (aicha, farid)]
    assert [page.count('class="phrase"') for page in pages] == [1, 0] and "On lui a dit" in pages[1]
    with pytest.raises(Refused, match="n’y dit plus rien"):
        say_phrase(post, "lu", by=farid)
    say_phrase(post, "aussi", by=aicha)
    assert not post.reactions.exists()


def test_a_circle_for_some_stays_for_them(house, elena, bruno, farid):
    member(house, bruno, by=elena)
    thread = begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), bruno)
    close_circle(thread.circle, by=elena)

    assert Thread.objects.visible_to(bruno).exists() and not Thread.objects.visible_to(farid).exists()


def test_nobody_is_left_in_danger_in_it(circle, bruno, elena):
    post = begun(circle, bruno, DANGER).posts.get()
    with pytest.raises(Refused, match="attendent encore l’équipe"):
        close_circle(circle, by=elena)

    show_post(post, by=elena)
    close_circle(circle, by=elena)

    assert Circle.objects.get().closed_at


def test_the_watch_goes_on_with_what_is_there(closed, thread, bruno, driss, elena):
    watching(driss, by=elena)
    post = thread.posts.get()
    taken(Look.objects.open().get(kind="post", object_id=post.pk), by=driss)
    decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Relu."), by=driss)
    post.refresh_from_db()

    assert post.standing == Standing.SET_ASIDE


def test_what_nobody_can_answer_any_more_leaves_the_watch(circle, thread, elena):
    look = unanswered(thread)
    close_circle(circle, by=elena)
    with at(NOON):
        look_for_unanswered.call()

    look.refresh_from_db()
    assert look.outcome == Look.Outcome.GONE
