"""Sign up, wait, be offered a seat, take it or pass, withdraw."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.signups import accept_seat, sign_up, withdraw
from entrepairs.agenda.models import BookingLimit, Gathering, Signup
from entrepairs.agenda.tasks.seating import serve_waiting
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


def state_of(row, person) -> str:
    return Signup.objects.of(person).get(gathering=row).state


@pytest.fixture
def full(house, elena, bruno, aicha, claire) -> Gathering:
    """One seat, in four days: Bruno has it, Aïcha waits, then Claire."""
    row = planned(house, by=elena, in_hours=96, capacity=1)
    for one in (bruno, aicha, claire):
        sign_up(row, by=one)
    return row


def test_when_all_seats_are_taken_one_waits_in_order(full, bruno, aicha, claire, browser_of):
    assert [state_of(full, one) for one in (bruno, aicha, claire)] == ["vient", "attend", "attend"]
    page = browser_of(claire).get(full.get_absolute_url()).content.decode()
    assert "au rang 2" in page
    assert not [other for other in ("Bruno", "Aïcha") if other in page]


def test_a_seat_that_comes_free_is_offered_to_the_first_who_waits(full, bruno, aicha, claire, browser_of):
    withdraw(Signup.objects.of(bruno).get(), by=bruno)

    assert [state_of(full, one) for one in (aicha, claire)] == ["place", "attend"]
    assert Notice.objects.filter(person=aicha, kind="seat_offered", path=full.get_absolute_url()).exists()
    assert "gardée pour vous jusqu’au" in browser_of(aicha).get(full.get_absolute_url()).content.decode()


def test_aicha_takes_the_seat_or_passes_it_on(full, bruno, aicha, claire, browser_of):
    withdraw(Signup.objects.of(bruno).get(), by=bruno)
    browser_of(aicha).post(f"{full.get_absolute_url()}place/")
    assert state_of(full, aicha) == "vient"

    browser_of(aicha).post(f"{full.get_absolute_url()}desistement/")
    assert state_of(full, claire) == "place"


def test_an_offer_that_ends_goes_to_the_next_and_is_not_silent(full, bruno, aicha, claire):
    withdraw(Signup.objects.of(bruno).get(), by=bruno)
    offered = Signup.objects.of(aicha).get()
    with at(offered.offered_until - timedelta(seconds=1)):
        serve_waiting.call()
    assert state_of(full, aicha) == "place"

    with at(offered.offered_until):
        serve_waiting.call()
        serve_waiting.call()
        with pytest.raises(Refused):
            accept_seat(offered, by=aicha)

    assert not Signup.objects.of(aicha).exists()
    assert state_of(full, claire) == "place"
    assert Notice.objects.filter(person=aicha, kind="seat_passed").count() == 1


def test_an_offer_ends_at_its_hour_even_before_the_task_has_run(full, bruno, aicha):
    withdraw(Signup.objects.of(bruno).get(), by=bruno)
    offered = Signup.objects.of(aicha).get()
    with at(offered.offered_until), pytest.raises(Refused):
        accept_seat(offered, by=aicha)


def test_near_the_start_the_seat_is_given_at_once_and_said(full, bruno, aicha):
    with at(full.starts_at - timedelta(hours=2)):
        withdraw(Signup.objects.of(bruno).get(), by=bruno)

    assert state_of(full, aicha) == "vient"
    assert Notice.objects.filter(person=aicha, kind="seat_given").exists()


def test_more_seats_are_given_to_who_waits(full, aicha, claire):
    Gathering.objects.update(capacity=3)
    serve_waiting.call()
    assert [state_of(full, one) for one in (aicha, claire)] == ["place", "place"]


def test_seats_kept_for_newcomers_are_given_to_all_the_day_before(house, elena, bruno, aicha):
    before = planned(house, by=elena, in_hours=1)
    sign_up(before, by=bruno)
    row = planned(house, by=elena, in_hours=72, capacity=1, reserved=1)
    with at(now() + timedelta(hours=2)):
        assert sign_up(row, by=bruno).state == "attend"
    with at(row.starts_at - timedelta(hours=20)):
        serve_waiting.call()
    assert state_of(row, bruno) == "place"


def test_nobody_holds_more_seats_than_the_house_decided_and_the_refusal_says_when(house, elena, bruno):
    BookingLimit.objects.create(structure=house, most=2)
    first = planned(house, by=elena, in_hours=48, capacity=5)
    for row in (first, planned(house, by=elena, in_hours=60, capacity=5)):
        sign_up(row, by=bruno)
    sign_up(planned(house, by=elena, in_hours=50), by=bruno)  # no limit of seats: it takes nothing from anybody

    with pytest.raises(Refused) as refused:
        sign_up(planned(house, by=elena, in_hours=70, capacity=5), by=bruno)

    assert first.wall_time.strftime("%-d") in refused.value.sentence
    assert refused.value.next_step == "/mes-rencontres/"


def test_visitors_wait_once_their_seats_are_taken(house, elena, bruno, aicha, claire):
    row = planned(house, by=elena, capacity=10, seats={"visite": 1})
    for one in (bruno, aicha):
        member(house, one, by=elena, name="visite")
    assert [sign_up(row, by=one).state for one in (bruno, aicha, claire)] == ["vient", "attend", "vient"]


def test_the_rules_are_read_before(house, elena, bruno, browser_of):
    row = planned(house, by=elena, rules="On ne répète rien.")
    where = row.get_absolute_url()
    browser_of(bruno).post(f"{where}inscription/")
    assert not Signup.objects.exists()

    browser_of(bruno).post(f"{where}inscription/", {"rules_read": "on"})
    assert state_of(row, bruno) == "vient"


def test_the_seat_of_an_account_that_ends_goes_to_who_waits(full, bruno, aicha):
    ask_erasure(bruno, keep_shared=True, at_once=True, by=bruno)
    assert state_of(full, aicha) == "place"


def test_farid_takes_no_seat_of_others_and_gives_none_back(full, farid, bruno, browser_of):
    for act in ("desistement", "place", "fin"):
        assert browser_of(farid).post(f"{full.get_absolute_url()}{act}/").status_code == 404
    with pytest.raises(Refused):
        withdraw(Signup.objects.of(bruno).get(), by=farid)
    assert not [name for name in ("Bruno", "Aïcha") if name in str(browser_of(farid).get("/mes-rencontres/").content)]
