"""Two questions after a group: nobody is known, nothing under five, nothing by subtraction."""

import re
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from entrepairs.agenda.actions.impressions import answer_slip, draw_slip, print_slips
from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.impressions import FEWEST, Group, blocks
from entrepairs.agenda.models import Impression, ImpressionSum, Signup
from entrepairs.agenda.tasks.impressions import ask_after_groups, sum_impressions
from entrepairs.agenda.tests.gathered import planned, weekly
from entrepairs.agenda.tokens import fingerprint
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)


@pytest.fixture
def group(house, elena):
    return planned(house, by=elena, kind="parole", title="Groupe du soir")


@pytest.fixture
def crowd(person):
    return [person(f"Personne-{n}") for n in range(9)]


def answered(group, people, good="oui") -> None:
    """These people came, drew, answered."""
    for one in people:
        row = sign_up(group, by=one)
        with at(group.ends_at + HOUR):
            token = draw_slip(row, by=one)
            answer_slip(Impression.objects.get(token_hash=fingerprint(token)), good, "peu", by=None)


def test_the_next_morning_those_who_came_are_asked(group, bruno, aicha, browser_of):
    sign_up(group, by=bruno)
    with at(group.ends_at + 12 * HOUR):
        ask_after_groups.call()
        opened = browser_of(bruno).post(f"{group.get_absolute_url()}apres/")
        where = opened["Location"]
        assert Client().get(where).status_code == 200, "the page asks nobody who they are"
        assert Client().post(where, {"good": "oui"}).status_code == 422
        assert Client().post(where, {"good": "oui", "ease": "non"}).status_code == 303
        assert Client().get(where).status_code == 404

    assert Notice.objects.filter(person=bruno, kind="gathering_after").exists()
    assert not Notice.objects.filter(person=aicha).exists()
    assert list(Impression.objects.values_list("good", "ease", "token_hash")) == [("oui", "non", "")]


def test_each_answers_once(group, bruno, farid, browser_of):
    row = sign_up(group, by=bruno)
    with at(group.ends_at + HOUR):
        token = draw_slip(row, by=bruno)
        answer_slip(Impression.objects.open_with(token).get(), "oui", "oui", by=None)
        with pytest.raises(Refused):
            draw_slip(Signup.objects.get(), by=bruno)
        assert browser_of(farid).post(f"{group.get_absolute_url()}apres/").status_code == 404
    for moment in (group.ends_at - HOUR, group.ends_at + WEEK):
        with at(moment), pytest.raises(Refused):
            draw_slip(Signup.objects.get(), by=bruno)


def test_one_may_leave_and_come_back_to_the_same_slip(group, bruno, browser_of):
    browser, path = browser_of(bruno), f"{group.get_absolute_url()}apres/"
    sign_up(group, by=bruno)
    with at(group.ends_at + HOUR):
        first, second = browser.post(path)["Location"], browser.post(path)["Location"]
        assert first == second
        assert path in browser.get("/mes-rencontres/").content.decode()
        Client().post(second, {"good": "oui", "ease": "oui"})
        assert path not in browser.get("/mes-rencontres/").content.decode()
        assert browser.post(path)["Location"] == group.get_absolute_url()
    assert Impression.objects.count() == Impression.objects.answered().count() == 1


def test_an_answer_is_not_written_on_the_slip_that_was_held(group, crowd):
    """Someone with the keys and two copies of the database, before and after, cannot follow a slip to its answer."""
    rows = [sign_up(group, by=one) for one in crowd]
    moved = 0
    with at(group.ends_at + HOUR):
        ask_after_groups.call()
        tokens = [draw_slip(row, by=None) for row in rows]
        for token in tokens:
            held = Impression.objects.open_with(token).get()
            answer_slip(held, "oui", "peu", by=None)
            moved += not Impression.objects.answered().filter(pk=held.pk).exists()
            assert not Impression.objects.open_with(token).exists()
    assert moved, "nine slips, and never another than the one that was held"
    assert Impression.objects.answered().count() == len(crowd)


def test_no_row_links_an_answer_to_a_person(group, bruno):
    answered(group, [bruno])
    kept = Impression.objects.values().get()
    assert kept.keys() == {"id", "gathering_id", "on_paper", "token_hash", "good", "ease"}
    assert kept["token_hash"] == ""
    mine = repr(Signup.objects.filter(person=bruno).values().get())
    assert str(kept["id"]) not in mine and "oui" not in mine


def test_slips_are_drawn_at_random_so_that_their_order_says_nothing(group, crowd):
    for one in crowd:
        sign_up(group, by=one)
    with at(group.ends_at + HOUR):
        ask_after_groups.call()
        order = list(Impression.objects.values_list("pk", flat=True))
        drawn = []
        for one in crowd:
            token = draw_slip(Signup.objects.of(one).get(), by=one)
            drawn.append(Impression.objects.get(token_hash=fingerprint(token)).pk)
    assert sorted(drawn) == sorted(order)
    assert Impression.objects.count() == len(crowd)


def test_nothing_is_shown_under_five_nor_before_all_could_answer(group, house, elena, crowd, desk):
    answered(group, crowd[:4])
    with at(group.ends_at + WEEK + HOUR):
        sum_impressions.call()
    assert not ImpressionSum.objects.exists()
    assert "Pas encore cinq réponses" in desk(elena).get(f"/maisons/{house.pk}/apres-les-groupes/").content.decode()


def test_five_answers_are_summed_once_and_the_slips_destroyed(group, house, elena, crowd, desk):
    answered(group, crowd[:5])
    answered(group, crowd[5:7], good="non")
    with at(group.ends_at + WEEK - HOUR):
        sum_impressions.call()
    assert not ImpressionSum.objects.exists()
    with at(group.ends_at + WEEK + HOUR):
        sum_impressions.call()
        sum_impressions.call()

    total = ImpressionSum.objects.get()
    assert (total.answers, total.good_yes, total.good_some, total.good_no, total.ease_some) == (7, 5, 0, 2, 7)
    assert not Impression.objects.exists()
    assert "Groupe du soir" in desk(elena).get(f"/maisons/{house.pk}/apres-les-groupes/").content.decode()


def test_sessions_of_a_series_wait_for_each_other(house, elena, crowd):
    series = weekly(house, by=elena, programme={"kind": "parole"})
    sessions = list(series.gatherings.order_by("starts_at"))[:4]
    for session, people in zip(sessions, (crowd[:3], crowd[:3], crowd[:2], crowd[:2]), strict=True):
        answered(session, people)
        with at(session.ends_at + WEEK + HOUR):
            sum_impressions.call()
    assert list(ImpressionSum.objects.values_list("gatherings", "answers")) == [(2, 6)]
    assert Impression.objects.answered().count() == 4


def test_paper_cannot_make_up_the_number(group, elena, crowd):
    """The team prints four slips and answers them, to read the fifth answer by difference: nothing is shown."""
    answered(group, crowd[:1], good="non")
    with at(group.ends_at + HOUR):
        for token in print_slips(group, 4, by=elena):
            answer_slip(Impression.objects.get(token_hash=fingerprint(token)), "oui", "oui", by=None)
    with at(group.ends_at + WEEK + HOUR):
        sum_impressions.call()
    assert not ImpressionSum.objects.exists()


@given(some.lists(some.integers(0, 8), min_size=1, max_size=12))
def test_no_difference_between_two_views_at_two_moments_is_under_five(counts):
    """Every view is what is summed after the first k gatherings closed; an attacker subtracts any two."""
    groups = [Group(UUID(int=n), date(2027, 1, 1 + n), (("oui", "non"),) * count) for n, count in enumerate(counts)]
    views = []
    for closed in range(len(groups) + 1):
        views.append(sum(len(one.answers) for block in blocks(groups[:closed]) for one in block))
        shown = [sum(len(one.answers) for one in block) for block in blocks(groups[:closed])]
        assert all(total >= FEWEST for total in shown)
    assert all(later == sooner or later - sooner >= FEWEST for sooner, later in combinations(views, 2))


def test_paper_slips_are_for_the_team_only_and_open_once(group, elena, farid, desk):
    where = f"/rencontres/{group.pk}/petits-papiers/"
    with at(group.ends_at):
        page = desk(elena).post(where, {"how_many": "3"}).content.decode()
        assert desk(farid).post(where, {"how_many": "3"}).status_code == 404
    links = set(re.findall(r"/apres/[\w-]+/", page))
    assert len(links) == 3
    assert Client().post(links.pop(), {"good": "peu", "ease": "oui"}).status_code == 303


def test_farid_reads_no_sum(group, house, crowd, farid, bruno, desk):
    answered(group, crowd[:5])
    with at(group.ends_at + WEEK + HOUR):
        sum_impressions.call()
    for one in (farid, bruno):
        assert desk(one).get(f"/maisons/{house.pk}/apres-les-groupes/").status_code == 404
        assert not ImpressionSum.objects.visible_to(one).exists()
