"""Notes are written by both; neither ever loses a word."""

from uuid import uuid4

import pytest
from django.urls import reverse

from entrepairs.accompaniment.actions.notes import NoteChanged, delete_note, save_note, write_note
from entrepairs.accompaniment.models import Accompaniment, Note
from entrepairs.accompaniment.tests.pairs import walking
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(pair):
    return reverse("accompaniment:notes", args=[pair.pk])


@pytest.fixture
def note(pair, bruno):
    return write_note(pair, uuid4(), "Signes", "Je dors moins", by=bruno)


def page_of(note):
    return reverse("accompaniment:note", args=[note.accompaniment_id, note.pk])


def test_a_note_is_sealed_and_the_other_is_told(note, aicha):
    assert b"dors" not in bytes(note.sealed_body)
    assert Notice.objects.filter(person=aicha, kind="note_written", path=page_of(note)).exists()


def test_both_change_it_in_turn(note, aicha, bruno):
    changed = save_note(note, "Signes", "Je dors moins, je marche", 1, by=aicha)

    assert (changed.version, changed.edited_by.person) == (2, aicha)
    assert save_note(changed, "Signes", "Je dors", 2, by=bruno).version == 3


def test_a_stale_save_is_refused_with_what_the_note_says_now(note, aicha, bruno):
    save_note(note, "Signes", "D’Aïcha", 1, by=aicha)

    with pytest.raises(NoteChanged) as change:
        save_note(note, "Signes", "De Bruno", 1, by=bruno)
    assert change.value.current.body == "D’Aïcha"


def test_saving_the_same_text_twice_is_one_change(note, bruno):
    save_note(note, "Signes", "Autre", 1, by=bruno)

    assert save_note(note, "Signes", "Autre", 1, by=bruno).version == 2


def test_the_page_of_a_stale_save_holds_both_texts_and_the_next_save_goes_through(note, aicha, bruno, browser_of):
    browser, url = browser_of(bruno), page_of(note)
    save_note(note, "Signes", "Le texte d’Aïcha", 1, by=aicha)

    answer = browser.post(url, {"title": "Signes", "body": "Le texte de Bruno", "version": "1"})

    content = answer.content.decode()
    assert answer.status_code == 422
    assert "Le texte d’Aïcha" in content
    assert "Le texte de Bruno" in content
    version = answer.context["form"]["version"].value()
    assert browser.post(url, {"title": "", "body": "Les deux", "version": version}).status_code == 303
    assert Note.objects.select_related("accompaniment__data_key").get().body == "Les deux"


def test_the_same_form_writes_once(url, bruno, browser_of):
    browser, form = browser_of(bruno), {"title": "", "body": "Une fois", "key": uuid4()}

    assert browser.post(url, form).headers["Location"] == browser.post(url, form).headers["Location"]
    assert Note.objects.count() == 1


def test_either_erases_it_and_the_other_is_told(note, aicha, bruno, browser_of):
    answer = browser_of(aicha).post(f"{page_of(note)}effacement/")

    assert answer.status_code == 303
    assert not Note.objects.exists()
    assert Notice.objects.filter(person=bruno, kind="note_deleted").exists()


def test_what_one_was_writing_in_an_erased_note_becomes_a_new_one(note, aicha, bruno, browser_of):
    browser, url = browser_of(bruno), page_of(note)
    delete_note(note, by=aicha)

    answer = browser.post(url, {"title": "Signes", "body": "Un long travail", "version": "1"})

    assert answer.status_code == 422
    assert b"Un long travail" in answer.content
    form = answer.context["form"]
    saved = browser.post(
        reverse("accompaniment:notes", args=[note.accompaniment_id]),
        {name: form[name].value() for name in ("title", "body", "key")},
    )
    assert saved.status_code == 303
    assert browser.get(url).status_code == 404


def test_the_key_of_another_note_opens_nothing(note, driss, aicha, elena):
    other = walking(driss, aicha, elena)

    with pytest.raises(Refused):
        write_note(other, note.pk, "", "x", by=driss)


def test_after_the_end_notes_are_read_and_erased_not_changed(note, pair, bruno, browser_of):
    pair.move_to(Accompaniment.State.ENDED, ended_at=now())
    browser, url = browser_of(bruno), page_of(note)

    assert b"Je dors moins" in browser.get(url).content
    answer = browser.post(url, {"title": "", "body": "Encore", "version": "1"})
    assert answer.status_code == 422
    assert b"Encore" in answer.content
    assert browser.post(f"{url}effacement/").status_code == 303


@pytest.mark.parametrize(
    "wrong", [{"body": ""}, {"body": "x" * 20_001}, {"title": "x" * 121}, {"key": "x"}, {"body": "\u200b"}]
)
def test_a_note_that_cannot_be_comes_back(url, bruno, browser_of, wrong):
    form = {"title": "Titre gardé", "body": "Texte", "key": uuid4(), **wrong}

    assert browser_of(bruno).post(url, form).status_code == 422
    assert not Note.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "-3", "99999999999999999999"])
def test_a_version_that_makes_no_sense_loses_no_text(note, bruno, browser_of, version):
    answer = browser_of(bruno).post(page_of(note), {"title": "", "body": "Mon texte", "version": version})

    assert answer.status_code == 422
    assert b"Mon texte" in answer.content


def test_as_many_queries_with_three_notes_as_with_one(pair, note, url, bruno, browser_of, same_queries):
    browser = browser_of(bruno)

    same_queries(lambda: browser.get(url), lambda: write_note(pair, uuid4(), "", "Une note", by=bruno))
