"""The pages of the circles, as those who use them meet them."""

import re
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.accompaniment.models import Request
from entrepairs.community.actions.removing import say_phrase
from entrepairs.community.models import Circle, Post, Reaction, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.reading import PAGE, Cursor, cursor
from entrepairs.community.tests.talking import CHARTER, DANGER, NIGHT, TEXT, begun, circle_of, form, said_in
from entrepairs.core.clock import at, now

pytestmark = pytest.mark.django_db


def shown(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def test_a_first_message_is_written_in_one_page(circle, bruno, farid, browser_of):
    page = f"{circle.get_absolute_url()}ecrire/"
    assert "à revoir" not in shown(browser_of(bruno).get(page))
    answer = browser_of(bruno).post(page, form(circle, bruno))

    assert answer.status_code == 303
    assert TEXT in shown(Client().get(Thread.objects.get().get_absolute_url()))


def test_the_charter_is_asked_for_and_nothing_typed_is_lost(circle, bruno, browser_of):
    typed = form(circle, bruno)
    del typed["accepts"]

    page = shown(browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", typed), 422)

    assert TEXT in page and CHARTER in page
    assert not Thread.objects.exists()


def test_help_is_shown_once_before_heavy_words_go_and_all_stays(circle, bruno, browser_of):
    typed = form(circle, bruno, text=DANGER)
    browser = browser_of(bruno)

    page = shown(browser.post(f"{circle.get_absolute_url()}ecrire/", typed), 422)
    assert DANGER in page and "3114" in page and 'name="heard"' in page
    assert not Post.objects.exists()
    assert browser.post(f"{circle.get_absolute_url()}ecrire/", typed | {"heard": "on"}).status_code == 303

    mine = shown(browser.get(Thread.objects.get().get_absolute_url()))
    assert "3114" in mine and DANGER in mine
    assert Post.objects.get().standing == Standing.LOOKED_AT


def test_the_author_is_told_the_truth_when_nobody_is_there(circle, bruno, browser_of):
    thread = begun(circle, bruno, DANGER)
    Circle.objects.update(days=[(now().weekday() + 3) % 7], opens=time(9), closes=time(10))

    page = shown(browser_of(bruno).get(thread.get_absolute_url()))

    assert "L’équipe du cercle n’est pas là en ce moment" in page and circle.announced not in page


def test_a_number_can_be_taken_out_in_one_gesture(circle, bruno, browser_of):
    thread, browser = begun(circle, bruno), browser_of(bruno)
    typed = {"key": str(uuid4()), "text": "Appelez-moi au 06 12 34 56 78 demain."}

    assert "06 12 34 56 78" in shown(browser.post(thread.get_absolute_url(), typed), 422)
    browser.post(thread.get_absolute_url(), typed | {"heard": "on", "sans": "1"})

    assert Post.objects.get(begins=False).text == "Appelez-moi au […] demain."


def test_a_wave_of_messages_is_slowed_down_and_says_until_when(circle, bruno, browser_of):
    thread, browser = begun(circle, bruno), browser_of(bruno)
    for _ in range(30):
        assert browser.post(thread.get_absolute_url(), {"key": str(uuid4()), "text": "encore"}).status_code == 303

    page = shown(browser.post(thread.get_absolute_url(), {"key": str(uuid4()), "text": "un de trop"}), 422)

    assert "d’ici une heure" in page and "un de trop" in page
    assert Post.objects.count() == 31


def test_words_come_back_to_someone_whose_session_ended(circle, bruno):
    thread = begun(circle, bruno)

    assert "une longue réponse" in shown(Client().post(thread.get_absolute_url(), {"text": "une longue réponse"}), 401)


def test_what_waits_is_announced_to_its_author_and_absent_for_farid(house, elena, bruno, farid, browser_of, desk):
    with at(NIGHT):
        thread = begun(circle_of(house, elena, first_are_held=True), bruno)

    assert "L’équipe du cercle lit ce message" in shown(browser_of(bruno).get(thread.get_absolute_url()))
    assert browser_of(farid).get(thread.get_absolute_url()).status_code == 404
    post = thread.posts.get()
    assert desk(elena).post(f"/fils/messages/{post.pk}/lecture/").status_code == 303
    assert TEXT in shown(browser_of(farid).get(thread.get_absolute_url()))


def test_phrases_are_shown_without_a_number_or_a_name(circle, bruno, aicha, driss, browser_of):
    thread = begun(circle, bruno)
    post = thread.posts.get()
    for someone in (aicha, driss):
        say_phrase(post, Reaction.Phrase.THINK, by=someone)

    page = shown(browser_of(bruno).get(thread.get_absolute_url())).split("<main")[1]

    assert page.count("Je pense à toi") == 1
    assert "Aïcha" not in page and "Driss" not in page
    assert browser_of(bruno).post(f"/fils/messages/{post.pk}/mot/", {"phrase": "lu"}).status_code == 303
    assert Reaction.objects.count() == 2


def test_one_takes_back_the_last_48_hours_in_one_tap(circle, bruno, browser_of):
    begun(circle, bruno)
    browser = browser_of(bruno)

    assert "48" in shown(browser.get("/mes-mots/effacement/"))
    assert browser.post("/mes-mots/effacement/").status_code == 303
    assert Post.objects.get().text == ""


def test_one_s_own_words_are_carried_to_someone_and_nobody_else_s(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno, "mes propres mots")
    said_in(thread, aicha, "les mots d’Aïcha")

    read = shown(browser_of(bruno).get(thread.get_absolute_url()))
    assert f"/fils/{thread.pk}/a-quelqu-un/" in read and f'href="{reverse("agenda:all")}"' in read
    page = shown(browser_of(bruno).get(f"/fils/{thread.pk}/a-quelqu-un/"))
    assert "mes propres mots" in page and "les mots d’Aïcha" not in page
    form = page[page.index("<form", page.index("<main")) : page.index("</form>", page.index("<main"))]
    hidden = dict(re.findall(r'type="hidden" name="(token|radius_km)" value="([^"]+)"', form))
    answer = browser_of(bruno).post(re.search(r'action="([^"]+)"', form)[1], hidden | {"text": "mes propres mots"})
    assert 'name="text" value="mes propres mots"' in shown(answer) and "<textarea" not in shown(answer), "asked once"
    assert not Request.objects.exists()


def test_words_said_under_an_alias_are_not_carried_to_who_will_read_the_pseudonym(circle, bruno, browser_of):
    thread = begun(circle, bruno, "une phrase que tout le cercle a lue", is_hidden=True)

    page = shown(browser_of(bruno).get(f"/fils/{thread.pk}/a-quelqu-un/"))

    assert "une phrase que tout" not in page and "on pourrait les reconnaître" in page


def test_old_threads_are_reached_by_a_cursor_that_new_ones_do_not_move(circle, bruno):
    for hours in range(PAGE + 2):
        with at(now() - timedelta(hours=hours + 1)):
            begun(circle, bruno, title=f"fil {hours}.")
    first = Client().get(circle.get_absolute_url())
    older = first.context["older"]
    begun(circle, bruno, title="tout nouveau")

    rest = Client().get(circle.get_absolute_url(), {"avant": older}).content.decode()

    assert re.findall(r"fil \d+\.", rest) == [f"fil {PAGE}.", f"fil {PAGE + 1}."]


@pytest.mark.parametrize("odd", ["", "x", "1.2", "9" * 40 + ".1.x", "1.2.3", "-1.000001.é"])
def test_an_odd_cursor_is_the_beginning(odd):
    assert cursor(odd) == Cursor()


def test_a_cursor_says_where_it_is():
    here = Cursor(NIGHT.replace(microsecond=120_003), uuid4())

    assert cursor(str(here)) == here


def test_a_long_thread_is_read_in_parts(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno)
    for number in range(PAGE):
        with at(now() + timedelta(minutes=number + 1)):
            last = said_in(thread, aicha, f"réponse {number}.")
    address = browser_of(aicha).post(f"/mes-mots/{last.pk}/", {"text": "la dernière"})["Location"]

    assert "depuis=" in address
    assert "la dernière" in shown(Client().get(address))
    assert "la dernière" not in shown(Client().get(thread.get_absolute_url()))


@pytest.mark.parametrize("who", ["visitor", "bruno", "elena"])
def test_pages_ask_as_much_of_the_database_with_one_and_with_three(circle, bruno, aicha, elena, same_queries, who):
    browser = Client()
    if who != "visitor":
        browser.force_login({"bruno": bruno, "elena": elena}[who])
    thread = begun(circle, aicha)

    def add():
        said_in(thread, bruno)
        begun(circle, bruno, is_hidden=True)

    for address in ("/cercles/", circle.get_absolute_url(), thread.get_absolute_url()):
        same_queries(lambda address=address: browser.get(address), add)


def test_the_coordination_opens_a_circle_and_changes_its_charter(house, elena, farid, desk):
    typed = {"name": "Le jeudi", "purpose": "pour se dire bonjour", "audience": "tous", "readers": "ouvert"}
    typed |= {"days": ["0", "3"], "opens": "09:00", "closes": "12:30", "out_of_hours": "attente", "charter": CHARTER}
    page = f"/maisons/{house.pk}/cercles/"

    assert desk(elena).post(f"{page}nouveau/", typed).status_code == 303
    circle = Circle.objects.get()
    assert circle.announced == "9\u00a0h\u00a0–\u00a012\u00a0h\u00a030, lundi, jeudi"
    assert "Le jeudi" in shown(desk(elena).get(page))
    assert desk(elena).post(f"{page}{circle.pk}/", typed | {"charter": "Autre chose."}).status_code == 303
    assert [charter.version for charter in circle.charters.all()] == [2, 1]
    assert desk(farid).get(page).status_code == 404
    assert desk(elena).post(f"{page}nouveau/", typed | {"closes": "09:00"}).status_code == 422
