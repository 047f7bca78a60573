"""A page about a member: begun, read, changed and erased by that member; written and signed by two; no one else."""

from uuid import uuid4

import pytest

from entrepairs.agenda.tests.gathered import member
from entrepairs.clubhouse.actions import records
from entrepairs.clubhouse.models import Record, RecordVersion
from entrepairs.clubhouse.tests.club import opened_club, page_of
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
TEXT = "J’ai tenu l’accueil trois matins, et j’aime répondre au téléphone."


@pytest.fixture
def club(elena, bruno, aicha):
    """Elena coordinates, Bruno is a member, Aïcha facilitates."""
    place = opened_club(elena, bruno)
    member(place, aicha, by=elena, name=Role.Name.FACILITATOR)
    return place


def test_two_people_write_and_sign_a_page(club, bruno, aicha, browser_of):
    mine, theirs = browser_of(bruno), browser_of(aicha)
    said = {"key": str(uuid4()), "title": "Mon printemps", "other": str(aicha.pk)}
    where = mine.post(f"/maisons/{club.pk}/pages/nouvelle/", said)["Location"]

    theirs.post(f"{where}reponse/", {"oui": "1"})
    mine.post(where, {"text": TEXT, "number": "0", "signer": "1"})
    assert TEXT in theirs.get(where).content.decode()
    theirs.post(f"{where}signature/", {"number": "1"})

    version = RecordVersion.objects.get()
    assert version.is_signed and version.other_signed_by == aicha


def test_a_change_asks_for_signatures_again_and_keeps_what_was_signed(club, bruno, aicha):
    page = page_of(bruno, club, aicha, text=TEXT, sign=True)
    records.sign_record(page, 1, by=aicha)

    records.write_record(page, TEXT + " Et le jardin.", 1, sign=True, by=aicha)

    latest, signed = page.versions.all()
    assert (latest.number, latest.member_signed_at, latest.by_member) == (2, None, False)
    assert latest.other_signed_at is not None
    assert signed.is_signed and signed.text == TEXT


def test_a_text_that_nobody_signed_leaves_no_trace(club, bruno, aicha):
    page = page_of(bruno, club, aicha, text="brouillon")
    records.write_record(page, TEXT, 1, sign=False, by=bruno)

    assert [one.text for one in page.versions.all()] == [TEXT]


def test_the_member_may_refuse_to_sign_and_it_is_said(club, bruno, aicha, browser_of):
    page = page_of(bruno, club, aicha, text=TEXT)
    browser_of(bruno).post(f"{page.get_absolute_url()}refus/", {"number": "1"})

    assert "a choisi de ne pas signer" in browser_of(aicha).get(page.get_absolute_url()).content.decode()
    assert not RecordVersion.objects.get().is_signed
    with pytest.raises(Refused):
        records.refuse_to_sign(page, 1, by=aicha)


def test_nobody_signs_words_that_they_have_not_read(club, bruno, aicha):
    page = page_of(bruno, club, aicha, text=TEXT, sign=True)
    records.write_record(page, "Autre chose.", 1, sign=False, by=bruno)

    with pytest.raises(Refused):
        records.sign_record(page, 1, by=aicha)


def test_writing_at_the_same_time_loses_nothing(club, bruno, aicha, browser_of):
    page = page_of(bruno, club, aicha, text="Le début.")
    records.write_record(page, "Le début, par Aïcha.", 1, sign=False, by=aicha)

    answer = browser_of(bruno).post(page.get_absolute_url(), {"text": "Le début, par Bruno.", "number": "1"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "par Aïcha" in shown and "par Bruno" in shown


def test_the_one_who_was_asked_reads_nothing_before_saying_yes(club, bruno, aicha, browser_of):
    page = page_of(bruno, club, aicha, agreed=False, text=TEXT)

    assert TEXT not in browser_of(aicha).get(page.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        records.write_record(page, "Je note.", 1, sign=False, by=aicha)
    records.answer(page, False, by=aicha)
    assert browser_of(aicha).get(page.get_absolute_url()).status_code == 404
    assert Notice.objects.filter(person=bruno, kind="record_alone").exists()


def test_the_coordination_does_not_learn_that_a_page_exists(club, bruno, aicha, elena, farid, browser_of):
    page = page_of(bruno, club, aicha, text=TEXT, title="Mon printemps")

    for outsider in (elena, farid):
        assert browser_of(outsider).get(page.get_absolute_url()).status_code == 404
        assert not Record.objects.visible_to(outsider).exists()
    assert "Bruno" not in browser_of(elena).get(f"/maisons/{club.pk}/pour-moi/").content.decode()


def test_whoever_leaves_the_team_reads_no_more(club, bruno, aicha, elena, browser_of):
    page = page_of(bruno, club, aicha, text=TEXT)
    end_role(Role.objects.get(person=aicha, structure=club), by=elena)

    assert browser_of(aicha).get(page.get_absolute_url()).status_code == 404


def test_a_member_who_stopped_coming_still_reads_and_changes_their_page(club, bruno, aicha, elena, browser_of):
    page, browser = page_of(bruno, club, aicha, text=TEXT), browser_of(bruno)
    end_role(Role.objects.get(person=bruno, structure=club), by=elena)

    assert TEXT in browser.get(page.get_absolute_url()).content.decode()
    assert browser.get(f"/maisons/{club.pk}/pour-moi/").status_code == 200
    assert browser.post(page.get_absolute_url(), {"text": "Je reviens.", "number": "1"}).status_code == 303
    assert browser.get(f"/maisons/{club.pk}/journee/").status_code == 404


def test_choosing_someone_else_closes_it_to_the_former(club, bruno, aicha, elena, browser_of):
    page = page_of(bruno, club, aicha, text=TEXT)
    browser_of(bruno).post(f"{page.get_absolute_url()}avec/", {"other": str(elena.pk)})

    assert browser_of(aicha).get(page.get_absolute_url()).status_code == 404
    assert TEXT not in browser_of(elena).get(page.get_absolute_url()).content.decode()


def test_only_the_team_is_asked_and_never_oneself(club, bruno, elena, farid):
    for wrong in (farid, bruno):
        with pytest.raises(Refused):
            records.begin_record(club, uuid4(), "Une page", wrong, by=bruno)


def test_the_member_erases_a_text_or_all_of_it_and_nobody_else_can(club, bruno, aicha, browser_of):
    page = page_of(bruno, club, aicha, text=TEXT, sign=True)
    records.write_record(page, "La suite.", 1, sign=False, by=bruno)

    for way in ("version/effacement/", "effacement/"):
        browser_of(aicha).post(f"{page.get_absolute_url()}{way}", {"number": "1"})
    assert RecordVersion.objects.count() == 2
    browser_of(bruno).post(f"{page.get_absolute_url()}version/effacement/", {"number": "1"})
    assert RecordVersion.objects.get().number == 2
    browser_of(bruno).post(f"{page.get_absolute_url()}effacement/")
    assert not Record.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_when_the_other_leaves_the_page_stays_the_members(club, bruno, aicha):
    page = page_of(bruno, club, aicha, text=TEXT, sign=True)
    records.sign_record(page, 1, by=aicha)

    ask_erasure(aicha, keep_shared=False, at_once=True, by=aicha)

    version = RecordVersion.objects.select_related("record__member__data_key").get()
    assert (version.text, version.is_signed, version.other_signed_by) == (TEXT, True, None)
