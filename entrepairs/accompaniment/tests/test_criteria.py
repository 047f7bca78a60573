"""« Changer un critère »: the effect is said before one chooses, new people come, and one can go back."""

from dataclasses import replace

import pytest

from entrepairs.accompaniment.actions.proposals import propose
from entrepairs.accompaniment.easings import easings
from entrepairs.accompaniment.forms.requests import wishes_of
from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
SHARED = ["hospitalisation-psychiatrique"]
MONDAY_MORNING, TUESDAY_EVENING = 1 << 0, 1 << 5
SOMEONE, NOBODY = "quelqu’un de plus devient possible", "personne de plus aujourd’hui"


@pytest.fixture
def helps(house, elena, person):
    """`helps("Ada", ways=["telephone"])`: someone who may help, on these terms."""
    return lambda name, **terms: offering(habilitated(person(name), house, by=elena), **terms).person


def page_of(browser, request):
    return browser.get(f"{request.get_absolute_url()}criteres/")


def effects(page, slug):
    (one,) = [one for one in page.context["asked"] if one.question.slug == slug]
    return {key: words for key, words in one.helps.items() if key.startswith(slug)}


def test_each_answer_says_what_it_would_open_before_one_chooses(bruno, browser_of, helps):
    helps("Ada", ways=["telephone"], moments=TUESDAY_EVENING)
    request = written(bruno, experiences=SHARED, ways=["telephone"], moments=MONDAY_MORNING)

    said = effects(page_of(browser_of(bruno), request), "moments")

    assert said["moments-soir"] == said["moments-tous"] == SOMEONE
    assert said["moments-apres-midi"] == NOBODY


def test_accepting_it_shows_the_new_person_and_says_so(bruno, browser_of, helps):
    ada = helps("Ada", ways=["telephone"], moments=TUESDAY_EVENING)
    request = written(bruno, experiences=SHARED, ways=["telephone"], moments=MONDAY_MORNING)

    page = browser_of(bruno).post(
        f"{request.get_absolute_url()}criteres/", {"critere": "moments", "moments-way": "moments-soir"}, follow=True
    )

    assert [card.proposal.supporter for card in page.context["cards"]] == [ada]
    assert "Une nouvelle personne vous est proposée." in page.content.decode()
    assert "Revenir à ma réponse d’avant" in page.content.decode()


def test_one_can_go_back_once_to_what_was_before(bruno, browser_of, helps):
    helps("Ada", ways=["telephone"])
    request = written(bruno, experiences=SHARED, ways=["visio"])
    browser, url = browser_of(bruno), f"{request.get_absolute_url()}criteres/"
    browser.post(url, {"critere": "rencontre", "rencontre-way": "rencontre-telephone"})
    assert Request.objects.get().ways == ["visio", "telephone"]

    page = browser.post(f"{url}retour/", follow=True)

    assert Request.objects.get().ways == ["visio"]
    assert page.context["cards"] == []
    assert "Revenir à ma réponse d’avant" not in page.content.decode()
    assert "rien à reprendre" in browser.post(f"{url}retour/", follow=True).content.decode()


def test_when_three_are_shown_the_newcomer_takes_the_last_place_and_gives_it_back(bruno, browser_of, helps):
    for name in ("Ada", "Bea", "Cleo"):
        helps(name, ways=["telephone"])
    zoe = helps("Zoé", ways=["visio"])
    request = written(bruno, experiences=SHARED, ways=["telephone"])
    propose(request)
    first = [one.supporter for one in request.proposals.shown()]
    browser, url = browser_of(bruno), f"{request.get_absolute_url()}criteres/"

    browser.post(url, {"critere": "rencontre", "rencontre-way": "rencontre-visio"})

    assert [one.supporter for one in request.proposals.shown()] == [*first[:2], zoe]
    browser.post(f"{url}retour/")
    assert [one.supporter for one in request.proposals.shown()] == first


def test_what_would_open_nothing_today_is_said_and_can_be_changed_all_the_same(bruno, browser_of, helps):
    ada = helps("Ada", ways=["telephone"])
    request = written(bruno, experiences=SHARED, ways=["visio"], moments=MONDAY_MORNING)
    forms = {one.question.slug for one in page_of(browser_of(bruno), request).context["asked"] if one.form}
    assert forms == {"rencontre"}

    offering(ada, ways=["telephone"], capacity=0)

    page = page_of(browser_of(bruno), request).content.decode()
    assert "demander moins n’ouvrirait rien de plus" in page
    assert f"{request.get_absolute_url()}modifier/moments/" in page


def test_a_button_pressed_without_an_answer_says_so_beside_its_question(bruno, browser_of):
    request = written(bruno, experiences=SHARED, ways=["visio"])

    page = browser_of(bruno).post(f"{request.get_absolute_url()}criteres/", {"critere": "rencontre"})

    assert page.status_code == 422
    assert "Choisissez une réponse" in page.content.decode()


def test_another_answer_can_be_tried_before_it_is_kept_and_nothing_typed_is_lost(bruno, browser_of, helps):
    helps("Ada", ways=["ecrit"])
    request = written(bruno, experiences=SHARED, ways=["visio"])
    browser, url = browser_of(bruno), f"{request.get_absolute_url()}modifier/rencontre/"

    page = browser.post(url, {"ways": ["visio", "ecrit"], "voir": "1"})

    assert SOMEONE in page.content.decode()
    assert set(page.context["form"]["ways"].value()) == {"visio", "ecrit"}
    assert Request.objects.get().ways == ["visio"]


def test_no_count_is_ever_said(bruno, browser_of, helps):
    request = written(bruno, experiences=SHARED, ways=["visio"])
    helps("Ada", ways=["ecrit"])
    one = effects(page_of(browser_of(bruno), request), "rencontre")
    for name in ("Bea", "Cleo", "Dora"):
        helps(name, ways=["ecrit"])

    assert effects(page_of(browser_of(bruno), request), "rencontre") == one

    helps("Esther", ways=["ecrit"])
    assert "plusieurs" in effects(page_of(browser_of(bruno), request), "rencontre")["rencontre-ecrit"]


def test_a_refused_topic_and_a_block_do_not_show_when_a_word_is_taken_away(bruno, browser_of, helps):
    """Ada takes no one who speaks of a hospital: taking the word away must not make someone appear."""
    ada = helps("Ada", topics=["deuil"], refused_topics=SHARED)
    request = written(bruno, "Bonjour.", experiences=SHARED)
    assert effects(page_of(browser_of(bruno), request), "vecus") == {"vecus-autres": NOBODY}

    offering(ada, topics=["deuil"])
    assert effects(page_of(browser_of(bruno), request), "vecus") == {"vecus-autres": SOMEONE}

    block(bruno, by=ada)
    assert effects(page_of(browser_of(bruno), request), "vecus") == {"vecus-autres": NOBODY}


def test_a_block_changes_no_word_when_there_are_others(bruno, browser_of, helps):
    names = ("Ada", "Bea", "Cleo", "Dora", "Esther", "Flora")
    several = [helps(name, ways=["telephone"]) for name in names]
    request = written(bruno, experiences=SHARED, ways=["visio"])
    before = effects(page_of(browser_of(bruno), request), "rencontre")

    block(bruno, by=several[0])

    assert effects(page_of(browser_of(bruno), request), "rencontre") == before
    assert "plusieurs" in before["rencontre-telephone"]


def test_asking_less_only_adds_and_every_answer_is_another(bruno):
    everything = {"moments": MONDAY_MORNING, "languages": ["pt"], "ways": ["visio", "personne"]}
    request = written(bruno, experiences=SHARED, must=SHARED, commune="FR-21231", radius_km=25, **everything)
    wishes = wishes_of(Request.objects.select_related("person__data_key").get(pk=request.pk))

    found = easings(wishes)

    assert len({one.key for one in found}) == len(found)
    assert all(one.of(wishes) != wishes for one in found)
    assert easings(replace(wishes, experiences=[], must=[], moments=0, languages=[], ways=[], commune="")) == []


def test_farid_changes_nothing_of_anyone(bruno, farid, browser_of):
    request = written(bruno, experiences=SHARED, ways=["visio"])
    browser, url = browser_of(farid), f"{request.get_absolute_url()}criteres/"

    assert page_of(browser, request).status_code == 404
    assert browser.post(url, {"critere": "rencontre", "rencontre-way": "rencontre-ecrit"}).status_code == 404
    assert browser.post(f"{url}retour/").status_code == 404
    assert Request.objects.get().ways == ["visio"]
