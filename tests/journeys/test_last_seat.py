"""Scenario 9: a group with ten seats, on site and on line; three browsers race for the last one."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from entrepairs.accompaniment.tests.chain import open_house
from entrepairs.agenda.actions.signups import sign_up, withdraw
from entrepairs.agenda.models import Gathering, Impression, Signup
from entrepairs.agenda.tests.gathered import planned
from entrepairs.core.clock import now

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ROOM = "https://visio.exemple.fr/salle"


@pytest.fixture
def group(house, elena, person) -> Gathering:
    """Nine of ten seats are taken."""
    row = planned(
        open_house(elena),
        by=elena,
        in_hours=96,
        title="Groupe d’aidants",
        kind="parole",
        way="deux",
        link=ROOM,
        capacity=10,
        rules="On ne répète rien.\nOn peut se taire.",
    )
    for n in range(9):
        sign_up(row, by=person(f"Personne-{n}"), rules_read=True)
    return row


def starts_in(group: Gathering, hours: float) -> None:
    Gathering.objects.filter(pk=group.pk).update(starts_at=now() + timedelta(hours=hours))


def test_the_last_seat_the_list_the_link_the_questions(group, bruno, aicha, visitor):
    path = group.get_absolute_url()
    racers = [visitor(bruno), visitor(aicha), visitor()]
    for one in racers[:2]:
        one.opens(path).ticks("rules_read")
    racers[2].opens(f"{path}sans-compte/").fills(alias="Lise").ticks("rules_read")
    buttons = [one.page.locator("form[action$='/inscription/'] button, form#place button") for one in racers]
    for button in buttons:
        button.click(no_wait_after=True)
    expect(racers[2].page.locator("main")).to_contain_text("Garder cette page")

    for one in racers[:2]:
        expect(one.page.locator("#seat")).to_contain_text(re.compile("C’est noté|au rang"))
    assert sorted(group.signups.values_list("state", flat=True)) == ["attend"] * 2 + ["vient"] * 10
    lucky = {row.person for row in group.signups.order_by("asked_at")[9:] if row.state == Signup.State.GOING}
    assert len(lucky) == 1

    leave_first(group)
    offered = group.signups.get(state=Signup.State.OFFERED)
    mine = next(one for one in racers if one.person == offered.person)
    mine.opens(mine.path).reads("gardée pour vous jusqu’au").sees(f"a[href='{ROOM}']", count=0)
    mine.page.locator("form[action$='/place/'] button, form[action$='/acceptation/'] button").click()
    expect(mine.page.locator("main")).to_contain_text("C’est noté")

    starts_in(group, 0.9)
    mine.opens(mine.path).sees(f"a[href='{ROOM}']", count=1)
    starts_in(group, -3)
    mine.opens(mine.path).presses("/apres/").ticks("good", "oui").ticks("ease", "peu").presses().reads("Merci")
    assert Impression.objects.answered().count() == 1


def leave_first(group: Gathering) -> None:
    first = group.signups.order_by("asked_at")[0]
    assert first.person is not None
    withdraw(first, by=first.person)
