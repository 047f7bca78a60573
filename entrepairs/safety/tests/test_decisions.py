"""Decisions: dated, reasoned, reversible, told to the author; judged again by someone else; never about oneself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide, hold_back, lift_decision
from entrepairs.safety.actions.watching import claim_look, finish_look
from entrepairs.safety.models import Appeal, Decision, Look, Report
from entrepairs.safety.tasks.forgetting import forget_told
from entrepairs.safety.tests.told import WHY, hidden_by_three, removed, report, settled, watching
from entrepairs.testimonies.tests.stories import fresh, house_of, published
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(elena, bruno):
    watching(elena)
    return published(bruno, house_of(elena), elena)


def test_a_removal_hides_the_story_tells_its_author_why_and_leaves_them_a_copy(story, elena, bruno, client, browser_of):
    decision = removed(story, by=elena)

    assert client.get(f"/histoires/{story.pk}/").status_code == 404
    assert Notice.objects.filter(person=bruno, kind="decision", path=decision.get_absolute_url()).exists()
    page = browser_of(bruno).get(decision.get_absolute_url()).content.decode()
    for words in (WHY, "ni nom, ni adresse", story.public_text, "autre regard", "Une personne a lu"):
        assert words in page
    assert "Elena" not in page


def test_farid_and_the_others_read_no_decision_of_bruno(story, elena, farid, driss, browser_of, client):
    where = removed(story, by=elena).get_absolute_url()

    for other in (farid, driss, elena):
        assert browser_of(other).get(where).status_code == 404
        assert browser_of(other).post(where, {"words": "non"}).status_code == 404
    assert client.get(where)["Location"].startswith("/connexion/")


def test_what_was_told_is_closed_and_nobody_reads_why_but_the_author(story, elena, farid, client):
    report(story, farid)
    removed(story, by=elena)

    told = Report.objects.get()
    assert (told.answer, told.closed_at is not None) == ("retrait", True)
    with pytest.raises(Refused):
        report(story, farid)


def test_it_is_lifted_with_a_reason_and_all_is_as_before(story, elena, bruno, client):
    decision = removed(story, by=elena)

    lift_decision(decision, "L’adresse était inventée.", by=elena)

    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert Decision.objects.select_related("data_key").get().lifted_because == "L’adresse était inventée."
    assert Notice.objects.filter(person=bruno, kind="decision_lifted").exists()
    with pytest.raises(Refused):
        lift_decision(decision, "encore", by=elena)


def test_one_decision_holds_at_a_time(story, elena):
    first = removed(story, by=elena)
    second = decide("testimony", story.pk, Ruling("flou", "methode", "Un passage est dur."), by=elena)

    assert list(Decision.objects.in_force()) == [second]
    first.refresh_from_db()
    assert first.lifted_by == elena and fresh(story).measure == "flou"
    with pytest.raises(IntegrityError):
        Decision.objects.create(kind="testimony", object_id=story.pk, measure="note", ground="autre", decided_at=now())


def test_someone_else_judges_the_appeal(story, elena, bruno, driss, client):
    decision = removed(story, by=elena)
    appeal = ask_another_look(decision, "Cette adresse n’existe pas.", by=bruno)
    watching(driss)

    with pytest.raises(Refused):
        judge_appeal(appeal, "levee", "Je change d’avis.", by=elena)
    judge_appeal(appeal, "levee", "Vous avez raison.", by=driss)

    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert Appeal.objects.select_related("decision__data_key").get().answer == "Vous avez raison."
    told = Notice.objects.filter(person=bruno, path=decision.get_absolute_url()).values_list("kind", flat=True)
    assert sorted(told) == ["appeal_judged", "decision"], "said once"
    with pytest.raises(Refused):
        judge_appeal(appeal, "maintien", "Non.", by=driss)


def test_one_asks_once_within_six_months_and_only_of_one_s_own(story, elena, bruno, farid):
    decision = removed(story, by=elena)

    with pytest.raises(Refused):
        ask_another_look(decision, "non", by=farid)
    with at(now() + timedelta(days=190)), pytest.raises(Refused):
        ask_another_look(decision, "non", by=bruno)
    ask_another_look(decision, "non", by=bruno)
    with pytest.raises(Refused):
        ask_another_look(decision, "encore", by=bruno)


def test_nobody_decides_about_themselves_nor_without_being_of_the_watch_nor_on_their_own_report(
    story, elena, bruno, farid, driss
):
    watching(bruno)
    report(story, watching(driss))

    for someone in (bruno, farid, driss):
        with pytest.raises(Refused):
            removed(story, by=someone)
    assert not Decision.objects.exists()


def test_nobody_decides_about_someone_they_accompany(pair, aicha, bruno, elena):
    watching(elena)
    story = published(bruno, pair.structure, elena)

    with pytest.raises(Refused):
        removed(story, by=watching(aicha))
    decision = removed(story, by=elena)
    appeal = ask_another_look(decision, "non", by=bruno)
    for act in (lambda: lift_decision(decision, "non", by=aicha), lambda: judge_appeal(appeal, "levee", "", by=aicha)):
        with pytest.raises(Refused):
            act()


def test_once_a_human_has_left_it_numbers_hide_nothing(story, elena, person, client):
    decide("testimony", story.pk, Ruling("laisser", "autre", "Rien à changer."), by=elena)
    for name in ("Nora", "Omar", "Paul", "Rita"):
        report(story, settled(person(name)))
    hidden_by_three()

    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert hold_back("testimony", story.pk) is None and hold_back("testimony", new_id()) is None


def test_once_a_human_has_shown_it_again_one_more_report_hides_nothing(story, elena, person, client):
    for name in ("Nadia", "Sam", "Lou"):
        report(story, settled(person(name)))
    hidden_by_three()
    held = Decision.objects.in_force().get(by_human=False)
    lift_decision(held, "À la relecture, non.", by=elena)
    report(story, settled(person("Milo")))
    hidden_by_three()

    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert not Decision.objects.in_force().exists()


def test_an_account_that_leaves_takes_its_decisions_and_unlinks_its_reports(story, elena, bruno, farid):
    report(story, farid, email="f@exemple.fr")
    removed(story, by=elena)
    keys = list(Decision.objects.values_list("data_key", flat=True))

    for someone in (farid, bruno):
        ask_erasure(someone, keep_shared=True, at_once=True, by=someone)

    told = Report.objects.get()
    assert (told.reporter_mark, bytes(told.sealed_reporter), bytes(told.sealed_email)) == ("", b"", b"")
    assert not Decision.objects.exists() and not DataKey.objects.filter(pk__in=keys).exists()


def test_what_was_read_without_a_decision_is_closed_too_and_all_is_erased_a_year_after(story, elena, farid):
    report(story, farid)
    look = Look.objects.get()
    claim_look(look, by=elena)
    finish_look(look, Look.Outcome.READ, by=elena)
    told = Report.objects.get()
    assert (told.answer, told.closed_at is not None) == ("laisser", True)
    lift_decision(removed(story, by=elena), "Relu.", by=elena)

    with at(now() + timedelta(days=366)):
        forget_told.call()
    assert not Report.objects.exists() and not Decision.objects.exists()
    assert not DataKey.objects.filter(pk=told.data_key_id).exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_the_same_moment_leave_one_decision_in_force(story, elena, driss):
    watching(driss)
    report(story)

    at_once(lambda: removed(story, by=elena), lambda: removed(story, by=driss))

    assert Decision.objects.in_force().count() == 1
