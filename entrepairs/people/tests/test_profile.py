"""The profile: all optional, one question a screen, shown to whom one chose."""

import pytest

from entrepairs.people.actions.profiles import change_experience, choose_experiences, save_profile
from entrepairs.people.contact_details import holds_email, holds_phone
from entrepairs.people.forms.profiles import QUESTIONS
from entrepairs.people.models import LivedExperience, Profile
from entrepairs.people.showing import ShownTo, shown

pytestmark = pytest.mark.django_db
SENSITIVE, ORDINARY = "violences-conjugales", "bipolarite"


def test_a_sensitive_experience_is_shown_to_nobody_until_the_person_says_so(bruno):
    choose_experiences(bruno, [SENSITIVE, ORDINARY], by=bruno)

    assert len(shown(bruno, ShownTo.PAIR).lived) == 1
    assert shown(bruno, ShownTo.MEMBERS).lived == []
    change_experience(bruno.lived_experiences.get(experience=SENSITIVE), when="avant", shown_to="pair", by=bruno)
    assert len(shown(bruno, ShownTo.PAIR).lived) == 2


def test_choosing_again_keeps_what_was_decided_and_drops_the_rest(bruno):
    choose_experiences(bruno, [ORDINARY, "alcool"], by=bruno)
    change_experience(bruno.lived_experiences.get(experience="alcool"), when="maintenant", shown_to="membres", by=bruno)

    choose_experiences(bruno, ["alcool", "toc"], by=bruno)

    kept = {row.experience: (row.when, row.shown_to) for row in bruno.lived_experiences.all()}
    assert kept == {"alcool": ("maintenant", "membres"), "toc": ("avant", "pair")}


def test_a_member_sees_neither_moments_nor_commune_nor_limits(bruno):
    save_profile(
        bruno, by=bruno, languages=["fr"], ways=["ecrit"], moments=1, commune="FR-21231", limits="le matin, non"
    )

    seen = shown(bruno, ShownTo.MEMBERS)

    assert seen.languages == ["français"]
    assert (seen.ways, seen.moments, seen.commune, seen.limits) == ([], [], "", "")
    assert shown(bruno, ShownTo.PAIR).limits == "le matin, non"


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_may_stay_empty(bruno, browser_of, name):
    browser = browser_of(bruno)

    assert browser.get(f"/mon-profil/{name}/").status_code == 200
    assert browser.post(f"/mon-profil/{name}/").status_code == 303


def test_answers_are_kept_and_shown(bruno, browser_of):
    browser = browser_of(bruno)
    browser.post("/mon-profil/langues/", {"languages": ["ar", "fr"]})
    browser.post("/mon-profil/commune/", {"commune": "Dijon"})
    browser.post("/mon-profil/rencontre/", {"ways": ["visio"]})
    browser.post("/mon-profil/moments/", {"moments": ["tue-evening"]})
    browser.post("/mon-profil/limites/", {"limits": "Pas le matin."})

    profile = Profile.objects.select_related("person__data_key").get()
    assert (profile.languages, profile.commune, profile.ways, profile.moments) == (
        ["ar", "fr"],
        "FR-21231",
        ["visio"],
        32,
    )
    assert profile.limits == "Pas le matin."
    page = browser.get("/mon-profil/").content.decode()
    for words in ("arabe", "Dijon", "en visio", "mardi soir", "Pas le matin."):
        assert words in page


@pytest.mark.parametrize(
    "text", ["appelez le 06 39 98 00 00", "+32 470 12 34 56 le soir", "0639980000", "06.39.98.00.00"]
)
def test_a_phone_number_is_refused_kindly_and_the_text_comes_back(bruno, browser_of, text):
    answer = browser_of(bruno).post("/mon-profil/limites/", {"limits": text})

    assert answer.status_code == 422
    assert text in answer.content.decode().replace("&#x27;", "'")
    assert not Profile.objects.exists()


@pytest.mark.parametrize("text", ["nom@exemple.fr", "nom arobase exemple point fr", "nom (at) exemple.be"])
def test_an_address_is_recognised(text):
    assert holds_email(text)


@pytest.mark.parametrize("text", ["le 12/03/2024 à 14 h 30", "j’ai 34 ans depuis 2 ans", "le 3114, le 15", "mail svp"])
def test_ordinary_numbers_are_not_taken_for_contacts(text):
    assert not holds_phone(text)
    assert not holds_email(text)


@pytest.mark.parametrize(
    ("name", "sent", "status"),
    [
        ("limites", {"limits": "a" * 20_000}, 422),
        ("limites", {"limits": "a\x00"}, 303),
        ("limites", {"limits": "\u202e"}, 303),
        ("langues", {"languages": ["xx"]}, 422),
        ("commune", {"commune": "Nulle-part-sur-Rien"}, 422),
        ("moments", {"moments": ["never"]}, 422),
        ("diagnostic", {}, 404),
    ],
)
def test_hostile_answers_get_a_sentence_and_nothing_is_written(bruno, browser_of, name, sent, status):
    assert browser_of(bruno).post(f"/mon-profil/{name}/", sent).status_code == status


def test_searching_an_experience_without_scripts_keeps_what_was_ticked(bruno, browser_of):
    browser = browser_of(bruno)
    sent = {"experiences": ["alcool"], "experiences-mots": "HP", "experiences-chercher": "1"}

    answer = browser.post("/mon-profil/vecus/", sent)

    assert answer.status_code == 422
    assert 'value="alcool"' in answer.content.decode()
    assert not LivedExperience.objects.exists()
    assert browser.post("/mon-profil/vecus/", {"experiences": ["alcool"]}).status_code == 303
    assert LivedExperience.objects.get().experience == "alcool"


def test_farid_cannot_open_the_experience_of_bruno(bruno, farid, browser_of):
    choose_experiences(bruno, [ORDINARY], by=bruno)

    assert browser_of(farid).get(f"/mon-profil/vecus/{ORDINARY}/").status_code == 404
    assert browser_of(bruno).get(f"/mon-profil/vecus/{ORDINARY}/").status_code == 200


def test_the_profile_asks_the_database_as_often_for_three_experiences_as_for_one(bruno, browser_of, same_queries):
    browser, keys = browser_of(bruno), iter(["alcool", "toc", "rue"])
    mine = [next(keys)]
    choose_experiences(bruno, mine, by=bruno)

    def add() -> None:
        mine.append(next(keys))
        choose_experiences(bruno, mine, by=bruno)

    same_queries(lambda: browser.get("/mon-profil/"), add)
