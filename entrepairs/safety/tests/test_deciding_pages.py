"""The watch decides on its pages: what was told, the decision, its lifting, the appeal; nothing for anybody else."""

import pytest

from entrepairs.core.models import Entry
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Appeal, Decision, Look
from entrepairs.safety.tests.told import HOW, WHY, WORDS, removed, report, watching, worry
from entrepairs.testimonies.tests.stories import house_of, published

pytestmark = pytest.mark.django_db
RULING = {"measure": "retrait", "ground": "contact", "facts": WHY, "public_note": ""}


@pytest.fixture
def story(elena, bruno):
    watching(elena)
    return published(bruno, house_of(elena), elena)


def test_who_has_taken_it_reads_what_was_told_and_decides(story, elena, farid, desk, client):
    report(story, farid)
    worry(story, farid)
    look = Look.objects.get()
    where = f"/veille/{look.pk}/decision/"
    assert desk(elena).get(where)["Location"] == look.get_absolute_url()  # take it first

    claim_look(look, by=elena)
    page = desk(elena).get(where).content.decode()
    assert WORDS in page and HOW in page and "Farid" not in page and str(farid.pk) not in page
    assert desk(elena).post(where, RULING)["Location"] == "/veille/"

    assert client.get(f"/histoires/{story.pk}/").status_code == 404
    assert Look.objects.get().outcome == "decision"
    assert not Entry.objects.filter(verb="told.opened").exclude(about=None)


def test_a_note_needs_its_words_and_nothing_typed_is_lost(story, elena, desk):
    report(story)
    look = Look.objects.get()
    claim_look(look, by=elena)

    refused = desk(elena).post(f"/veille/{look.pk}/decision/", RULING | {"measure": "note"})

    assert refused.status_code == 422 and WHY in refused.content.decode()
    assert not Decision.objects.exists()


def test_another_of_the_watch_answers_the_appeal(story, elena, bruno, driss, desk, client):
    decision = removed(story, by=elena)
    ask_another_look(decision, "Cette adresse est inventée.", by=bruno)
    watching(driss)
    where, said = f"/veille/decisions/{decision.pk}/", {"outcome": "levee", "answer": "C’est vrai."}

    assert "Vous avez décidé de ce texte" in desk(elena).get(where).content.decode()
    assert desk(elena).post(f"{where}reponse/", said).status_code == 422
    assert where in desk(driss).get("/veille/decisions/").content.decode()
    assert desk(driss).post(f"{where}reponse/", said)["Location"] == "/veille/decisions/"
    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert Appeal.objects.get().judged_by == driss


def test_it_is_lifted_with_a_reason(story, elena, desk, client):
    where = f"/veille/decisions/{removed(story, by=elena).pk}/"

    assert desk(elena).post(where, {"because": ""}).status_code == 422
    assert desk(elena).post(where, {"because": "Rien à cacher."})["Location"] == "/veille/decisions/"
    assert client.get(f"/histoires/{story.pk}/").status_code == 200


def test_farid_and_the_author_have_no_desk(story, elena, bruno, farid, desk):
    report(story)
    look = Look.objects.get()
    decision = removed(story, by=elena)
    watching(bruno)

    for other in (farid, bruno):
        for where in (f"/veille/{look.pk}/decision/", f"/veille/decisions/{decision.pk}/"):
            assert desk(other).get(where).status_code == 404
            assert desk(other).post(where, RULING).status_code == 404
    assert desk(farid).get("/veille/decisions/").status_code == 404
    assert str(decision.pk) not in desk(bruno).get("/veille/decisions/").content.decode()
