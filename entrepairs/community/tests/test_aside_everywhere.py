"""What someone has put aside is folded wherever it would be read: lists, search, pictures, news."""

from io import BytesIO

import pytest
from PIL import Image

from entrepairs.community.actions.aside import follow_thread, mute_author, put_words_aside
from entrepairs.community.models.thread import Standing
from entrepairs.community.pictures import Drawn
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, said_in
from entrepairs.community.views.thread_reading import MANY
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
FOLDED = "Un mot que vous avez mis de côté"
SAYS_IT = "une lettre de suicide"


@pytest.fixture
def browser(aicha, browser_of):
    """Of Aïcha, who does not want to read this word."""
    put_words_aside(("suicide",), by=aicha)
    return browser_of(aicha)


@pytest.fixture
def picture():
    Image.new("RGB", (4, 4)).save(out := BytesIO(), "WEBP")
    return Drawn(out.getvalue(), 4, 4)


def found(browser, words):
    return browser.post("/cercles/chercher/", {"words": words}, follow=True).content.decode()


def news(browser, thread, last):
    where = f"{thread.get_absolute_url()}?apres={last.pk}"
    return browser.get(where, headers={"HX-Request": "true"}).content.decode()


def test_a_search_does_not_show_the_note_that_says_it(circle, bruno, browser):
    begun(circle, bruno, "une girafe dans le couloir", content_note="parle de suicide")
    assert "parle de suicide" not in found(browser, "girafe")


@pytest.mark.parametrize("said", [{"title": "Le suicide"}, {"content_note": SAYS_IT}])
def test_a_search_tells_nothing_of_what_stood_above_a_beginning_set_apart(circle, bruno, claire, browser, said):
    thread = begun(circle, bruno, **said)
    said_in(thread, claire, "Je lis au coin du feu.")
    assert "coin du feu" not in found(browser, "feu")

    thread.posts.filter(begins=True).update(standing=Standing.SET_ASIDE)

    assert "Je lis au coin du feu." in found(browser, "feu")


@pytest.mark.parametrize("said", [{"title": SAYS_IT}, {"content_note": SAYS_IT}])
def test_the_page_where_one_reports_folds_what_stands_above_a_thread(circle, bruno, browser, said):
    thread = begun(circle, bruno, **said)

    page = browser.get(f"/signaler/post/{thread.posts.get().pk}/").content.decode()

    assert f"<summary>{FOLDED}" in page.split(SAYS_IT)[0]


def test_a_followed_thread_is_folded_by_its_title_its_note_or_its_author(circle, bruno, claire, aicha, browser):
    threads = [begun(circle, bruno, title="Le suicide"), begun(circle, bruno, content_note=SAYS_IT)]
    threads.append(begun(circle, claire, title="Une girafe"))
    for thread in threads:
        follow_thread(thread, by=aicha)
    page = browser.get("/mes-mots/").content.decode()
    assert page.count(f"<summary>{FOLDED}") == 2 and SAYS_IT not in page

    mute_author(threads[-1].posts.get(), by=aicha)

    assert "Une personne que vous avez mise de côté" in browser.get("/mes-mots/").content.decode()


def test_a_picture_is_folded_by_what_it_shows(circle, bruno, picture, browser):
    thread = begun(circle, bruno, picture=picture, alt=SAYS_IT)
    assert FOLDED in browser.get(thread.get_absolute_url()).content.decode()


def test_nobody_is_called_to_a_picture_that_they_put_aside(circle, bruno, aicha, picture, browser):
    thread = begun(circle, aicha)
    said_in(thread, bruno, picture=picture, alt=SAYS_IT)
    tell_followers.call()
    assert not Notice.objects.filter(person=aicha).exists()


def test_news_are_of_what_one_would_read(circle, bruno, claire, aicha, browser):
    thread = begun(circle, aicha)
    first = thread.posts.get()
    said_in(thread, bruno, "Je parle de suicide.")
    assert "nouvelle réponse" not in news(browser, thread, first)

    said_in(thread, claire, "Je parle d’une girafe.")

    assert "1 nouvelle réponse" in news(browser, thread, first)


def test_many_that_are_folded_do_not_keep_the_next_one_from_the_news(circle, bruno, claire, aicha, browser):
    thread = begun(circle, aicha)
    first = thread.posts.get()
    for number in range(MANY):
        said_in(thread, bruno, f"Je parle de suicide, {number}.")
    for number in range(MANY + 1):
        said_in(thread, claire, f"Je parle d’une girafe, {number}.")

    assert f"{MANY} nouvelles réponses" in news(browser, thread, first)
