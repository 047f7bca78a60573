"""The rules of the site, made of its settings; the sheet for the emergency services, of a red and nothing more."""

import pytest
from django.urls import reverse

from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety import checks
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.sheets import open_sheet
from entrepairs.safety.actions.watching import say_aside
from entrepairs.safety.answering import NEEDED, missing
from entrepairs.safety.forms.watch import DangerForm
from entrepairs.safety.grounds import GROUNDS
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.opened import hidden_post, sure, taken_by
from entrepairs.safety.tests.told import worry
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.structures.models import Role
from entrepairs.testimonies.tests.stories import published

pytestmark = pytest.mark.django_db
CONTACT = {
    "name": "Les Amis du Kiosque",
    "address": "1 rue du Pont, Dijon",
    "email": "ici@exemple.fr",
    "phone": "03 80 00 00 00",
    "languages": "français, wallon",
    "host": "Une machine à Dijon",
}
SECRET = "il a parlé du pont rouge à sa sœur"


def facts():
    return [found.remedy for found in checks.check() if "CONTACT" in found.remedy or "HEBERGEUR" in found.remedy]


def test_everybody_reads_who_answers_the_rules_the_means_and_how_to_say_no(client, settings):
    settings.CONTACT = CONTACT
    page = client.get("/regles-du-site/").content.decode()

    for words in CONTACT.values():
        assert words in page
    for key, ground in GROUNDS.items():
        assert key in ("autre", "loi") or str(ground.rule) in page
    for value, label in Measure.choices:
        assert value == Measure.LEAVE or str(label).capitalize()[:12] in page
    assert "six mois" in page and "l’Arcom" in page and "/suivi/" in page
    assert "/regles-du-site/" in client.get("/").content.decode()


def test_in_belgium_the_authorities_are_those_of_belgium(client, settings):
    settings.COUNTRY = "BE"
    page = client.get("/regles-du-site/").content.decode()

    assert "l’IBPT" in page and "l’Arcom" not in page


def test_what_is_not_said_yet_is_said_by_doctor_and_the_page_stands(client, settings):
    settings.CONTACT = CONTACT | {"host": " ", "email": ""}
    assert (
        missing(settings.CONTACT) == ["CONTACT_COURRIEL", "HEBERGEUR"] and "CONTACT_COURRIEL, HEBERGEUR" in facts()[0]
    )
    settings.CONTACT = dict.fromkeys(CONTACT, "")
    assert missing(settings.CONTACT) == list(NEEDED.values())
    assert client.get("/regles-du-site/").status_code == 200
    settings.CONTACT = CONTACT
    assert facts() == []


def written(**boxes):
    """As the three boxes of the watch are written aside."""
    form = DangerForm(boxes)
    assert form.is_valid()
    return form.written


@pytest.fixture
def red(house, elena, bruno, driss):
    watching(driss, by=elena)
    story = published(bruno, house, elena)
    worry(story, how=SECRET, is_now=True)
    return taken(put(story), by=driss)


def test_the_sheet_says_what_is_known_and_not_who_worried(red, driss, elena, claire, farid, desk):
    watching(claire, by=elena)
    address = f"/veille/{red.pk}/fiche-secours/"
    page = desk(driss).get(address).content.decode()

    assert "Bruno" in page and "article 18" in page and "enlevez ce qui dirait qui" in page
    assert address in desk(driss).get(red.get_absolute_url()).content.decode()
    assert Entry.objects.filter(verb="look.sheet", actor=driss.pk, thing=str(red.pk)).count() == 1
    assert desk(claire).get(address)["Location"] == red.get_absolute_url(), "who has not taken it reads nothing"
    assert desk(farid).get(address).status_code == 404
    with pytest.raises(Refused):
        open_sheet(red, by=claire)


def test_its_boxes_begin_with_what_is_known_and_a_human_corrects_them_before_it_is_printed(red, driss, desk):
    address, browser = f"/veille/{red.pk}/fiche-secours/", desk(driss)
    form = browser.get(address).context["form"]
    assert form["how"].value() == SECRET and not form["when"].value()
    say_aside(red, written(when="ce soir", where="au pont"), by=driss)
    form = browser.get(address).context["form"]
    assert [form[box].value() for box in ("how", "when", "where")] == [SECRET, "ce soir", "au pont"]

    typed = {"how": "elle le dit elle-même", "when": "avant minuit", "where": "", "called": "15, 21 h 40"}
    sheet = browser.post(address, typed).content.decode()
    assert all(words in sheet for words in typed.values()) and SECRET not in sheet and "au pont" not in sheet
    assert browser.get(address).context["form"]["when"].value() == "ce soir", "nothing of the correction is kept"
    assert browser.post(address, {"how": "x" * 2_001}).status_code == 422


def test_there_is_no_sheet_for_what_is_not_a_danger(red, driss, desk):
    type(red).objects.update(queue="orange")

    assert desk(driss).get(f"/veille/{red.pk}/fiche-secours/").status_code == 404
    with pytest.raises(Refused):
        open_sheet(red, by=driss)


def test_a_name_behind_an_alias_is_not_on_it(house, elena, bruno, driss, desk):
    watching(driss, by=elena)
    look = taken_by(hidden_post(house, bruno, by=elena), driss)
    page = desk(driss).get(f"/veille/{look.pk}/fiche-secours/").content.decode()

    assert "Bruno" not in page and str(bruno.pk) not in page and "une phrase sous un autre nom" in page


def test_who_holds_a_danger_about_their_own_house_takes_out_its_sheet(house, elena, bruno):
    watching(elena, by=elena)
    member(house, bruno, by=elena, name=Role.Name.COORDINATOR)
    gathering = planned(house, by=bruno)
    look = taken(look_at("gathering", gathering.pk, Look.Queue.RED, because=Look.Because.CONCERN), by=elena)
    browser = sure(elena)

    assert browser.get(look.get_absolute_url()).status_code == 200
    assert browser.get(reverse("safety:danger_sheet", args=[look.pk])).status_code == 200
