"""What is not shown is not told either: neither that an answer waits, nor what stood above a beginning set apart."""

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.aside import follow_thread
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.community.written import Titles
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
TITLE, NOTE = "Aïcha vend des girafes", "parle d’un troupeau"
GONE, BLURRED = "Le début de ce fil n’est pas visible", "L’équipe a flouté le début de ce fil"


def main(response):
    return response.content.decode().split("<main")[1].split("</main")[0]


@pytest.fixture
def waited_on(circle, aicha, bruno):
    """Aïcha’s first post; Bruno’s answer waits for the team."""
    thread = begun(circle, aicha)
    Circle.objects.update(first_are_held=True)
    said_in(Thread.objects.get(), bruno)
    return Post.objects.select_related("thread__circle__data_key", "voice").get(thread=thread, begins=True)


def test_an_answer_that_waits_is_not_told_to_who_opened(waited_on, aicha, browser_of):
    assert "d’autres y ont écrit" not in main(browser_of(aicha).get(f"/mes-mots/{waited_on.pk}/"))

    edit_post(waited_on, "Autre chose", by=aicha, titles=Titles("Un autre titre", ""))

    assert Thread.objects.select_related("circle__data_key").get().title == "Un autre titre"


def test_an_answer_that_is_shown_is_told(waited_on, aicha, browser_of):
    Post.objects.filter(begins=False).update(standing=Standing.SHOWN)

    assert "d’autres y ont écrit" in main(browser_of(aicha).get(f"/mes-mots/{waited_on.pk}/"))


@pytest.mark.parametrize("is_hidden", [True, False])
def test_an_answer_that_a_block_hides_is_not_told_to_who_opened(
    house, circle, aicha, bruno, elena, browser_of, is_hidden
):
    member(house, bruno, by=elena)
    thread = begun(circle, bruno, is_hidden=is_hidden)
    said_in(thread, aicha, "Je lis.")
    address = f"/mes-mots/{thread.posts.get(begins=True).pk}/"
    assert "d’autres y ont écrit" in main(browser_of(bruno).get(address))

    block(bruno, by=aicha)

    page = main(browser_of(bruno).get(address))
    assert "Le montrer à moins de monde" in page and "d’autres y ont écrit" not in page


def test_an_answer_that_waits_does_not_keep_a_danger_before_everybody(waited_on, aicha, farid):
    edit_post(waited_on, DANGER, by=aicha)

    assert Thread.objects.get().standing == Standing.LOOKED_AT and not Thread.objects.visible_to(farid).exists()


@pytest.fixture
def led_to(circle, bruno, aicha, claire):
    """A thread that Aïcha answered, and Claire follows."""
    thread = begun(circle, bruno, title=TITLE, content_note=NOTE)
    said_in(thread, aicha, "Je lis au coin du feu.")
    follow_thread(thread, by=claire)
    return thread


def pages(thread, browser):
    """Wherever the title would be read."""
    listed, page = (browser.get(one.get_absolute_url()) for one in (thread.circle, thread))
    return [main(one) for one in (listed, page, browser.post("/cercles/chercher/", {"words": "feu"}, follow=True))]


def test_the_title_goes_with_the_post_that_begins_the_thread(led_to, claire, bruno, elena, browser_of):
    Post.objects.filter(begins=True).update(standing=Standing.SET_ASIDE)

    for browser in (Client(), browser_of(claire)):
        assert all(GONE in page and TITLE not in page and NOTE not in page for page in pages(led_to, browser))
    followed = main(browser_of(claire).get("/mes-mots/"))
    assert GONE in followed and TITLE not in followed
    for reader in (bruno, elena):
        assert all(TITLE in page and NOTE in page for page in pages(led_to, browser_of(reader))[:2])


def test_the_title_of_a_blurred_beginning_is_folded_and_off_the_lists(led_to, claire, driss, elena, browser_of):
    watching(driss, by=elena)
    post = led_to.posts.get(begins=True)
    taken(Look.objects.get(object_id=post.pk), by=driss)
    decision = decide("post", post.pk, Ruling(Measure.BLUR, "autre", "Voilà."), by=driss)

    listed, page, search = pages(led_to, browser_of(claire))

    for shown in (listed, search, main(browser_of(claire).get("/mes-mots/"))):
        assert BLURRED in shown and TITLE not in shown and NOTE not in shown
    assert f"{BLURRED}</h1>" in page and "Le lire quand même" in page.split(TITLE)[0]
    lift_decision(decision, "Relu.", by=driss)
    assert all(TITLE in shown for shown in pages(led_to, browser_of(claire)))


def test_a_beginning_erased_while_it_is_limited_does_not_keep_the_words_of_others(led_to, bruno, farid, driss, elena):
    watching(driss, by=elena)
    post = led_to.posts.get(begins=True)
    taken(Look.objects.get(object_id=post.pk), by=driss)
    decision = decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Voilà."), by=driss)
    remove_post(post, by=bruno)
    assert not Thread.objects.visible_to(farid).exists()

    lift_decision(decision, "Relu.", by=driss)

    read = Post.objects.visible_to(farid, Thread.objects.visible_to(farid).get())
    assert [one.standing for one in read] == [Standing.SHOWN], "what was apart goes without a trace"


def test_news_still_come_once_the_last_that_was_read_is_apart(led_to, claire, elena, driss, farid, browser_of):
    watching(driss, by=elena)
    last = said_in(led_to, claire, "Le dernier.")
    taken(Look.objects.get(object_id=last.pk), by=driss)
    decide("post", last.pk, Ruling(Measure.LIMIT, "autre", "Voilà."), by=driss)
    more = said_in(led_to, claire, "Un message de plus.")

    asked = f"{led_to.get_absolute_url()}?apres={last.pk}"

    assert f"message-{more.pk}" in browser_of(farid).get(asked, headers={"HX-Request": "true"}).content.decode()
