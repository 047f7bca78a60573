"""What was told about is still read by the team when its author takes it back meanwhile; then the copy goes."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent, remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.actions.watching import claim_look, finish_look
from entrepairs.safety.models import Decision, Look, Measure, Report
from entrepairs.safety.privacy import erase
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tasks.forgetting import forget_copies
from entrepairs.safety.tests.told import report, watching
from entrepairs.testimonies.actions import erase_story
from entrepairs.testimonies.tests.stories import published

pytestmark = pytest.mark.django_db
HARSH = "Tu ne vaux rien, personne ne t’attend."


@pytest.fixture
def driss(driss):
    return watching(driss)


@pytest.fixture
def post(house, elena, bruno):
    return said_in(begun(circle_of(house, elena), elena), bruno, HARSH)


def told(post, by=None):
    return send_report(Shown("post", post.pk), "attaque", "ces mots blessent", new_id(), by=by)


def look_of(thing):
    return Look.objects.get(object_id=thing.pk)


@pytest.mark.parametrize("how", ["removed", "recent", "changed", "account"])
def test_taken_back_before_a_look_it_is_still_read(post, driss, bruno, desk, how):
    told(post)
    {
        "removed": lambda: remove_post(post, by=bruno),
        "recent": lambda: erase_recent(by=bruno),
        "changed": lambda: edit_post(post, "Bonne nuit.", by=bruno),
        "account": lambda: leave_circles(bruno),
    }[how]()
    look = look_of(post)
    claim_look(look, by=driss)

    assert (seen_of(look).kept, seen_of(look).text) == (HARSH, "Bonne nuit." if how == "changed" else "")
    for page in (look.get_absolute_url(), f"{look.get_absolute_url()}decision/"):
        assert HARSH in desk(driss).get(page).content.decode()


def test_nobody_else_reads_the_copy(post, driss, bruno, elena, farid, desk, browser_of):
    told(post, by=elena)
    remove_post(post, by=bruno)

    look = look_of(post)
    for browser in (browser_of(farid), browser_of(bruno), desk(elena)):
        assert HARSH not in browser.get(post.thread.get_absolute_url()).content.decode()
        assert browser.get(look.get_absolute_url()).status_code == 404


def test_a_decision_about_it_gives_its_author_the_words_it_speaks_of(post, driss, bruno):
    told(post)
    remove_post(post, by=bruno)
    claim_look(look_of(post), by=driss)
    decide("post", post.pk, Ruling(Measure.REMOVE, "attaque", "Ces mots blessent."), by=driss)

    assert Decision.objects.visible_to(bruno).select_related("data_key").get().copy == HARSH


def test_without_a_report_nothing_is_kept(post, driss, bruno):
    remove_post(post, by=bruno)

    assert seen_of(look_of(post)).words == ""


def test_a_danger_taken_back_is_still_on_the_sheet_for_those_who_come(post, driss, bruno, desk):
    send_concern(Shown("post", post.pk), Danger("elle parle de ce soir", is_now=True), new_id(), by=None)
    remove_post(post, by=bruno)
    look = look_of(post)
    claim_look(look, by=driss)

    page = desk(driss).get(f"/veille/{look.pk}/fiche-secours/").content.decode()
    assert HARSH in page and "Retirés depuis par la personne" in page


def test_the_copy_goes_when_nobody_may_ask_for_another_look_any_more(post, driss):
    told(post)
    claim_look(look_of(post), by=driss)
    finish_look(look_of(post), Look.Outcome.READ, by=driss)
    for days, kept in ((180, HARSH), (184, "")):
        with at(now() + timedelta(days=days)):
            forget_copies.call()
        assert Report.objects.select_related("data_key").get().snapshot == kept


@pytest.mark.parametrize("is_closed", [True, False])
def test_an_erased_account_leaves_a_copy_only_while_the_team_looks(post, driss, bruno, is_closed):
    told(post)
    claim_look(look_of(post), by=driss)
    if is_closed:
        finish_look(look_of(post), Look.Outcome.READ, by=driss)
    leave_circles(bruno)

    assert Report.objects.select_related("data_key").get().snapshot == ("" if is_closed else HARSH)


@pytest.mark.parametrize("how", ["erased", "account"])
def test_a_story_that_is_gone_is_still_read(house, elena, bruno, driss, how):
    story = published(bruno, house, elena)
    report(story)
    look, words = look_of(story), story.public_title
    if how == "erased":
        erase_story(story, by=bruno)
    else:
        erase(bruno, keep_shared=False)
        Person.objects.get(pk=bruno.pk).delete()
    claim_look(look, by=driss)

    seen = seen_of(look)
    assert words in seen.kept and seen.is_taken_back and seen.url == ""
    finish_look(look, Look.Outcome.GONE, by=driss)
    assert not seen_of(look_of(story)).kept
