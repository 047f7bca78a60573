"""The board votes 180 € for the theatre: hands are counted, minutes are made, adopted, read and printed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from entrepairs.agenda.actions.attendance import count
from entrepairs.agenda.models import Gathering, Spot
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.rules import Refused
from entrepairs.participation.actions import add_point, adopt_minutes, count_hands, open_minutes, say_present
from entrepairs.participation.models import Minutes, Point, Vote
from entrepairs.structures.models import Role
from entrepairs.ui.pdf import has_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(house, elena, aicha):
    """Aïcha is of the board."""
    member(house, aicha, by=elena, name=Role.Name.BOARD)
    return aicha


@pytest.fixture
def meeting(house, elena) -> Gathering:
    return planned(house, by=elena, title="Bureau du mois", kind="reunion", audience="membres", in_hours=-2)


@pytest.fixture
def minutes(meeting, elena, board) -> Minutes:
    """Opened by the board, twelve people in the room."""
    count(Spot(meeting.structure, meeting.wall_time.date(), meeting), 12, by=elena)
    return open_minutes(meeting, by=board)


def point_of(minutes, by, title="Le théâtre") -> Point:
    return add_point(minutes, uuid4(), title=title, text="On en rêve.", by=by)


def hands(point, by, *numbers) -> Vote:
    yes, no, none = numbers
    how = {"hands_for": yes, "hands_against": no, "abstained": none}
    return count_hands(point, uuid4(), question="180 € pour y aller", by=by, **how)


def test_the_board_writes_votes_adopts_and_a_member_reads(house, elena, board, meeting, bruno, browser_of):
    member(house, bruno, by=elena)
    browser = browser_of(board)
    opened = browser.post(f"/rencontres/{meeting.pk}/compte-rendu/")["Location"]
    browser.post(opened, {"key": uuid4(), "title": "Le théâtre", "text": "On en rêve."})
    point = Point.objects.get()
    said = {"key": uuid4(), "question": "180 € pour y aller", "hands_for": 9, "hands_against": 1, "abstained": 2}
    assert browser.post(f"{opened}points/{point.pk}/vote/", said).status_code == 303
    assert browser_of(bruno).get(opened).status_code == 404
    browser.post(f"{opened}adoption/")

    read = browser_of(bruno).get(opened).content.decode()

    assert "180 € pour y aller" in read and "9 pour" in read
    assert f'href="{opened}"' in browser_of(bruno).get(f"/maisons/{house.pk}/decisions/").content.decode()


def test_minutes_opened_twice_are_the_same_and_know_who_was_there(minutes, meeting, board):
    assert open_minutes(meeting, by=board) == minutes
    assert minutes.present == 12


def test_never_more_hands_than_people_in_the_room(minutes, board):
    point = point_of(minutes, board)

    with pytest.raises(Refused):
        hands(point, board, 9, 3, 1)
    hands(point, board, 9, 3, 0)
    with pytest.raises(Refused):
        say_present(minutes, 11, by=board)


def test_a_refused_vote_comes_back_filled(minutes, board, browser_of):
    point = point_of(minutes, board)
    said = {"key": uuid4(), "question": "Un long voyage", "hands_for": 40, "hands_against": 0, "abstained": 0}

    answer = browser_of(board).post(f"{minutes.get_absolute_url()}points/{point.pk}/vote/", said)

    assert answer.status_code == 422
    assert "Un long voyage" in answer.content.decode()


@pytest.mark.parametrize(("numbers", "carried"), [((2, 1, 9), True), ((1, 1, 0), False), ((0, 0, 3), False)])
def test_a_tie_carries_nothing_and_who_abstains_does_not_count(minutes, board, numbers, carried):
    assert hands(point_of(minutes, board), board, *numbers).is_carried is carried


def test_a_vote_of_nobody_is_refused(minutes, board):
    with pytest.raises(Refused):
        hands(point_of(minutes, board), board, 0, 0, 0)


def test_nothing_moves_in_adopted_minutes_until_they_are_reopened_with_a_reason(minutes, board, browser_of):
    point = point_of(minutes, board)
    adopt_minutes(minutes, by=board)
    with pytest.raises(Refused):
        hands(point, board, 1, 0, 0)
    with pytest.raises(Refused):
        point_of(minutes, board, title="Encore un")
    browser = browser_of(board)

    browser.post(f"{minutes.get_absolute_url()}reouverture/", {"because": ""})
    assert Minutes.objects.get().state == Minutes.State.ADOPTED
    browser.post(f"{minutes.get_absolute_url()}reouverture/", {"because": "une main oubliée"})

    assert Minutes.objects.get().state == Minutes.State.DRAFT
    assert "une main oubliée" in browser.get(minutes.get_absolute_url()).content.decode()


def test_empty_minutes_are_not_adopted(minutes, board):
    with pytest.raises(Refused):
        adopt_minutes(minutes, by=board)


def test_a_form_sent_twice_adds_one_point_and_one_vote(minutes, board):
    key = uuid4()
    first, again = (add_point(minutes, key, title="Le théâtre", text="", by=board) for _ in range(2))
    vote = uuid4()
    for _ in range(2):
        count_hands(first, vote, question="Oui", hands_for=3, hands_against=0, abstained=0, by=board)

    assert first == again
    assert Vote.objects.count() == 1


def test_a_point_changed_meanwhile_is_not_written_over(minutes, board, elena, browser_of):
    point = point_of(minutes, board)
    page, seen = f"{minutes.get_absolute_url()}points/{point.pk}/", point.version
    said = {"key": uuid4(), "title": "Le théâtre", "text": "Vendredi.", "seen": seen}
    assert browser_of(board).post(page, said).status_code == 303

    refused = browser_of(elena).post(page, said | {"text": "À 19 h."})

    assert refused.status_code == 422
    assert "Vendredi." in refused.text
    assert "À 19 h." in refused.text
    point.refresh_from_db()
    assert point.text == "Vendredi."
    again = browser_of(elena).post(page, said | {"text": "Vendredi, à 19 h.", "seen": point.version})
    assert again.status_code == 303


def test_members_read_what_was_decided_in_the_list(house, elena, minutes, board, bruno, browser_of):
    member(house, bruno, by=elena)
    hands(point_of(minutes, board), board, 9, 1, 2)
    adopt_minutes(minutes, by=board)

    page = browser_of(bruno).get(f"/maisons/{house.pk}/decisions/").text

    assert "180 € pour y aller" in page
    assert "C’est oui." in page


def test_a_member_writes_nothing_and_farid_and_a_visitor_read_nothing(
    house, elena, minutes, board, bruno, farid, driss
):
    member(house, bruno, by=elena)
    member(house, driss, by=elena, name=Role.Name.VISITOR)
    point_of(minutes, board)
    adopt_minutes(minutes, by=board)

    assert Minutes.objects.visible_to(bruno).exists()
    with pytest.raises(Refused):
        point_of(minutes, bruno)
    assert not Minutes.objects.visible_to(farid).exists()
    assert not Minutes.objects.visible_to(driss).exists()


def test_the_page_of_decisions_does_not_exist_for_farid(house, minutes, farid, browser_of):
    assert browser_of(farid).get(f"/maisons/{house.pk}/decisions/").status_code == 404
    assert "decisions" not in browser_of(farid).get(house.get_absolute_url()).content.decode()


def test_who_wrote_is_forgotten_and_what_was_decided_stays(minutes, board):
    hands(point_of(minutes, board), board, 3, 0, 0)
    board.delete()

    assert Minutes.objects.get().opened_by is None
    assert Vote.objects.get().hands_for == 3


def test_a_long_list_of_points_costs_the_same_queries(minutes, board, browser_of, same_queries):
    browser = browser_of(board)
    hands(point_of(minutes, board), board, 1, 0, 0)

    same_queries(
        lambda: browser.get(minutes.get_absolute_url()), lambda: hands(point_of(minutes, board), board, 1, 0, 0)
    )


@pytest.mark.skipif(not has_paper(), reason="no Pango here")
def test_minutes_are_printed(minutes, board, browser_of):
    hands(point_of(minutes, board), board, 9, 1, 2)

    answer = browser_of(board).get(f"{minutes.get_absolute_url()}papier/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_meetings_that_have_no_minutes_are_proposed(house, elena, board, meeting, browser_of):
    planned(
        house, by=elena, title="Conseil de janvier", kind="reunion", in_hours=timedelta(days=20).total_seconds() / 3600
    )
    page = browser_of(board).get(f"/maisons/{house.pk}/decisions/").content.decode()

    assert "Bureau du mois" in page and "Conseil de janvier" in page
    open_minutes(meeting, by=board)
    assert (
        f"/rencontres/{meeting.pk}/compte-rendu/"
        not in browser_of(board).get(f"/maisons/{house.pk}/decisions/").content.decode()
    )
