"""« Être passé·e par là aussi »: told only when both said yes, and nothing else tells it."""

from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from entrepairs.community.actions.aside import mute_author
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.people.actions.consents import give_consent, withdraw_consent
from entrepairs.people.actions.profiles import change_experience, choose_experiences
from entrepairs.people.models import LivedExperience
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
NIGHTS, VOICES, SUICIDE = "troubles-du-sommeil", "entente-de-voix", "pensees-suicidaires"
SHOWN = LivedExperience.ShownTo
LIST = "Des réponses de personnes"


def lived(person, *keys, shown_to=SHOWN.MEMBERS, when="avant"):
    choose_experiences(person, keys, by=person)
    for row in person.lived_experiences.all():
        change_experience(row, when=when, shown_to=shown_to, by=person)
    return person


def finds(person, *keys, shown_to=SHOWN.PAIR):
    give_consent(lived(person, *keys, shown_to=shown_to), Purpose.FINDING, by=person)
    return person


def tells(person, *keys, **said):
    give_consent(lived(person, *keys, **said), Purpose.TELLING, by=person)
    return person


@pytest.fixture
def thread(house, elena, claire):
    return begun(circle_of(house, elena), claire)


@pytest.fixture
def page(thread, browser_of):
    return lambda person: browser_of(person).get(thread.get_absolute_url()).content.decode()


def test_an_answer_of_someone_who_has_been_there_says_so_to_who_asked(thread, bruno, aicha, driss, farid, page):
    finds(bruno, NIGHTS, VOICES)
    answer = said_in(thread, tells(aicha, NIGHTS), "Moi aussi, la radio tout bas.")
    said_in(thread, driss, "Je te lis.")
    tells(farid, VOICES, when="maintenant")
    other = said_in(thread, farid, "Moi c’est le matin.")

    read = page(bruno)

    assert read.count("Est passé·e par là aussi\u00a0: Nuits difficiles.") == 2, "on the answer, and in the list"
    assert read.count("Traverse cela aussi\u00a0: Entendre des voix.") == 2
    assert f'href="#message-{answer.pk}">Aïcha</a>' in read and f'href="#message-{other.pk}">Farid</a>' in read
    assert read.index("Moi aussi, la radio tout bas.") < read.index("Je te lis.") < read.index("Moi c’est le matin.")


def test_both_said_yes_or_nothing_is_read(thread, bruno, aicha, page):
    """Every way to miss one of the four: two consents, two people who let their experience serve."""
    said_in(thread, aicha)
    for asks, agrees, own, theirs in product([True, False], [True, False], SHOWN, SHOWN):
        lived(bruno, NIGHTS, shown_to=own), lived(aicha, NIGHTS, shown_to=theirs)
        for person, purpose, yes in ((bruno, Purpose.FINDING, asks), (aicha, Purpose.TELLING, agrees)):
            (give_consent if yes else withdraw_consent)(person, purpose, by=person)

        both = asks and agrees and own != SHOWN.NOBODY and theirs == SHOWN.MEMBERS

        assert (LIST in page(bruno), "Nuits difficiles" in page(bruno)) == (both, both), (asks, agrees, own, theirs)


def test_what_is_sensitive_is_never_said_whatever_was_chosen(thread, bruno, aicha, page):
    finds(bruno, SUICIDE, shown_to=SHOWN.MEMBERS)
    said_in(thread, tells(aicha, SUICIDE))

    assert LIST not in page(bruno) and "suicid" not in page(bruno).split("<main")[1]


def test_an_alias_and_who_opened_the_thread_say_nothing(house, elena, bruno, aicha, farid, browser_of):
    finds(bruno, NIGHTS), tells(aicha, NIGHTS), tells(farid, NIGHTS)
    thread = begun(circle_of(house, elena), aicha)
    said_in(thread, farid, is_hidden=True)
    said_in(thread, aicha, "Je reviens.")

    assert "Nuits difficiles" not in browser_of(bruno).get(thread.get_absolute_url()).content.decode()


def test_naming_an_experience_to_find_out_tells_only_what_was_shown_to_all_accounts(thread, farid, aicha, driss, page):
    """Farid names everything, one after the other, to learn what others have lived."""
    for someone, shown_to in ((aicha, SHOWN.PAIR), (driss, SHOWN.NOBODY)):
        said_in(thread, tells(someone, NIGHTS, VOICES, SUICIDE, shown_to=shown_to))
    with at(now()):
        before = page(farid)
        for keys in ((NIGHTS,), (VOICES,), (SUICIDE,), (NIGHTS, VOICES, SUICIDE)):
            finds(farid, *keys)
            assert neutral(page(farid)) == neutral(before)


def neutral(page):
    """Without what is drawn for each form: keys and tokens."""
    tokens = ("csrfmiddlewaretoken", 'name="key"', "<meta", "<live-stream token")
    return [line for line in page.split("<main")[1].splitlines() if not any(one in line for one in tokens)]


def test_a_block_a_person_put_aside_and_a_post_taken_back_leave_nothing(thread, bruno, aicha, farid, driss, page):
    finds(bruno, NIGHTS)
    answers = [said_in(thread, tells(someone, NIGHTS)) for someone in (aicha, farid, driss)]
    assert page(bruno).count("Nuits difficiles") == 6
    block(farid, by=bruno)
    mute_author(answers[0], by=bruno)
    Post.objects.filter(pk=answers[2].pk).update(standing=Standing.HELD)

    assert "Nuits difficiles" not in page(bruno)
    Post.objects.filter(pk=answers[2].pk).update(standing=Standing.SHOWN)
    assert page(bruno).count("Nuits difficiles") == 2
    remove_post(answers[2], by=driss)
    assert LIST not in page(bruno)


def test_visitors_and_the_team_learn_nothing_more(thread, elena, aicha, bruno, page):
    said_in(thread, tells(aicha, NIGHTS))
    finds(bruno, NIGHTS)

    assert "Nuits difficiles" in page(bruno)
    assert "Nuits difficiles" not in page(elena)
    assert "Nuits difficiles" not in Client().get(thread.get_absolute_url()).content.decode()


def test_a_far_answer_is_led_to(thread, bruno, aicha, driss, page):
    for n in range(26):
        said_in(thread, driss, f"{n}")
    answer = said_in(thread, tells(finds(aicha, NIGHTS), NIGHTS))
    finds(bruno, NIGHTS)

    assert f"{thread.get_absolute_url()}?depuis={answer.pk}#message-{answer.pk}" in page(bruno)
    assert LIST not in page(aicha), "one is not told of oneself"


def test_it_costs_one_question_and_only_to_who_asked(thread, bruno, aicha, farid, page):
    def cost():
        page(bruno)
        with CaptureQueriesContext(connection) as asked:
            page(bruno)
        return len(asked)

    said_in(thread, tells(aicha, NIGHTS))
    lived(bruno, NIGHTS)
    without = cost()
    finds(bruno, NIGHTS)
    assert cost() == without + 1
    said_in(thread, tells(farid, NIGHTS))
    assert cost() == without + 1


def test_each_yes_is_given_and_taken_back_on_one_page(bruno, browser_of):
    browser, here = browser_of(lived(bruno, NIGHTS, SUICIDE)), "/mes-mots/en-commun/"
    assert "se lirait" in browser.get(here).content.decode()

    browser.post(here, {"purpose": "telling", "oui": ""})

    page = browser.get(here).content.decode()
    assert "Voici ce qui se lit" in page and "Nuits difficiles" in page and "suicid" not in page.split("<main")[1]
    browser.post(here, {"purpose": "telling", "non": ""})
    assert "se lirait" in browser.get(here).content.decode()
    assert browser.post(here, {"purpose": "matching", "oui": ""}).status_code == 404
