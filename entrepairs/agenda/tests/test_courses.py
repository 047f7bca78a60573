"""A course: one sign-up for all its sessions, the seat counted once. Scenario 10."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.signups import sign_up, withdraw, withdraw_from_course
from entrepairs.agenda.models import Facilitation, Gathering, Signup
from entrepairs.agenda.recurrence import rule_of
from entrepairs.agenda.tasks.courses import follow_courses
from entrepairs.agenda.tests.gathered import member, weekly
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessions(house, elena) -> list[Gathering]:
    """« Mes signes avant-coureurs »: eight sessions, two seats."""
    first_day = (now() + timedelta(days=1)).date()
    rule = rule_of("semaine", first_day, sessions=8)
    programme = {"title": "Mes signes avant-coureurs", "kind": "atelier", "capacity": 2, "audience": "maison"}
    series = weekly(house, by=elena, first_day=first_day, rule=rule, is_course=True, programme=programme)
    return list(series.gatherings.order_by("starts_at"))


@pytest.fixture
def members(house, elena, bruno, aicha, claire) -> None:
    for one in (bruno, aicha):
        member(house, one, by=elena)
    member(house, claire, by=elena, name="partenaire")


def test_one_sign_up_opens_all_the_sessions_and_takes_one_seat(sessions, members, bruno, aicha, person):
    sign_up(sessions[0], by=bruno)
    sign_up(sessions[3], by=aicha)

    assert Signup.objects.of(bruno).count() == Signup.objects.of(aicha).count() == 8
    assert sign_up(sessions[5], by=person("Iris")).state == "attend"
    with pytest.raises(Refused):
        sign_up(sessions[2], by=bruno)


def test_the_page_says_which_session_it_is(sessions, members, bruno, browser_of):
    page = browser_of(bruno).get(sessions[2].get_absolute_url()).content.decode()
    assert "Séance 3 sur 8" in page and "Toutes les dates" in page


def test_missing_a_session_keeps_the_seat_and_one_may_come_back(sessions, members, bruno, aicha, person):
    iris = person("Iris")
    for one in (bruno, aicha, iris):
        sign_up(sessions[0], by=one)
    withdraw(Signup.objects.of(bruno).get(gathering=sessions[2]), by=bruno)

    assert Signup.objects.of(bruno).count() == 7
    assert set(Signup.objects.of(iris).values_list("state", flat=True)) == {"attend"}
    assert sign_up(sessions[2], by=bruno).state == "vient"


def test_leaving_the_course_gives_the_seat_to_who_waits(sessions, members, bruno, aicha, person):
    iris = person("Iris")
    for one in (bruno, aicha, iris):
        sign_up(sessions[0], by=one)
    withdraw_from_course(Signup.objects.of(bruno).first(), by=bruno)

    assert not Signup.objects.of(bruno).exists()
    offered = Signup.objects.of(iris)
    assert set(offered.values_list("state", "offered_until")) == {("place", offered.first().offered_until)}


def test_who_comes_later_has_the_sessions_that_are_left(sessions, members, bruno):
    with at(sessions[2].starts_at + timedelta(hours=3)):
        sign_up(sessions[3], by=bruno)
    assert Signup.objects.of(bruno).count() == 5


def test_sessions_planned_since_are_opened_too_except_those_one_left(sessions, members, house, bruno):
    sign_up(sessions[0], by=bruno)
    withdraw(Signup.objects.of(bruno).get(gathering=sessions[1]), by=bruno)
    copied = {field.name: getattr(sessions[0], field.name) for field in Gathering._meta.concrete_fields}
    starts_at = sessions[-1].starts_at + timedelta(days=7)
    ninth = Gathering.objects.create(**copied | {"id": None, "occurs_on": None, "starts_at": starts_at})

    follow_courses.call()
    follow_courses.call()

    assert Signup.objects.of(bruno).get(gathering=ninth).state == "vient"
    assert not Signup.objects.of(bruno).filter(gathering=sessions[1]).exists()


def test_the_nurse_who_holds_the_course_reads_a_number_and_no_name(sessions, members, bruno, aicha, claire, desk):
    Facilitation.objects.create(series=sessions[0].series, person=claire, agreed_at=now())
    for one in (bruno, aicha):
        sign_up(sessions[0], by=one)

    page = desk(claire).get(sessions[0].get_absolute_url()).content.decode()

    assert "2 personnes sont inscrites" in page
    assert not [name for name in ("Bruno", "Aïcha") if name in page]
    assert desk(claire).get(f"/rencontres/{sessions[0].pk}/inscriptions/").status_code == 404
    assert not Signup.objects.visible_to(claire).exists()


def test_farid_sees_neither_the_course_nor_who_follows_it(sessions, members, bruno, farid, browser_of):
    sign_up(sessions[0], by=bruno)
    assert browser_of(farid).get(sessions[0].get_absolute_url()).status_code == 404
    assert not Signup.objects.visible_to(farid).exists()
