"""The desk: one thing to do first, then who waits, who helps, which pairs go on, in few queries."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.checkins import answer_check_in
from entrepairs.accompaniment.actions.pauses import pause
from entrepairs.accompaniment.actions.supervision import close_supervision, need_supervision, take_supervision
from entrepairs.accompaniment.models import CheckIn, Relay, SupervisionNeed
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.training.actions import sign_charter
from entrepairs.training.models import Habilitation

pytestmark = pytest.mark.django_db
PAGES = ["", "demandes/", "accompagnements/", "personnes/", "retours/"]


def things(browser):
    return [(thing.who, thing.url) for thing in browser.get("/coordination/").context["to_do"]]


def test_without_a_second_protection_one_is_led_to_it(pair, elena, browser_of, settings):
    assert browser_of(elena).get("/coordination/").status_code == 302
    settings.DEMO = True
    assert browser_of(elena).get("/coordination/").status_code == 200


def test_when_all_goes_well_nothing_is_to_do(pair, elena, desk):
    browser = desk(elena)

    assert things(browser) == []
    assert all(browser.get(f"/coordination/{name}").status_code == 200 for name in PAGES)


def test_first_what_is_about_a_pair_then_who_waits_alone_then_who_would_help(
    pair, aicha, elena, driss, person, charter, desk
):
    written(person("Nadia"), languages=["pt"])
    sign_charter(charter, by=driss)
    need_supervision(pair, by=aicha)
    pause(pair, by=aicha)

    found = things(desk(elena))

    assert [who for who, _url in found] == ["Bruno · Aïcha", "Nadia", "Driss"]
    assert all(desk(elena).get(url).status_code == 200 for _who, url in found)


@pytest.mark.parametrize(("answer", "expected"), [("continue", 0), ("change", 1), ("stop", 1)])
def test_a_check_in_that_asks_for_something_calls_for_two_weeks(pair, bruno, elena, desk, answer, expected):
    CheckIn.objects.update(asked_at=now())
    answer_check_in(CheckIn.objects.get(), answer, by=bruno)

    assert len(things(desk(elena))) == expected
    with time_machine.travel(now() + timedelta(days=6)):
        assert len(things(desk(elena))) == expected


def test_a_silent_pair_calls(pair, elena, desk):
    browser = desk(elena)
    with time_machine.travel(now() + timedelta(days=8)):
        browser.force_login(elena)
        assert len(things(browser)) == 1


def test_what_blocks_is_said_in_words_and_who_fits_can_be_proposed(pair, person, peer, elena, desk):
    nadia = person("Nadia")
    alone, fits = written(nadia, languages=["pt"]), written(nadia)
    browser = desk(elena)

    page = browser.get(f"/coordination/demandes/{alone.pk}/")
    assert len(page.context["blocks"]) == 1
    assert not page.context["form"].fields["supporter"].queryset
    answer = browser.post(f"/coordination/demandes/{fits.pk}/", {"supporter": str(peer.pk)})

    assert answer.status_code == 303
    assert fits.proposals.get(supporter=peer).at_hand_of == elena


def test_a_relay_is_named_from_the_page_of_the_pair(pair, aicha, driss, elena, house, desk):
    offering(habilitated(driss, house, by=elena))
    pause(pair, by=aicha)

    answer = desk(elena).post(f"/coordination/accompagnements/{pair.pk}/", {"to": str(driss.pk), "kind": "relay"})

    assert answer.status_code == 303
    assert Relay.objects.standing().get().to == driss
    assert things(desk(elena)) == []


def test_supervision_is_asked_taken_and_closed_and_says_who(pair, aicha, bruno, elena, desk, browser_of):
    assert browser_of(aicha).post(f"{pair.get_absolute_url()}supervision/").status_code == 303
    browser_of(aicha).post(f"{pair.get_absolute_url()}supervision/")
    need = SupervisionNeed.objects.get()
    assert Notice.objects.filter(person=elena, kind="supervision_needed").count() == 1

    assert desk(elena).post(f"/coordination/supervision/{need.pk}/prise/").status_code == 303
    assert b"Elena" in browser_of(aicha).get(f"{pair.get_absolute_url()}limites/").content
    assert b"Elena" not in browser_of(bruno).get(f"{pair.get_absolute_url()}limites/").content
    desk(elena).post(f"/coordination/supervision/{need.pk}/fin/")

    assert SupervisionNeed.objects.get().closed_at is not None


def test_the_supporter_may_say_it_is_no_longer_needed(pair, aicha, bruno, farid, browser_of):
    with pytest.raises(Refused):
        need_supervision(pair, by=bruno)
    need = need_supervision(pair, by=aicha)
    with pytest.raises(Refused):
        take_supervision(need, by=farid)
    with pytest.raises(Refused):
        close_supervision(need, by=farid)

    browser_of(aicha).post(f"{pair.get_absolute_url()}supervision/fin/")

    assert SupervisionNeed.objects.get().closed_at is not None


def test_someone_who_signed_is_habilitated_confirmed_and_withdrawn_with_a_reason(
    driss, elena, claire, house, charter, desk, browser_of
):
    accept_role(give_role(house, claire, "referent", by=elena), by=claire)
    sign_charter(charter, by=driss)
    browser = desk(elena)
    said = {"structure": str(house.pk), "probation": "on", "referent": str(claire.pk)}
    assert browser.post(f"/coordination/personnes/{driss.pk}/habilitation/", said).status_code == 303
    decision = Habilitation.objects.get()

    browser.post(f"/coordination/habilitations/{decision.pk}/formation/")
    assert not Habilitation.objects.get().probation
    assert browser.post(f"/coordination/habilitations/{decision.pk}/retrait/", {"because": " "}).status_code == 422
    browser.post(f"/coordination/habilitations/{decision.pk}/retrait/", {"because": "Un temps pour vous."})

    assert "Un temps pour vous." in browser_of(driss).get("/aider/habilitations/").content.decode()
    kinds = set(Notice.objects.filter(person=driss).values_list("kind", flat=True))
    assert {"habilitation_decided", "habilitation_confirmed", "habilitation_withdrawn"} <= kinds
    assert things(browser) == []
    assert b"Driss" in browser.get("/coordination/personnes/").content


NAMES = ["Nadia", "Saule", "Mina", "Ondine", "Lise", "Mousse", "Ortie", "Brume", "Galet", "Menthe", "Prune", "Sureau"]


@pytest.fixture
def fill(person, elena, house, charter):
    """Adds a supporter, a pair that calls, someone who waits alone, someone who would help, feedback to read."""
    names = iter(NAMES)

    def add():
        supporter, seeker = person(next(names)), person(next(names))
        offering(habilitated(supporter, house, by=elena))
        need_supervision(met(seeker, supporter), by=supporter)
        written(person(next(names)), languages=["pt"])
        sign_charter(charter, by=person(next(names)))

    return add


@pytest.mark.parametrize("name", PAGES)
def test_as_many_queries_for_three_as_for_one(name, fill, elena, desk, same_queries):
    browser = desk(elena)
    fill()

    same_queries(lambda: browser.get(f"/coordination/{name}"), fill)
