"""The pages of one’s own words: what is not sent yet is said first, what is changed is said after, nothing untrue."""

import re
from datetime import time

import pytest

from entrepairs.community.hours import EVERY_DAY
from entrepairs.community.models import Circle
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.clock import now

pytestmark = pytest.mark.django_db
UNSENT, UNSAVED = "Votre message n’est pas encore parti", "Ce changement n’est pas encore enregistré"


@pytest.fixture
def circle(house, elena):
    """Its team is there another day."""
    return circle_of(house, elena, days=[(now().weekday() + 3) % 7])


@pytest.fixture
def changing(circle, bruno, browser_of):
    """`changing()`: the page where Bruno changes what he began; with a text: what it answers."""
    thread, browser = begun(circle, bruno), browser_of(bruno)
    address = f"/mes-mots/{thread.posts.get().pk}/"

    def page(text=""):
        answer = browser.post(address, {"text": text}, follow=True) if text else browser.get(address)
        return answer.content.decode().split("<main")[1]

    page.thread = thread
    return page


def test_what_is_not_sent_yet_takes_the_keyboard_and_is_said_again_by_the_button(circle, bruno, aicha, browser_of):
    thread = begun(circle, aicha)
    typed = {"text": DANGER, "title": "Ce soir", "intent": "soutien", "key": str(thread.pk), "accepts": "on"}
    for address in (thread.get_absolute_url(), f"{circle.get_absolute_url()}ecrire/"):
        page = browser_of(bruno).post(address, typed).content.decode()

        first = page.index(UNSENT)
        assert page.rindex("data-focus", 0, first) > page.rindex("<form", 0, first)
        assert first < page.index('class="help-lines"')
        assert page.count("data-focus") == 1 and page.count(UNSENT) == 2
        assert re.search(rf"{UNSENT}[^<]*</p>\s*<button", page)
        kept = re.search(rf'{UNSENT}[^<]*</p>\s*<p><a href="#([^"]+)"', page)
        assert kept and re.search(rf'<textarea[^>]* id="{kept[1]}"', page), "one’s own words are one step away"


def test_help_numbers_are_called_or_written_to_in_one_gesture(circle, bruno, changing, browser_of):
    page = changing(DANGER)

    assert 'href="tel:3114"' in page and 'href="sms:114"' in page and "3114 ·" not in page


def test_the_page_of_a_change_says_what_is_true_of_a_change(changing):
    closed = changing(DANGER)
    assert UNSAVED in closed and UNSENT not in closed and "L’équipe du cercle n’est pas là en ce moment" in closed
    Circle.objects.update(days=EVERY_DAY, opens=time(0), closes=time(23, 59, 59))

    assert "L’équipe du cercle n’est pas là en ce moment" not in changing(DANGER)


def test_a_thread_that_nobody_answered_promises_nothing_to_others(changing, aicha, circle):
    assert "d’autres y ont écrit" not in changing()
    said_in(changing.thread, aicha)
    assert "d’autres y ont écrit sur cette promesse" in changing()


def test_a_single_choice_is_said_rather_than_asked(changing, browser_of, bruno):
    page = changing()
    assert 'type="radio"' not in page and "Qui lit ce fil" not in page
    assert "Ensuite\u00a0: les personnes qui ont un compte ici." in page

    said = browser_of(bruno).post(f"/mes-mots/{changing.thread.posts.get().pk}/lecture/", {"readers": "ici"})

    assert said.status_code == 303
    changing.thread.refresh_from_db()
    assert changing.thread.readers == "ici"


def test_a_change_is_said_and_the_same_words_change_nothing(changing):
    same = changing.thread.posts.get().text
    assert "C’est modifié." not in changing(same)
    assert "C’est modifié." in changing("Une bougie, deux bougies.")


def test_an_alias_is_not_offered_to_be_put_aside_and_one_comes_back_to_the_thread(circle, bruno, farid, browser_of):
    thread, hidden, browser = begun(circle, bruno), begun(circle, bruno, is_hidden=True), browser_of(farid)
    link = f"/fils/messages/{thread.posts.get().pk}/de-cote/"
    assert link in browser.get(thread.get_absolute_url()).content.decode()
    assert "/de-cote/" not in browser.get(hidden.get_absolute_url()).content.decode().split("<main")[1]

    done = browser.post(link)

    assert done["Location"].startswith(thread.get_absolute_url())
