"""Who is about to tell the team of a text reads which one it is, as they read it, and when somebody will read them."""

from datetime import UTC, datetime, time

import pytest

from entrepairs.community.actions.aside import put_words_aside
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.models import Welcome
from entrepairs.community.pictures import drawn_again
from entrepairs.community.tests.talking import begun, circle_of, said_in, words
from entrepairs.community.tests.test_pictures import ALT, photo
from entrepairs.core.clock import at
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.watchers import pause_watch
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Look, Measure, Watcher
from entrepairs.safety.tests.told import WHY, watching
from entrepairs.testimonies.tests.stories import house_of, published

pytestmark = pytest.mark.django_db
DOORS = ["signaler", "je-m-inquiete"]
TEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)


def page_of(browser, kind, pk, door="signaler"):
    return browser.get(f"/{door}/{kind}/{pk}/").content.decode()


@pytest.mark.parametrize("door", DOORS)
def test_one_reads_the_beginning_of_the_text_that_one_tells_of(door, elena, bruno, client):
    story = published(bruno, house_of(elena), elena)

    page = page_of(client, "testimony", story.pk, door)

    assert "Le texte dont vous parlez" in page and story.public_text[:60] in page


def test_of_a_long_text_only_the_beginning_and_of_an_alias_no_name(house, elena, bruno, client):
    post = begun(circle_of(house, elena), bruno, f"Une bougie. {'a ' * 200}fin", is_hidden=True).posts.get()

    page = page_of(client, "post", post.pk)

    assert "Une bougie." in page and "fin" not in page.split("Le texte dont vous parlez")[1].split("</div>")[0]
    assert post.voice.alias and post.voice.alias not in page and "Bruno" not in page


def test_one_reads_that_the_watch_will_see_its_picture_too(house, elena, bruno, client):
    post = begun(circle_of(house, elena), bruno, picture=drawn_again(photo()), alt=ALT).posts.get()
    plain = said_in(post.thread, bruno)

    assert "la veille la verra aussi" in page_of(client, "post", post.pk)
    assert "la veille la verra aussi" not in page_of(client, "post", plain.pk)


def test_what_is_blurred_or_put_aside_stays_folded(house, elena, bruno, aicha, farid, browser_of):
    watching(farid)
    thread = begun(circle_of(house, elena), bruno)
    mild, blurred = said_in(thread, bruno, "Une lanterne."), said_in(thread, bruno, "Un orage.")
    claim_look(Look.objects.open().get(object_id=blurred.pk), by=farid)
    decide("post", blurred.pk, Ruling(Measure.BLUR, "autre", WHY), by=farid)
    put_words_aside(("lanterne",), by=aicha)

    pages = [page_of(browser_of(aicha), "post", one.pk).split("<form")[-2] for one in (mild, blurred)]

    assert "Un mot que vous avez mis de côté. Lire quand même" in pages[0]
    assert "L’équipe a flouté ce texte. Le lire quand même" in pages[1]


@pytest.mark.parametrize("door", DOORS)
def test_one_reads_when_the_watch_is_there(door, elena, bruno, driss, client):
    story = published(bruno, house_of(elena), elena)
    watching(driss)
    assert "Nous ne savons pas quand la veille" in page_of(client, "testimony", story.pk, door)
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=driss)
    due = {"signaler": "mercredi 25 novembre à 10 h", "je-m-inquiete": "mardi 24 novembre à 12 h"}[door]

    with at(TEN):
        page = page_of(client, "testimony", story.pk, door)
    assert "est là en ce moment" in page and due.replace(" h", "\u00a0h") in page
    with at(NIGHT):
        page = page_of(client, "testimony", story.pk, door)
    assert "n’est pas là en ce moment. Elle revient" in page and "mercredi 25 novembre à 9\u00a0h" in page

    pause_watch(Watcher.objects.get(person=driss), by=driss)
    assert "Nous ne savons pas quand la veille" in page_of(client, "testimony", story.pk, door)


def test_a_word_of_welcome_is_shown_to_who_received_it(house, elena, farid, browser_of):
    welcome = Welcome.objects.get(voice=begun(circle_of(house, elena), farid).voices.get())
    take_welcome(welcome, by=elena)
    say_welcome(welcome, words(welcome.circle, elena, "Bonjour, une théière."), by=elena)

    page = page_of(browser_of(farid), "welcome", welcome.pk)

    assert "Bonjour, une théière." in page and "Elena" not in page.split("<main")[1]
