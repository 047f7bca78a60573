"""A house forms groups: people wish, it is drawn and read, each says yes or not, the group is in the agenda."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.inviting import accept_place, prefer_another
from entrepairs.agenda.models import Facilitation, FormedGroup, Gathering, GroupPlace, GroupWish, Signup, WishRound
from entrepairs.agenda.tasks.starting import look_at_answers
from entrepairs.agenda.tests.gathered import member
from entrepairs.agenda.tests.grouped import crowd, formed, inside, leading, sent, wish_round
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Notice
from entrepairs.structures.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house, elena):
    return wish_round(house, by=elena)


@pytest.fixture
def aude(row, person, elena):
    """Of the house; she leads."""
    one = person("Aude")
    member(row.structure, one, by=elena)
    leading(row, one, by=elena)
    return one


def address(row, what=""):
    return f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/{what}"


def test_from_a_theme_to_a_group_in_the_agenda(house, elena, person, desk, browser_of):
    """Elena opens, seven people wish, she forms, invites; all say yes."""
    elenas, until = desk(elena), now().date() + timedelta(days=7)
    said = {"themes": "Vivre avec le deuil", "audience": "maison", "wishes_until": until, "online": "1"}
    said |= {"day_0": "1", "hour_0": "18:30", "rhythm": "semaine", "sessions": "3", "minutes": "90"}
    assert elenas.post(f"/maisons/{house.pk}/tenir/groupes/nouveau/", said).status_code == 303
    row = WishRound.objects.get()
    assert (row.moments, row.places, row.languages) == ([[1, "18:30"]], [], ["fr"])
    elenas.post(address(row, "animation/"), {"who": elena.pk})
    lead = row.leads.get()
    elenas.post(f"/animations-proposees/{lead.pk}/", {"moments": ["0"], "most": "1"})
    people = [person(f"Voix{n}") for n in range(7)]
    for one in people:
        member(house, one, by=elena)
        answer = browser_of(one).post(f"/groupes-a-former/{row.pk}/", {"moments": ["0"], "note": "mon banc vert"})
        assert answer.status_code == 303
    elenas.post(address(row, "formation/"))
    assert "abandon/" in elenas.get(address(row)).content.decode(), "it can be left and found again"
    run_due()
    group = FormedGroup.objects.get()
    page = elenas.get(address(row)).content.decode()
    assert all(one.pseudonym in page for one in people) and "mon banc vert" in page
    assert not Notice.objects.filter(kind="group_proposed").exists(), "nobody is told before"
    elenas.post(address(row, f"groupes/{group.pk}/invitation/"), {"day": until})
    for place in GroupPlace.objects.all():
        hers = browser_of(place.wish.person)
        shown = hers.get(f"/groupes-proposes/{place.pk}/").content.decode()
        assert "mardi, 18" in shown and not any(one.pseudonym in shown for one in people if one != place.wish.person)
        hers.post(f"/groupes-proposes/{place.pk}/acceptation/")

    group.refresh_from_db()
    sessions = Gathering.objects.filter(series=group.series).order_by("starts_at")
    assert (group.state, sessions.count(), sessions[0].capacity) == (FormedGroup.State.STARTED, 3, 7)
    assert Signup.objects.filter(gathering=sessions[0], state=Signup.State.GOING).count() == 7
    assert Facilitation.objects.get(series=group.series).person == elena
    assert sessions[0].wall_time.weekday() == 1 and sessions[0].wall_time.hour == 18


def test_a_group_is_seen_by_its_people_only(row, aude, person, elena, farid, browser_of, desk):
    wishes = crowd(row, person, 6, by=elena)
    member(row.structure, farid, by=elena)
    (group,) = formed(row, by=elena)
    for place in sent(group, by=elena):
        accept_place(place, by=place.wish.person)
    session = Gathering.objects.filter(series__isnull=False).first()
    calendar = f"/maisons/{row.structure_id}/agenda/?semaine={session.wall_time.date()}"

    assert browser_of(farid).get(session.get_absolute_url()).status_code == 404
    assert row.themes[0] not in browser_of(farid).get(calendar).content.decode()
    for one in (wishes[0].person, aude):
        assert browser_of(one).get(session.get_absolute_url()).status_code == 200
        assert row.themes[0] in browser_of(one).get(calendar).content.decode()
    assert row.themes[0] in desk(elena).get(calendar).content.decode()


def test_farid_reads_nothing(row, aude, person, elena, farid, browser_of, desk):
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    place = sent(group, by=elena)[0]
    for client in (browser_of(farid), desk(farid)):
        for path in (address(row), address(row, f"groupes/{group.pk}/"), f"/groupes-a-former/{row.pk}/"):
            assert client.get(path).status_code == 404
        assert client.get(f"/groupes-proposes/{place.pk}/").status_code == 404
        assert client.post(f"/groupes-proposes/{place.pk}/acceptation/").status_code == 404
        assert row.themes[0] not in client.get(f"/maisons/{row.structure_id}/groupes/").content.decode()


def test_who_prefers_another_group_stays_in_the_list_and_is_not_asked_for_the_same(row, aude, person, elena):
    crowd(row, person, 7, by=elena)
    (group,) = formed(row, by=elena)
    place = sent(group, by=elena)[0]
    prefer_another(place, by=place.wish.person)
    again = formed(row, by=elena)

    assert place.wish.person.pseudonym not in inside(group) and again == [group]
    assert GroupWish.objects.filter(pk=place.wish_id).exists()


def test_a_wish_is_taken_back_in_one_click_at_any_time(row, aude, person, elena, browser_of):
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    place = sent(group, by=elena)[0]
    browser_of(place.wish.person).post(f"/groupes-a-former/{row.pk}/retrait/")

    assert not GroupWish.objects.filter(pk=place.wish_id).exists() and len(inside(group)) == 5


def test_a_group_starts_without_who_has_not_answered(row, aude, person, elena):
    crowd(row, person, 8, by=elena)
    (group,) = formed(row, by=elena)
    places = sent(group, by=elena)
    for place in places[:6]:
        accept_place(place, by=place.wish.person)
    group.refresh_from_db()
    assert group.state == FormedGroup.State.INVITED, "two may still answer"
    with at(group.answer_by + timedelta(minutes=1)):
        look_at_answers.call()

    group.refresh_from_db()
    assert group.state == FormedGroup.State.STARTED and group.series.capacity == 6
    told = {one.person for one in Notice.objects.filter(kind="group_without")}
    assert told == {place.wish.person for place in places[6:]}


def test_too_few_yes_and_the_house_is_told_once(row, aude, person, elena):
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    places = sent(group, by=elena)
    accept_place(places[0], by=places[0].wish.person)
    with at(group.answer_by + timedelta(minutes=1)):
        look_at_answers.call()
        look_at_answers.call()

    group.refresh_from_db()
    assert group.state == FormedGroup.State.INVITED and not Gathering.objects.filter(series__isnull=False).exists()
    assert Notice.objects.filter(kind="group_short").count() == 1


def test_nobody_forms_without_six_wishes_and_someone_to_lead(row, person, elena):
    with pytest.raises(Refused, match="animer"):
        formed(row, by=elena)
    leading(row, elena, by=elena)
    with pytest.raises(Refused, match="six souhaits"):
        formed(row, by=elena)


def test_a_round_in_the_rooms_of_the_house(house, elena, person, aude, desk):
    room = Place.objects.filter(structure=house).first() or Place.objects.create(
        structure=house, name="Le jardin", commune="FR-21231", lat=47.3, lon=5.0
    )
    row = wish_round(house, by=elena, places=[str(room.pk)], online=False)
    leading(row, elena, by=elena, spots=[0])
    crowd(row, person, 6, by=elena, spots=[0])
    (group,) = formed(row, by=elena)
    for place in sent(group, by=elena):
        accept_place(place, by=place.wish.person)

    group.refresh_from_db()
    assert group.series.place == room and group.series.way == "place"
