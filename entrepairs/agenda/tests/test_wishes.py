"""A wish: said, changed, read again, taken back, forgotten; who may say one; what the house is told."""

from datetime import timedelta

import pytest

from entrepairs.agenda import privacy
from entrepairs.agenda.actions.grouping import close_group
from entrepairs.agenda.actions.inviting import accept_place, prefer_another
from entrepairs.agenda.actions.wishes import agree_to_lead, ask_lead, end_round, move_last_day
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish, WishRound
from entrepairs.agenda.tasks.wishes import forget_wishes, tell_closed_wishes
from entrepairs.agenda.tests.gathered import member
from entrepairs.agenda.tests.grouped import crowd, formed, leading, sent, wish_round, wishing
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house, elena):
    return wish_round(house, by=elena, themes=["Le deuil", "Le sommeil"])


@pytest.fixture
def bruno(row, bruno, elena):
    """A member of the house."""
    member(row.structure, bruno, by=elena)
    return bruno


def address(row, what=""):
    return f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/{what}"


def test_the_dearest_theme_comes_first_and_the_wish_can_be_changed(row, bruno, browser_of):
    browser, path = browser_of(bruno), f"/groupes-a-former/{row.pk}/"
    browser.post(path, {"themes": ["0", "1"], "first": "1", "moments": ["0", "1"], "is_new": "1", "note": "mon banc"})
    browser.post(path, {"themes": ["1", "0"], "first": "1", "moments": ["1"], "note": "mon banc"})

    wish = GroupWish.objects.select_related("person__data_key").get()
    assert (wish.themes, wish.moments, wish.is_new, wish.note) == ([1, 0], 0b10, False, "mon banc")
    assert b"mon banc" not in bytes(wish.sealed_note)


def test_a_wish_without_a_moment_is_given_back_with_what_was_typed(row, bruno, browser_of):
    answer = browser_of(bruno).post(f"/groupes-a-former/{row.pk}/", {"themes": ["0"], "note": "mon banc"})

    assert answer.status_code == 422 and "mon banc" in answer.content.decode() and not GroupWish.objects.exists()


def test_when_wishes_are_closed_one_reads_and_may_only_take_back(row, bruno, browser_of, elena):
    wishing(row, bruno, note="mon banc")
    with at(now() + timedelta(days=9)):
        path = f"/groupes-a-former/{row.pk}/"
        page = browser_of(bruno).get(path).content.decode()
        assert "mon banc" in page and "Le deuil" in page and 'name="moments"' not in page
        assert browser_of(bruno).post(path, {"themes": ["1"], "moments": ["0"]}).status_code == 422
    with at(now() + timedelta(days=8)):
        tell_closed_wishes.call()
    assert Notice.objects.get(kind="wishes_closed").person == elena


def test_a_round_for_everybody_is_found_without_an_account(house, elena, client, farid, browser_of):
    hidden = wish_round(house, by=elena, themes=["Pour la maison"])
    shown = wish_round(house, by=elena, themes=["Pour toutes et tous"], audience="tous")
    page = client.get(f"/maisons/{house.pk}/groupes/").content.decode()

    assert shown.themes[0] in page and hidden.themes[0] not in page
    assert client.get(f"/groupes-a-former/{shown.pk}/").status_code == 302, "one signs in to say a wish"
    assert browser_of(farid).get(f"/groupes-a-former/{shown.pk}/").status_code == 200


def test_nobody_leads_and_wishes_in_one_round(row, bruno, elena):
    lead = ask_lead(row, bruno, by=elena)
    wishing(row, bruno)
    with pytest.raises(Refused, match="retirez-le"):
        agree_to_lead(lead, most=1, moments=1, spots=[-1], by=bruno)


def test_what_was_said_is_in_the_export_and_goes_with_the_account(row, bruno):
    wishing(row, bruno, note="mon banc")

    assert privacy.export(bruno)["agenda.GroupWish"][0]["note"] == "mon banc"
    privacy.erase(bruno, keep_shared=False)
    bruno.delete()
    assert not GroupWish.objects.exists()


def test_wishes_are_forgotten_two_weeks_after_the_end(row, bruno, elena):
    wishing(row, bruno)
    end_round(row, by=elena)
    with at(now() + timedelta(days=13)):
        forget_wishes.call()
        assert GroupWish.objects.exists()
    with at(now() + timedelta(days=15)):
        forget_wishes.call()
    assert not GroupWish.objects.exists() and WishRound.objects.exists()


def test_a_forgotten_round_ends_alone(row, bruno):
    wishing(row, bruno)
    with at(now() + timedelta(days=70)):
        forget_wishes.call()
    row.refresh_from_db()
    assert row.state == WishRound.State.ENDED


def test_a_group_that_closes_tells_who_was_asked_and_they_stay_in_the_list(row, person, elena):
    leading(row, elena, by=elena)
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    places = sent(group, by=elena)
    accept_place(places[0], by=places[0].wish.person)
    close_group(group, by=elena)

    assert Notice.objects.filter(kind="group_closed").count() == 6 == GroupWish.objects.count()
    assert not GroupPlace.objects.live().exists()


def test_the_end_of_a_round_tells_who_was_asked_and_leaves_groups_that_started(row, person, elena):
    leading(row, elena, by=elena)
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    for place in sent(group, by=elena):
        accept_place(place, by=place.wish.person)
    end_round(row, by=elena)

    group.refresh_from_db()
    assert group.state == FormedGroup.State.STARTED and not Notice.objects.filter(kind="group_closed").exists()
    with pytest.raises(Refused, match="plus ouverte"):
        prefer_another(place, by=place.wish.person)


def test_another_last_day_opens_the_wishes_again(row, bruno, elena, desk):
    WishRound.objects.filter(pk=row.pk).update(wishes_until=now().date() - timedelta(days=3))
    day = now().date() + timedelta(days=10)
    desk(elena).post(address(row, "jusqu-au/"), {"day": day})

    wishing(row, bruno)
    row.refresh_from_db()
    assert row.wishes_until == day
    move_last_day(row, day, by=elena)


def test_the_groups_can_be_printed(row, person, elena, desk):
    leading(row, elena, by=elena)
    crowd(row, person, 6, by=elena)
    formed(row, by=elena)

    assert desk(elena).get(address(row, "groupes.pdf")).status_code == 200


def test_a_round_needs_a_theme_a_moment_and_a_place(house, elena, desk):
    answer = desk(elena).post(f"/maisons/{house.pk}/tenir/groupes/nouveau/", {"themes": "  ", "sessions": "8"})
    page = answer.content.decode()

    assert answer.status_code == 422 and not WishRound.objects.exists()
    for words in ("au moins un thème", "au moins un jour et une heure", "un lieu, ou"):
        assert words in page
