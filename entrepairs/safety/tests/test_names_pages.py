"""The pages: for whom they are, and that they ask again who one is."""

import contextlib

import pytest

from entrepairs.core.rules import Refused
from entrepairs.safety.actions.names import ask_name, confirm_name
from entrepairs.safety.models import NameOpening
from entrepairs.safety.privacy import export
from entrepairs.safety.tests.opened import JUDGE, drawn_of, hidden_post, look_of, sure, taken_by, team_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno):
    return hidden_post(house, bruno, by=elena)


@pytest.fixture
def team(person, elena):
    return team_of([person(name) for name in ("Driss", "Inès", "Nadia")], by=elena)


def may_ask(post, team):
    """The lot is drawn by a first try; then those it lets ask."""
    with contextlib.suppress(Refused):
        ask_name(look_of(post), JUDGE, by=team[0])
    NameOpening.objects.all().delete()
    return drawn_of(post, team)


def test_from_a_red_to_a_name_in_two_browsers(post, team, farid):
    first, second = may_ask(post, team)
    look = taken_by(post, first)
    mine, theirs = sure(first), sure(second)
    address = f"/veille/{look.pk}/nom/"
    assert address in mine.get(look.get_absolute_url()).content.decode()

    typed = {"ground": "danger", "reason": "Elle dit ce soir.", "told_after": "0"}
    opening_page = mine.post(address, typed)["Location"]
    assert "Bruno" not in mine.get(opening_page).content.decode()
    assert opening_page in theirs.get("/veille/").content.decode()
    assert opening_page not in mine.get("/veille/").content.decode()
    assert "Elle dit ce soir." in theirs.get(opening_page).content.decode()
    assert (
        mine.post(f"{opening_page}oui/").status_code == 303 and "Bruno" not in mine.get(opening_page).content.decode()
    )
    assert sure(farid).post(f"{opening_page}oui/").status_code == 404
    assert theirs.post(f"{opening_page}oui/").status_code == 303

    for browser in (mine, theirs):
        assert "Bruno" in browser.get(opening_page).content.decode()
    assert sure(farid).get(opening_page).status_code == 404


def test_a_session_left_open_asks_again_who_one_is(post, team, desk):
    first, second = may_ask(post, team)
    opening = ask_name(look_of(post), JUDGE, by=first)
    forgotten = desk(second)

    assert forgotten.get(opening.get_absolute_url())["Location"].startswith("/confirmer/")
    forgotten.post(f"{opening.get_absolute_url()}oui/")
    assert NameOpening.objects.get().answered_by is None


def test_the_author_on_the_watch_is_told_nothing_before_others(house, elena, person):
    author = person("Bruno")
    team = team_of([person(name) for name in ("Driss", "Inès", "Nadia")] + [author], by=elena)
    post = hidden_post(house, author, by=elena)
    look, opening = look_of(post), None
    for one in team[:3]:
        try:
            opening = ask_name(look, JUDGE, by=one)
            break
        except Refused:
            continue

    browser = sure(author)
    assert browser.get(f"/veille/{look.pk}/nom/").status_code == 404
    assert browser.get(opening.get_absolute_url()).status_code == 404
    for page in ("/veille/noms/", "/veille/"):
        assert opening.get_absolute_url() not in browser.get(page).content.decode()


def test_the_message_of_a_judge_is_found_by_its_address(post, team, farid):
    browser = sure(may_ask(post, team)[0])
    found = browser.post("/veille/noms/", {"address": f"https://exemple.fr{post.get_absolute_url()}", "what": "name"})

    assert found["Location"] == f"/veille/{look_of(post).pk}/nom/"
    assert browser.post("/veille/noms/", {"address": "https://exemple.fr/fils/"}).status_code == 422
    assert sure(farid).get("/veille/noms/").status_code == 404


def test_a_signed_message_has_no_name_to_open(house, elena, team, bruno):
    post = hidden_post(house, bruno, by=elena)
    signed = post.thread.posts.get(begins=True)
    look = look_of(signed)
    with pytest.raises(Refused):
        ask_name(look, JUDGE, by=team[0])
    assert "/nom/" not in sure(team[0]).get(taken_by(signed, team[0]).get_absolute_url()).content.decode()


def test_one_s_copy_tells_it_and_nobody_else_s_does(post, team, bruno, farid):

    first, second = may_ask(post, team)
    confirm_name(ask_name(look_of(post), JUDGE, by=first), by=second)

    assert JUDGE.reason in str(export(bruno)["safety.NameOpening"])
    assert export(farid)["safety.NameOpening"] == []
