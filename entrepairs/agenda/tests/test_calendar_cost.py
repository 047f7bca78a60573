"""A calendar of years: one week of it is reached through an index, for the same few queries, whoever reads."""

from datetime import timedelta

import pytest
from django.db import connection

from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.lines import rows_of
from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.agenda.weeks import week_of
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [None, *Role.Name.values])
def test_a_calendar_shows_exactly_what_one_may_see(house, elena, bruno, person, name):
    elsewhere = planned(house, by=elena, audience="membres", title="Tenue par Bruno")
    for audience in ("tous", "maison", "membres"):
        planned(house, by=elena, audience=audience)
    Facilitation.objects.create(gathering=elsewhere, person=bruno)
    if name is not None:
        member(house, bruno, by=elena, name=name)

    for one, roles in ((bruno, [name] if name else []), (None, []), (elena, [Role.Name.COORDINATOR])):
        here = Gathering.objects.visible_in(house.pk, one, roles)
        assert set(here) == set(Gathering.objects.visible_to(one).filter(structure=house))


def test_the_week_of_someone_signed_in_costs_the_same_however_full(house, elena, bruno, browser_of, same_queries):
    member(house, bruno, by=elena)
    browser, where = browser_of(bruno), f"/maisons/{house.pk}/agenda/"

    def add() -> None:
        for n in range(5):
            sign_up(planned(house, by=elena, in_hours=0.1 * n + 0.1), by=bruno)

    add()
    same_queries(lambda: browser.get(where), add)
    same_queries(lambda: browser.get(f"{where}mois/"), add)


def test_a_week_is_reached_through_an_index(house, elena):
    """Among two years of gatherings that the database has counted: among one or two, any index would do."""
    row, at = planned(house, by=elena), now()
    for day in range(-365, 365):
        row.pk, row.starts_at = new_id(), at + timedelta(days=day)
        row.save(force_insert=True)
    week = week_of(now().date(), house.zone)
    asked = Gathering.objects.visible_in(house.pk, None, []).between(week.start, week.end)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows would be read in one go
        cursor.execute("ANALYZE agenda_gathering")

    assert rows_of(asked) is not None
    plan = asked.explain()

    assert "gathering_of_house" in plan or "gathering_at" in plan, plan
