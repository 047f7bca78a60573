"""Steps towards work: in the member’s words, read by whom they choose."""

from uuid import uuid4

import pytest

from entrepairs.agenda.tests.gathered import member
from entrepairs.clubhouse.actions.employments import add_step, share_employment
from entrepairs.clubhouse.models import Employment, EmploymentStep
from entrepairs.clubhouse.tests.club import opened_club, project_of
from entrepairs.core import privacy
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def club(elena, bruno, aicha):
    place = opened_club(elena, bruno)
    member(place, aicha, by=elena, name=Role.Name.FACILITATOR)
    return place


def test_a_member_walks_step_by_step(club, bruno, browser_of):
    browser = browser_of(bruno)
    said = {"key": str(uuid4()), "kind": "transition", "title": "Deux matins à la librairie"}
    where = browser.post(f"/maisons/{club.pk}/emploi/nouveau/", said)["Location"]
    browser.post(where, {"key": str(uuid4()), "text": "Voir les horaires"})
    step = EmploymentStep.objects.get()

    browser.post(f"/emploi/pas/{step.pk}/fait/", {"done": "1"})
    assert "project-step-done" in browser.get(where).content.decode()
    browser.post(f"/emploi/pas/{step.pk}/fait/", {"done": "0"})
    assert "project-step-done" not in browser.get(where).content.decode()
    browser.post(f"/emploi/pas/{step.pk}/retrait/")
    assert not EmploymentStep.objects.exists()


def test_nobody_reads_it_until_it_is_shared_and_then_one_person(club, bruno, aicha, elena, farid, browser_of):
    project = project_of(bruno, club, step="Appeler la librairie")
    where = project.get_absolute_url()
    assert [browser_of(one).get(where).status_code for one in (aicha, elena, farid)] == [404, 404, 404]

    browser_of(bruno).post(f"{where}partage/", {"other": str(aicha.pk)})

    assert "Appeler la librairie" in browser_of(aicha).get(where).content.decode()
    assert browser_of(elena).get(where).status_code == 404
    browser_of(bruno).post(f"{where}partage/", {"other": ""})
    assert browser_of(aicha).get(where).status_code == 404


def test_who_reads_changes_nothing(club, bruno, aicha, browser_of):
    project = project_of(bruno, club, step="Appeler la librairie")
    share_employment(project, aicha, by=bruno)
    step, browser = EmploymentStep.objects.get(), browser_of(aicha)

    with pytest.raises(Refused):
        add_step(project, uuid4(), "Se dépêcher", by=aicha)
    for path in (f"/emploi/pas/{step.pk}/fait/", f"{project.get_absolute_url()}fermeture/"):
        browser.post(path, {"done": "1"})
    browser.post(f"{project.get_absolute_url()}effacement/")
    browser.post(f"/emploi/pas/{step.pk}/retrait/")

    project.refresh_from_db()
    step.refresh_from_db()
    assert (project.closed_at, step.done_at) == (None, None)


def test_a_project_is_closed_opened_again_and_erased(club, bruno, browser_of):
    project, browser = project_of(bruno, club), browser_of(bruno)
    where = project.get_absolute_url()
    browser.post(f"{where}fermeture/", {"done": "1"})
    assert Employment.objects.get().closed_at
    browser.post(f"{where}fermeture/", {"done": "0"})
    assert Employment.objects.get().closed_at is None
    browser.post(f"{where}effacement/")
    assert not Employment.objects.exists()


def test_the_member_takes_it_all_away_and_the_reader_takes_nothing(club, bruno, aicha):
    project = project_of(bruno, club, step="Appeler la librairie")
    share_employment(project, aicha, by=bruno)

    assert privacy.export(bruno)["clubhouse.EmploymentStep"][0]["text"] == "Appeler la librairie"
    assert privacy.export(aicha)["clubhouse.Employment"] == []
    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)
    assert not Employment.objects.exists()
