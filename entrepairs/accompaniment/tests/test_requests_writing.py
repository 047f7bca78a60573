"""Writing: three screens, one mandatory field, nothing lost, nothing kept by the server before it is sent."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.tests.chain import DIJON, TEXT, habilitated, offering, open_house, written
from entrepairs.people.models import Person
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db
LAST, SEND, KNOWN = "/ecrire/compte/", "/ecrire/envoi/", "/ecrire/envoi/connexion/"
WORDS = "cinq lanternes douces au bord du canal"
NEW = {"pseudonym": "Loutre calme", "passphrase": WORDS, "adult": "on", "consent": "on"}


def hidden(response):
    """What the first form of the page carries, as a browser would send it."""
    form = re.search(r'<form class="form".*?</form>', response.content.decode(), re.DOTALL).group()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    sent: dict[str, list[str]] = {}
    for name, value in fields:
        sent.setdefault(name, []).append(unescape(value))
    return sent


@pytest.fixture
def visitor():
    return Client()


def test_from_home_to_sent_in_three_screens_and_one_mandatory_field(visitor):
    first = hidden(visitor.get("/ecrire/"))
    last = hidden(visitor.post(LAST, {**first, "text": TEXT}))

    sent = visitor.post(SEND, {**last, **NEW}, follow=True)

    assert sent.status_code == 200
    request = Request.objects.select_related("person__data_key").get()
    assert (request.text, request.person.pseudonym) == (TEXT, "Loutre calme")
    assert sent.context["mine"] == request
    assert sent.context["offer_sheet"]


def test_each_answer_is_carried_from_page_to_page_and_kept_in_no_session(visitor, elena):
    open_house(elena)
    answers = {
        "vecus": {},
        "essentiel": {"experiences": ["depression", "alcool"]},
        "rencontre": {"must": ["alcool"]},
        "moments": {"ways": ["ecrit", "personne"]},
        "langues": {"moments": ["mon-evening", "sun-morning"]},
        "lieu": {"languages": ["pt", "fr"]},
        "a-eviter": {"commune": "Dijon", "radius_km": "50"},
    }
    carried = {**hidden(visitor.get("/ecrire/")), "text": TEXT}
    for slug, answer in answers.items():
        page = visitor.post(f"/ecrire/precisions/{slug}/", {**carried, **answer})
        assert page.status_code == 200, slug
        carried = hidden(page)
    carried = hidden(visitor.post(LAST, {**carried, "avoid": "quelqu’un de mon immeuble"}))
    assert not Session.objects.exists()

    visitor.post(SEND, {**carried, **NEW})

    request = Request.objects.select_related("person__data_key").get()
    assert (request.experiences, request.must) == (["depression", "alcool"], ["alcool"])
    assert (request.ways, request.languages) == (["ecrit", "personne"], ["pt", "fr"])
    assert request.moments == (1 << 2) | (1 << 18)
    assert (request.commune, request.radius_km) == (DIJON, 50)
    assert request.avoid == "quelqu’un de mon immeuble"


def test_what_the_text_speaks_of_is_suggested_and_never_ticked(visitor):
    page = visitor.post("/ecrire/precisions/vecus/", {"text": "je suis sorti de l’hp"})

    found = re.search(r'<input[^>]*value="hospitalisation-psychiatrique"[^>]*>', page.content.decode()).group()
    assert "checked" not in found
    assert "data-results" in page.content.decode()


def test_what_matters_most_is_asked_only_after_experiences_were_ticked(visitor):
    slug = "/ecrire/precisions/essentiel/"

    assert visitor.post(slug, {"text": TEXT}).context["question"].slug == "rencontre"
    assert visitor.post(slug, {"text": TEXT, "retour": "1"}).context["question"].slug == "vecus"
    ticked = visitor.post(slug, {"text": TEXT, "experiences": ["alcool"]})
    assert (ticked.context["question"].slug, ticked.context["after"].slug) == ("essentiel", "rencontre")


def test_experiences_are_searched_without_scripts_and_nothing_is_lost(visitor):
    search = {"text": TEXT, "experiences": ["alcool"], "experiences-mots": "bipo", "experiences-chercher": "1"}

    page = visitor.post("/ecrire/precisions/essentiel/", search)

    assert page.context["question"].slug == "vecus"
    assert 'value="bipolarite"' in page.content.decode()
    assert re.search(r'value="alcool"[^>]*checked', page.content.decode())
    assert hidden(page)["text"] == [TEXT]


def test_going_back_finds_everything_again(visitor):
    back = visitor.post("/ecrire/", {"text": TEXT, "ways": ["visio"]})

    assert TEXT in unescape(back.content.decode())
    assert hidden(back)["ways"] == ["visio"]


@pytest.mark.parametrize("url", ["/ecrire/precisions/vecus/", LAST, SEND, KNOWN])
def test_a_page_of_the_way_opened_by_its_address_leads_to_the_first_one(visitor, url):
    assert visitor.get(url).headers["Location"] == "/ecrire/"


def test_a_question_that_does_not_exist_is_absent(visitor):
    assert visitor.post("/ecrire/precisions/diagnostic/", {"text": TEXT}).status_code == 404


def test_a_taken_pseudonym_loses_nothing(visitor, bruno):
    page = visitor.post(SEND, {"text": TEXT, **NEW, "pseudonym": "Bruno"})

    assert page.status_code == 422
    assert hidden(page)["text"] == [TEXT]
    assert Person.objects.count() == 1


def test_without_the_explicit_yes_nothing_is_sent(visitor):
    page = visitor.post(SEND, {"text": TEXT, **NEW, "consent": ""})

    assert page.status_code == 422
    assert not Request.objects.exists()
    assert not Person.objects.exists()


def test_a_double_click_on_the_last_button_makes_one_account_and_one_request(visitor):
    last = {**hidden(visitor.get("/ecrire/")), "text": TEXT, **NEW}
    visitor.post(SEND, last)

    again = Client().post(SEND, last)

    assert again.status_code == 303
    assert (Person.objects.count(), Request.objects.count()) == (1, 1)


def test_someone_who_has_an_account_signs_in_and_the_text_leaves_at_once(visitor, bruno):
    page = visitor.post(KNOWN, {"text": TEXT, "login": "Bruno", "password": PASSPHRASE, "consent": "on"})

    assert page.status_code == 303
    assert Request.objects.get().person == bruno


def test_a_wrong_phrase_keeps_the_text(visitor, bruno):
    page = visitor.post(KNOWN, {"text": TEXT, "login": "Bruno", "password": "non", "consent": "on"})

    assert page.status_code == 422
    assert hidden(page)["text"] == [TEXT]


def test_signed_in_one_only_reads_again_and_sends(browser_of, bruno):
    browser = browser_of(bruno)
    page = browser.post(LAST, {"text": TEXT})
    assert page.context["account"] is None

    assert browser.post(SEND, {**hidden(page), "consent": "on"}).status_code == 303


def test_a_fourth_request_is_refused_with_the_text_still_there(browser_of, bruno):
    for _n in range(3):
        written(bruno)

    page = browser_of(bruno).post(SEND, {"text": TEXT, "consent": "on"})

    assert page.status_code == 422
    assert hidden(page)["text"] == [TEXT]
    assert Request.objects.count() == 3


def test_the_profile_answers_in_advance_for_someone_signed_in(browser_of, bruno, elena, aicha):
    bruno.profile = type(bruno).profile.related.related_model.objects.create(
        person=bruno, languages=["pt"], ways=["visio"], moments=1, commune=DIJON
    )
    first = hidden(browser_of(bruno).get("/ecrire/"))

    assert (first["languages"], first["ways"], first["moments"]) == (["pt"], ["visio"], ["mon-morning"])
    assert "Dijon" in first["commune"][0]


def test_the_house_and_its_hours_are_named_before_sending(visitor, elena, aicha):
    house = open_house(elena)
    offering(habilitated(aicha, house, by=elena))

    page = visitor.get("/ecrire/")

    assert page.context["house"] == house
    assert house.team_hours in page.content.decode()
    assert page.context["delay"] is None
