"""Scenario 3: the board votes 180 € for the theatre; the hands are counted, the minutes made, corrected and printed."""

import pytest

from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.participation.models import Minutes, Point, Vote
from entrepairs.structures.models import Role
from tests.journeys.looks import faults, too_wide

pytestmark = pytest.mark.journey


@pytest.fixture
def meeting(team, elena):
    return planned(team, by=elena, title="Bureau du mois", kind="reunion", audience="membres", in_hours=-2)


@pytest.fixture
def board(visitor, team, meeting, elena, aicha):
    """Aïcha, of the board, on the page where the house decides."""
    member(team, aicha, by=elena, name=Role.Name.BOARD)
    return visitor(aicha).opens(f"/maisons/{team.pk}/decisions/").presses(f"/{meeting.pk}/compte-rendu/")


def test_the_board_votes_for_the_theatre(visitor, team, elena, board, bruno, farid):
    member(team, bruno, by=elena)
    page = board.path
    board.fills(title="Le théâtre", text="On part ensemble à")
    board.opens(f"/maisons/{team.pk}/").opens(page)
    board.sees(".draft-kept")  # the tablet went to sleep: what was typed is still there
    board.fills(text="On part ensemble à 19 h.").leaves_by(board.page.locator("main keep-draft button.button").last)
    point = Point.objects.get()
    assert point.text == "On part ensemble à 19 h."
    board.fills(present="16").presses("/presents/")

    board.follows(f"/{point.pk}/vote/")
    board.fills(question="180 € pour quinze places", hands_for="14", hands_against="1", abstained="2").presses()
    board.reads("17 mains pour 16 personnes")
    assert board.page.locator('input[name="question"]').input_value() == "180 € pour quinze places"
    board.fills(hands_for="13").presses().reads("13 pour · 1 contre · 2 sans avis").reads("C’est oui.")
    assert faults(board.page) == []
    assert too_wide(board.page) == []
    member_page, outsider = visitor(bruno), visitor(farid)
    assert member_page.page.request.get(page).status == 404
    board.presses("/adoption/").reads("Adopté le")

    member_page.opens(f"/maisons/{team.pk}/decisions/").reads("180 € pour quinze places").reads("C’est oui.")
    member_page.follows(page).reads("On part ensemble à 19 h.")
    assert member_page.page.locator("main form").count() == 0
    for path in (page, f"{page}papier/", f"/maisons/{team.pk}/decisions/"):
        assert outsider.page.request.get(path).status == 404
    assert Vote.objects.get().hands == 16


def test_minutes_are_corrected_with_a_reason_and_two_writers_lose_nothing(visitor, team, elena, board):
    page = board.path
    board.fills(title="Le jardin", text="Deux bacs hauts.").leaves_by(
        board.page.locator("main keep-draft button.button").last
    )
    board.presses("/adoption/")
    board.fills(because="Le prix des bacs manquait").presses("/reouverture/").reads("Le prix des bacs manquait")
    point = Point.objects.get()
    other = visitor(elena).opens(f"{page}points/{point.pk}/")
    board.opens(f"{page}points/{point.pk}/").fills(text="Deux bacs hauts, 60 €.").presses()

    other.fills(text="Deux bacs hauts, et de la terre.").presses()

    other.reads("Quelqu’un a changé ce point").reads("60 €")
    assert other.page.locator("textarea").input_value() == "Deux bacs hauts, et de la terre."
    other.fills(text="Deux bacs hauts, 60 €, et de la terre.").presses().reads("60 €, et de la terre")
    board.opens(page).presses("/adoption/").reads("Corrigé. La raison")
    assert Minutes.objects.get().state == Minutes.State.ADOPTED
    assert board.page.request.get(f"{page}papier/").body()[:4] == b"%PDF"
