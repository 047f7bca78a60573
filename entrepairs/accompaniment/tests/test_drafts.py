"""Drafts for everyone at once: who sees them, what leaves, what changed meanwhile."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.drafts import ask_preparation, give_up_preparation
from entrepairs.accompaniment.actions.requests import close_text_to_team, open_text_to_team, withdraw_request
from entrepairs.accompaniment.models import Draft, MatchRun, Offer, Preparation, Proposal
from entrepairs.accompaniment.tasks import matching
from entrepairs.accompaniment.tasks.matching import match_everyone, prepare_proposals
from entrepairs.accompaniment.tests.chain import NANTES, habilitated, offering, open_house, written
from entrepairs.core.clock import now
from entrepairs.core.own_process import Failed
from entrepairs.core.rules import Refused
from entrepairs.people.actions.consents import withdraw_consent
from entrepairs.people.models import Notice
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
PAGE = "/coordination/propositions/"
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def ada(house, elena, person):
    return offering(habilitated(person("Ada"), house, by=elena), topics=SHARED, capacity=3).person


@pytest.fixture
def helped(ada, bruno):
    """Bruno waits, and lets the team help."""
    return written(bruno, experiences=SHARED, open_to_team=True)


def prepared(by):
    preparation = ask_preparation(by=by)
    prepare_proposals.call(str(preparation.pk))
    preparation.refresh_from_db()
    return preparation


def send(browser, *drafts, **more):
    return browser.post(PAGE, {"drafts": [one.pk for one in drafts], "envoyer": "1"} | more, follow=True)


def test_a_coordinator_prepares_reads_and_sends_and_the_person_chooses(helped, ada, bruno, elena, desk):
    browser = desk(elena)
    browser.post(f"{PAGE}preparation/")
    prepare_proposals.call(str(Preparation.objects.get().pk))

    assert "1 à relire avant d’envoyer" in browser.get("/coordination/").content.decode()
    page = browser.get(PAGE)
    (one,) = page.context["waiting"]
    assert (one.request, one.drafts[0].draft.supporter) == (helped, ada)
    assert "Connaît, comme vous" in page.content.decode()

    told = Notice.objects.count()
    answer = send(browser, one.drafts[0].draft)

    assert "1 proposition est partie." in answer.content.decode()
    proposal = helped.proposals.get()
    assert (proposal.state, proposal.at_hand_of, proposal.supporter) == (Proposal.State.SHOWN, elena, ada)
    assert Notice.objects.count() == told + 1
    assert not Draft.objects.exists()


def test_one_who_does_not_let_the_team_help_is_in_no_draft_and_counted_only_among_five(ada, elena, person, desk):
    for name in ("Zoé", "Yann", "Xéna", "Will"):
        written(person(name), experiences=SHARED)
    assert prepared(elena).state == Preparation.State.READY

    assert not Draft.objects.exists()
    assert MatchRun.objects.get().people == 4
    page = desk(elena).get(PAGE).content.decode()
    assert not any(name in page for name in ("Zoé", "Yann", "Xéna", "Will", "personnes attendent sans"))

    written(person("Vera"), experiences=SHARED)
    assert "5 personnes attendent sans" in desk(elena).get(PAGE).content.decode()


def test_another_house_and_farid_see_nothing(helped, elena, person, farid, browser_of, desk):
    prepared(elena)
    other = person("Otto")
    open_house(other, commune=NANTES, name="La Maison du Port")

    assert "Bruno" not in desk(other).get(PAGE).content.decode()
    assert desk(farid).get(PAGE).status_code in (302, 404)
    assert send(desk(other), Draft.objects.get()).status_code == 422
    assert not helped.proposals.filter(at_hand_of__isnull=False).exists()
    with pytest.raises(Refused):
        ask_preparation(by=farid)


def pause(ada, bruno):
    Offer.objects.get(person=ada).pauses.create(since=now())


def full(ada, bruno):
    Offer.objects.filter(person=ada).update(capacity=0)


def vetoed(ada, bruno):
    block(bruno, by=ada)


def disagrees(ada, bruno):
    withdraw_consent(bruno, Purpose.MATCHING, by=bruno)


@pytest.mark.parametrize("happens", [pause, full, vetoed, disagrees])
def test_what_changed_meanwhile_is_said_in_the_same_words_and_breaks_nothing(happens, helped, ada, bruno, elena, desk):
    prepared(elena)
    draft, browser = Draft.objects.get(), desk(elena)
    happens(ada, bruno)
    Proposal.objects.all().delete()

    assert browser.get(PAGE).context["waiting"] == []
    answer = send(browser, draft)

    said = [str(one) for one in answer.context["messages"]]
    assert len(said) == 1 and said[0].startswith("1 proposition n’est pas partie : elle n’est plus possible.")
    assert not helped.proposals.filter(at_hand_of__isnull=False).exists()


def test_what_is_set_aside_tells_nobody_and_does_not_come_back_this_week(helped, ada, elena, desk):
    prepared(elena)
    browser, told = desk(elena), Notice.objects.count()
    browser.post(PAGE, {"drafts": [Draft.objects.get().pk], "ecarter": "1", "because": "plus-tard"})
    assert Notice.objects.count() == told

    prepared(elena)
    assert not Draft.objects.to_read().exists()
    assert browser.get(PAGE).context["aside"] == 1

    browser.post(f"{PAGE}reprise/")
    assert Draft.objects.to_read().count() == 1


def test_the_night_prepares_the_same_drafts_and_forgets_those_of_a_week(helped, ada, elena):
    prepared(elena)
    first = Draft.objects.values_list("request", "supporter").get()

    with time_machine.travel(now() + timedelta(days=8), tick=False):
        assert not Draft.objects.visible_to(elena).exists()
        match_everyone.call()
        assert Draft.objects.visible_to(elena).values_list("request", "supporter").get() == first

    assert Preparation.objects.get().asked_by is None


def test_only_who_asked_gives_it_up_and_the_drafts_of_before_stay(helped, elena, person, desk):
    prepared(elena)
    going = ask_preparation(by=elena)
    other = person("Otto")
    open_house(other, commune=NANTES, name="La Maison du Port")
    with pytest.raises(Refused):
        give_up_preparation(going, by=other)
    assert ask_preparation(by=other) == going

    desk(elena).post(f"{PAGE}abandon/")
    prepare_proposals.call(str(going.pk))

    going.refresh_from_db()
    assert going.state == Preparation.State.CANCELLED
    assert Draft.objects.count() == 1


def test_taking_back_the_yes_or_the_request_erases_the_drafts_at_once(helped, bruno, elena):
    for takes_back in (close_text_to_team, withdraw_request):
        open_text_to_team(helped, by=bruno)
        prepared(elena)
        assert Draft.objects.exists()
        takes_back(helped, by=bruno)
        assert not Draft.objects.exists()
        helped.refresh_from_db()


def test_a_preparation_that_breaks_says_so(helped, elena, desk, monkeypatch):
    def breaks(*_given, **_how):
        raise Failed

    monkeypatch.setattr(matching, "searched", breaks)

    assert prepared(elena).state == Preparation.State.FAILED
    assert "n’ont pas pu se préparer" in desk(elena).get(PAGE).content.decode()


def test_nothing_ticked_says_so(helped, elena, desk):
    prepared(elena)

    answer = desk(elena).post(PAGE, {"envoyer": "1"})

    assert answer.status_code == 422
    assert "Cochez au moins une proposition." in answer.content.decode()


def test_the_page_asks_as_often_for_three_as_for_one(helped, elena, person, desk, queries):
    prepared(elena)
    browser = desk(elena)
    browser.get(PAGE)
    one = queries(lambda: browser.get(PAGE))

    for name in ("Zoé", "Yann"):
        written(person(name), experiences=SHARED, open_to_team=True)
    prepared(elena)

    assert len(browser.get(PAGE).context["waiting"]) == 3
    assert queries(lambda: browser.get(PAGE)) == one
