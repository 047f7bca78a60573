"""What the agenda says at the top of « Tenir la maison »."""

import pytest

from entrepairs.agenda.actions.facilitation import accept_facilitation, ask_facilitator, be_away
from entrepairs.agenda.actions.gatherings import cancel_gathering
from entrepairs.agenda.actions.shifts import take_seat
from entrepairs.agenda.models import Gathering
from entrepairs.agenda.tests.gathered import member, planned, weekly
from entrepairs.agenda.tests.held import shift as permanence
from entrepairs.structures import needs

pytestmark = pytest.mark.django_db


def said(person, house) -> str:
    return " ".join(need.said for need in needs.found(person, house)).replace("\xa0", " ")


def test_a_gathering_that_nobody_was_asked_to_hold_needs_nobody(house, elena):
    planned(house, by=elena)

    assert "personne pour l’animer" not in said(elena, house)


def test_a_group_whose_facilitator_is_away_looks_for_someone(house, elena, aicha):
    member(house, aicha, by=elena)
    row = planned(house, by=elena, title="Marche douce")
    asked = ask_facilitator(row, aicha, whole_series=False, by=elena)
    assert "« Marche douce »" in said(elena, house)

    accept_facilitation(asked, by=aicha)
    assert "Marche douce" not in said(elena, house)

    be_away(row, by=aicha)
    assert "personne pour l’animer" in said(elena, house)


def test_a_series_held_by_someone_who_will_be_away_once(house, elena, aicha):
    member(house, aicha, by=elena)
    weekly(house, by=elena)
    first = Gathering.objects.order_by("starts_at")[0]
    accept_facilitation(ask_facilitator(first, aicha, whole_series=True, by=elena), by=aicha)
    assert "personne pour" not in said(elena, house)

    be_away(first, by=aicha)

    assert said(elena, house).count("personne pour l’animer") == 1


def test_a_series_without_a_date_is_said(house, elena):
    weekly(house, by=elena)
    for row in Gathering.objects.all():
        cancel_gathering(row, by=elena)

    assert "n’a plus de date à venir" in said(elena, house)


def test_a_permanence_that_nobody_holds_is_said_until_someone_does(house, elena):
    shift = permanence(house, by=elena)
    assert "1 permanence n’a personne" in said(elena, house)

    take_seat(shift, by=elena)

    assert "permanence" not in said(elena, house)


def test_as_many_queries_however_much_waits(house, elena, aicha, desk, same_queries):
    member(house, aicha, by=elena)
    browser = desk(elena)

    def one_more() -> None:
        ask_facilitator(planned(house, by=elena), aicha, whole_series=False, by=elena)

    one_more()
    same_queries(lambda: browser.get(f"/maisons/{house.pk}/tenir/"), one_more)
