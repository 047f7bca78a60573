"""Change, call off, move when it rains, find who holds a group: those who come are told, nobody else sees anything."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.facilitation import accept_facilitation, ask_facilitator
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Facilitation, Gathering
from entrepairs.agenda.tasks.relays import settle_unheld
from entrepairs.agenda.tests.gathered import member, planned, weekly
from entrepairs.core.clock import at
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


def kinds(person) -> list[str]:
    return [one.kind for one in Notice.objects.filter(person=person) if one.kind.startswith(("gath", "facil"))]


@pytest.fixture
def walk(house, elena, bruno):
    """Tomorrow; Bruno signed up."""
    row = planned(house, by=elena, meeting_point="Devant la gare")
    sign_up(row, by=bruno)
    return row


def test_the_team_reads_who_will_be_told_before_it_calls_off(walk, elena, bruno, desk):
    browser = desk(elena)
    assert (
        "1 personne est inscrite. Elle sera prévenue." in browser.get(f"/rencontres/{walk.pk}/tenir/").content.decode()
    )

    browser.post(f"/rencontres/{walk.pk}/annulation/", {"because": "Elena est malade"})

    walk.refresh_from_db()
    assert (walk.is_cancelled, walk.sequence, walk.signups.live().count()) == (True, 1, 1)
    assert kinds(bruno) == ["gathering_cancelled"]


def test_what_was_called_off_comes_back_with_everyone(walk, elena, bruno, desk):
    browser = desk(elena)
    browser.post(f"/rencontres/{walk.pk}/annulation/")
    browser.post(f"/rencontres/{walk.pk}/retablissement/")

    walk.refresh_from_db()
    assert (walk.is_cancelled, walk.sequence, walk.signups.live().count()) == (False, 2, 1)
    assert kinds(bruno)[0] == "gathering_back"


def test_it_rains_and_one_button_moves_the_walk(walk, elena, bruno, desk, client):
    browser, before = desk(elena), walk.wall_time
    page = browser.get(f"/rencontres/{walk.pk}/pluie/").content.decode()
    assert page.count('name="choix"') == 6

    browser.post(f"/rencontres/{walk.pk}/pluie/", {"choix": (before + timedelta(days=1)).date().isoformat()})

    walk.refresh_from_db()
    assert walk.wall_time == before + timedelta(days=1)
    assert kinds(bruno) == ["gathering_moved"]
    assert "Déplacée" in client.get(walk.get_absolute_url()).content.decode()


def test_it_rains_and_the_house_opens_its_walls(walk, house, elena, desk):
    desk(elena).post(f"/rencontres/{walk.pk}/pluie/", {"choix": "dedans"})

    walk.refresh_from_db()
    assert (walk.place, walk.meeting_point) == (house.places.get(), "")


def test_a_choice_that_does_not_exist_changes_nothing(walk, elena, desk):
    assert desk(elena).post(f"/rencontres/{walk.pk}/pluie/", {"choix": "demain"}).status_code == 200
    walk.refresh_from_db()
    assert walk.sequence == 0


def test_the_form_changes_this_one_or_those_that_follow(house, elena, desk):
    rows = list(Gathering.objects.filter(series=weekly(house, by=elena)))
    said = {
        "title": "Groupe du soir",
        "kind": "parole",
        "minutes": "60",
        "at": "16:00",
        "signup": "on",
        "rhythm": "semaine",
    }

    for number, scope in ((1, "celle-ci"), (3, "suivantes")):
        day = rows[number].wall_time.date().isoformat()
        answer = desk(elena).post(f"/rencontres/{rows[number].pk}/changer/", said | {"day": day, "scope": scope})
        assert answer.status_code == 303

    hours = [row.wall_time.hour for row in Gathering.objects.filter(pk__in=[row.pk for row in rows[:6]])]
    assert hours == [14, 16, 14, 16, 16, 16]


def test_all_those_to_come_change_together(house, elena, desk):
    rows = list(Gathering.objects.filter(series=weekly(house, by=elena)))
    said = {
        "title": "Autre nom",
        "kind": "parole",
        "minutes": "60",
        "at": "14:00",
        "rhythm": "semaine",
        "scope": "toutes",
    }

    with at(rows[1].ends_at):
        answer = desk(elena).post(
            f"/rencontres/{rows[4].pk}/changer/", said | {"day": rows[4].wall_time.date().isoformat()}
        )

    assert answer.status_code == 303
    assert [row.title for row in Gathering.objects.filter(pk__in=[row.pk for row in rows])][:3] == [
        "Groupe du soir",
        "Groupe du soir",
        "Autre nom",
    ]


def test_elena_plans_a_weekly_group_with_rules_to_begin_with(house, elena, desk):
    said = {"title": "Après l’hôpital", "kind": "parole", "day": "2031-02-04", "at": "18:00", "minutes": "75"}

    answer = desk(elena).post(f"/maisons/{house.pk}/rencontres/nouvelle/", said | {"rhythm": "quinzaine"})

    assert answer["Location"] == f"/maisons/{house.pk}/series/"
    assert "Ce qui se dit ici reste ici." in Gathering.objects.all()[0].rules
    assert "Un mardi sur deux" in desk(elena).get(answer["Location"]).content.decode()


def test_aicha_is_asked_says_yes_and_sees_how_to_prepare(house, elena, aicha, farid, desk, browser_of):
    member(house, aicha, by=elena)
    row = Gathering.objects.filter(series=weekly(house, by=elena, programme={"before": "Ouvrir la salle bleue"}))[0]
    desk(elena).post(f"/rencontres/{row.pk}/tenir/", {"pseudonym": "aicha", "whole_series": "on"})
    asked = Facilitation.objects.get()

    browser_of(aicha).post(f"/animations/{asked.pk}/acceptation/")

    assert "Ouvrir la salle bleue" in browser_of(aicha).get(row.get_absolute_url()).content.decode()
    assert "Ouvrir la salle bleue" not in browser_of(farid).get(row.get_absolute_url()).content.decode()
    assert browser_of(farid).post(f"/animations/{asked.pk}/fin/").status_code == 404


@pytest.mark.parametrize(
    ("alone", "state", "told"), [("annule", "annulee", "gathering_cancelled"), ("relais", "prevue", "")]
)
def test_when_nobody_can_hold_it_the_rule_of_the_group_decides(
    house, elena, aicha, bruno, browser_of, alone, state, told
):
    member(house, aicha, by=elena)
    row = planned(house, by=elena, in_hours=20, alone=alone)
    sign_up(row, by=bruno)
    accept_facilitation(ask_facilitator(row, aicha, whole_series=False, by=elena), by=aicha)
    browser_of(aicha).post(f"/rencontres/{row.pk}/absence/")
    assert "facilitation_relay" in kinds(elena)

    settle_unheld.call()

    row.refresh_from_db()
    assert row.state == state
    assert kinds(bruno) == ([told] if told else [])


def test_a_relay_is_taken_and_the_group_stays(house, elena, aicha, browser_of):
    member(house, aicha, by=elena)
    row = planned(house, by=elena, in_hours=20, alone="annule")
    accept_facilitation(ask_facilitator(row, aicha, whole_series=False, by=elena), by=aicha)
    browser_of(aicha).post(f"/rencontres/{row.pk}/absence/")
    assert "Je peux" in browser_of(elena).get("/mes-rencontres/").content.decode()

    browser_of(elena).post(f"/rencontres/{row.pk}/relais/")
    settle_unheld.call()

    row.refresh_from_db()
    assert not row.is_cancelled
    assert [one.person for one in Facilitation.objects.holding(row)] == [elena]
