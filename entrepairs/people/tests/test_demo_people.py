"""The demonstration: always the same people, open only when the host asked for it."""

import random

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from entrepairs.core.clock import now
from entrepairs.people.checks import check
from entrepairs.people.demo import PASSPHRASE, faces, seed
from entrepairs.people.mailbox import letters
from entrepairs.people.models import LivedExperience, Person
from entrepairs.people.pseudonyms import objection

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    seed("vie", random.Random(1), now())


def test_everybody_is_there_with_a_pseudonym_that_may_be(demo):
    assert Person.objects.count() == len(faces()) == 24
    assert [objection(face.pseudonym) for face in faces()] == [""] * 24


def test_sensitive_experiences_of_the_demonstration_stay_hidden(demo):
    assert LivedExperience.objects.get(experience="exil-asile").shown_to == "personne"


def test_a_face_is_clicked_and_one_is_that_person(demo, client):
    assert client.get("/demo/").status_code == 200
    assert 'href="/demo/"' in client.get("/").content.decode()

    client.post("/demo/entrer/", {"pseudonym": "Bruno"})

    assert "Bruno" in client.get("/mon-profil/apercu/").content.decode()


def test_the_passphrase_of_the_demonstration_opens_the_accounts(demo):
    assert Person.objects.get(pseudonym="Elena").check_password(PASSPHRASE)


@pytest.mark.parametrize("pseudonym", ["", "Zorro", "Bruno\x00"])
def test_an_unknown_face_opens_nothing(demo, client, pseudonym):
    assert client.post("/demo/entrer/", {"pseudonym": pseudonym}).status_code == 404


def test_without_demo_there_is_no_door(bruno, client):
    assert client.get("/demo/").status_code == 404
    assert 'href="/demo/"' not in client.get("/").content.decode()
    assert client.get("/demo/courriels/").status_code == 404
    assert client.post("/demo/entrer/", {"pseudonym": "Bruno"}).status_code == 404


def test_the_mails_that_left_are_shown(demo, client, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert letters(tmp_path / "nothing") == []
    for n in (1, 2):
        mail.get_connection(fail_silently=False).send_messages(
            [EmailMessage(f"Objet {n}", "Été <b>", to=["a@exemple.fr"])]
        )

    page = client.get("/demo/courriels/").content.decode()

    assert "Objet 1" in page
    assert "Objet 2" in page
    assert "Été &lt;b&gt;" in page


def test_doctor_is_calm_when_nothing_is_late(db):
    assert [finding.fact for finding in check() if finding.serious] == []
