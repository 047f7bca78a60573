"""Who reads a thread: as many as its circle, or fewer; never more, whatever happens afterwards."""

from itertools import product

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.aside import follow_thread
from entrepairs.community.actions.guests import answer_invitation, invite_guest
from entrepairs.community.actions.writing import narrow_thread
from entrepairs.community.models import Circle, Follow, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.streams import may_follow_thread, topic_of
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, circle_of, form, said_in
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
Readers = Circle.Readers
EVERYBODY, HERE, HOUSE, INVITED = Readers.EVERYBODY, Readers.HERE, Readers.HOUSE, Readers.INVITED
SECRET = "une girafe dans le grenier"


@pytest.fixture
def bruno(house, bruno, elena):
    """A member of the house."""
    member(house, bruno, by=elena)
    return bruno


@pytest.fixture
def ways(browser_of):
    """`ways(thread, person)`: whether anything of the thread comes to this person, by each way that leads there."""

    def found(thread, person):
        browser = browser_of(person) if person else Client()
        post = thread.posts.get(begins=True)
        pages = [thread.get_absolute_url(), post.get_absolute_url(), f"/signaler/post/{post.pk}/"]
        answers = [browser.get(page) for page in [*pages, thread.circle.get_absolute_url()]]
        answers.append(browser.post("/cercles/chercher/", {"words": "girafe"}, follow=True))
        seen = {SECRET in answer.content.decode() for answer in answers[:2]}
        seen |= {thread.title in answer.content.decode() for answer in answers[3:]}
        seen |= {answers[2].status_code == 200}
        return seen | ({may_follow_thread(person.pk, topic_of(thread).removeprefix("thread:"))} if person else set())

    return found


def everyone(aicha, bruno, elena):
    """A visitor, an account, a member of the house, the team; and who of them each audience names."""
    yield from ((None, {EVERYBODY}), (aicha, {EVERYBODY, HERE}), (bruno, {EVERYBODY, HERE, HOUSE}))
    yield elena, set(Readers)


def test_a_thread_is_read_by_whom_both_it_and_its_circle_name(circle, aicha, bruno, elena, ways):
    thread = begun(circle, elena, SECRET)
    for of_circle, of_thread in product([EVERYBODY, HERE, HOUSE], Readers):
        Circle.objects.update(readers=of_circle)
        Thread.objects.update(readers=of_thread)
        for person, named in everyone(aicha, bruno, elena):
            assert ways(thread, person) == {{of_circle, of_thread} <= named}, (of_circle, of_thread, person)


def test_a_guest_reads_what_was_written_for_guests_even_once_the_circle_opens(house, elena, aicha, farid, ways):
    circle = circle_of(house, elena, readers=INVITED)
    answer_invitation(invite_guest(circle, aicha, by=elena), yes=True, by=aicha)
    thread = begun(circle, aicha, SECRET)

    Circle.objects.update(readers=EVERYBODY)

    assert (ways(thread, aicha), ways(thread, farid), ways(thread, None)) == ({True}, {False}, {False})


def test_one_chooses_before_sending_and_the_page_says_it(circle, bruno, farid, browser_of):
    browser, address = browser_of(bruno), f"{circle.get_absolute_url()}ecrire/"
    assert "Qui lit ce fil" in browser.get(address).content.decode()

    browser.post(address, form(circle, bruno, readers=HOUSE, title="Au grenier"))

    thread = Thread.objects.get()
    assert thread.readers == HOUSE
    assert "ici lisent\u00a0: les membres de la maison" in browser.get(thread.get_absolute_url()).content.decode()
    assert "les membres de la maison" in browser.get(circle.get_absolute_url()).content.decode().split("<details")[0]
    assert browser_of(farid).get(thread.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("of_circle", "chosen"), [(HERE, EVERYBODY), (HOUSE, HERE), (EVERYBODY, INVITED)])
def test_never_more_people_than_the_circle(circle, bruno, browser_of, of_circle, chosen):
    Circle.objects.update(readers=of_circle)
    page = browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", form(circle, bruno, readers=chosen))

    assert page.status_code == 422 or Thread.objects.get().readers == of_circle
    with pytest.raises(Refused):
        begun(circle, bruno, readers=chosen)


def test_farid_keeps_nothing_for_a_house_where_he_is_not(circle, farid, browser_of):
    assert (
        "les membres de la maison" not in browser_of(farid).get(f"{circle.get_absolute_url()}ecrire/").content.decode()
    )
    with pytest.raises(Refused):
        begun(circle, farid, readers=HOUSE)


def test_it_may_be_narrowed_by_who_opened_it_and_widened_by_nobody(circle, bruno, aicha, elena, browser_of):
    thread = begun(circle, bruno, is_hidden=True)
    address = f"/mes-mots/{thread.posts.get().pk}/"
    for other in (aicha, elena):
        with pytest.raises(Refused):
            narrow_thread(thread, HERE, by=other)
        assert browser_of(other).post(f"{address}lecture/", {"readers": HERE}).status_code == 404

    browser = browser_of(bruno)
    assert "Le montrer à moins de monde" in browser.get(address).content.decode()
    browser.post(f"{address}lecture/", {"readers": HOUSE})

    thread.refresh_from_db()
    assert thread.readers == HOUSE and "Le montrer à moins" not in browser.get(address).content.decode()
    for wider in (EVERYBODY, HERE, HOUSE):
        with pytest.raises(Refused):
            narrow_thread(thread, wider, by=bruno)
        browser.post(f"{address}lecture/", {"readers": wider})
    thread.refresh_from_db()
    assert thread.readers == HOUSE


def test_a_circle_that_opens_does_not_open_what_was_written_in_it(house, elena, bruno, aicha, ways):
    circle = circle_of(house, elena, readers=HOUSE)
    before = begun(circle, bruno, SECRET, title="Avant")
    Circle.objects.update(readers=EVERYBODY)
    circle.refresh_from_db()
    after = begun(circle, bruno, SECRET, title="Après")

    assert (ways(before, None), ways(before, aicha), ways(before, bruno)) == ({False}, {False}, {True})
    assert (ways(after, None), ways(after, aicha)) == ({True}, {True})


def test_who_no_longer_reads_is_told_of_nothing(circle, bruno, aicha, elena):
    thread = begun(circle, bruno)
    said_in(thread, aicha)
    follow_thread(thread, by=aicha)
    narrow_thread(thread, HOUSE, by=bruno)

    said_in(thread, elena, SECRET)
    tell_followers.call()

    assert Follow.objects.filter(person=aicha).exists() and not Notice.objects.filter(person=aicha).exists()
    assert Notice.objects.filter(person=bruno, kind="circle_answer").exists()


def test_ones_words_in_a_thread_that_one_reads_no_more_are_in_mes_fils(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno)
    post, browser = said_in(thread, aicha, SECRET, is_hidden=True), browser_of(aicha)
    assert "vous ne lisez plus" not in browser.get("/mes-mots/").content.decode()
    narrow_thread(thread, HOUSE, by=bruno)

    page = browser.get("/mes-mots/").content.decode()
    assert SECRET in page and f"/mes-mots/{post.pk}/" in page
    assert "/mes-mots/" in browser.get(f"/mes-mots/{post.pk}/").content.decode()
    assert SECRET not in browser_of(farid).get("/mes-mots/").content.decode()
    assert browser.post(f"/mes-mots/{post.pk}/retrait/").headers["Location"] == "/mes-mots/"
    assert "vous ne lisez plus" not in browser.get("/mes-mots/").content.decode()


def test_a_block_shows_nothing_in_mes_fils(circle, bruno, aicha, browser_of):
    said_in(begun(circle, bruno), aicha, SECRET)
    block(aicha, by=bruno)

    assert SECRET not in browser_of(aicha).get("/mes-mots/").content.decode()


def test_what_is_kept_for_visitors_is_narrowed_too(circle, bruno, settings):
    settings.CIRCLES_KEPT = 0
    thread = begun(circle, bruno, SECRET)
    assert SECRET in Client().get(thread.get_absolute_url()).content.decode()

    narrow_thread(thread, HERE, by=bruno)

    assert Client().get(thread.get_absolute_url()).status_code == 404
    assert thread.title not in Client().get(circle.get_absolute_url()).content.decode()


def test_a_text_kept_for_the_house_is_not_found_out_by_saying_it_again(circle, bruno, farid):
    story = (
        "Il neige sur la colline et le facteur a perdu son chapeau, nous l’avons cherché tout le matin sans rien voir."
    )
    for _again in range(2):
        begun(circle, bruno, story, readers=HOUSE)

    guesses = [begun(circle, farid, story, readers=kept).posts.get().standing for kept in (EVERYBODY, HERE)]

    assert guesses == [Standing.SHOWN, Standing.SHOWN]


@pytest.fixture
def set_apart(circle, bruno, aicha, driss, elena):
    """Aïcha answered Bruno, whose first words the team has limited."""
    watching(driss, by=elena)
    thread = begun(circle, bruno)
    said_in(thread, aicha, SECRET)
    look = taken(Look.objects.get(object_id=thread.posts.get(begins=True).pk), by=driss)
    decide("post", look.object_id, Ruling(Measure.LIMIT, "autre", "Un numéro y était."), by=driss)
    return thread


def test_who_answered_a_thread_whose_beginning_is_limited_reads_and_takes_back_their_words(
    set_apart, aicha, bruno, elena, browser_of
):
    browser, own = browser_of(aicha), set_apart.posts.get(begins=False)
    assert browser.get(set_apart.get_absolute_url()).status_code == 404

    assert SECRET in browser.get("/mes-mots/").content.decode()
    page = browser.get(f"/mes-mots/{own.pk}/").content.decode()
    assert SECRET in page and "Ce fil n’est plus ouvert pour vous" in page and "message retiré" in page
    assert not Post.objects.left_behind(bruno).exists() and not Post.objects.left_behind(elena).exists()

    browser.post(f"/mes-mots/{own.pk}/retrait/")
    assert Post.objects.get(pk=own.pk).text == "" and not Post.objects.left_behind(aicha).exists()


def test_a_block_does_not_show_in_what_is_left_behind(set_apart, bruno, aicha):
    block(bruno, by=aicha)

    assert not Post.objects.left_behind(aicha).exists()


def test_the_author_of_a_thread_set_apart_reads_that_they_and_the_team_read_it(set_apart, bruno, elena, browser_of):
    page = browser_of(bruno).get(set_apart.get_absolute_url()).content.decode()

    assert "ici lisent\u00a0: vous et l’équipe, pour l’instant" in page and "tout le monde, sans compte" not in page
    theirs = browser_of(elena).get(set_apart.get_absolute_url()).content.decode()
    assert "ici lisent\u00a0: l’auteur·e et l’équipe, pour l’instant" in theirs
