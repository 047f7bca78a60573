"""Groups are formed without scripts: Elena asks, six people wish, she forms and invites, they say yes.

Then the same pages, looked at by axe and on a narrow screen."""

from datetime import timedelta

import pytest

from entrepairs.agenda.models import FormedGroup, GroupPlace, WishRound
from entrepairs.agenda.tests.gathered import member
from entrepairs.agenda.tests.grouped import NAMES, crowd, leading, sent, wish_round, wishing
from entrepairs.core.clock import now
from tests.journeys.looks import faults, too_wide

pytestmark = pytest.mark.journey
CHANGE = 'a[href*="/groupes/"][href$="/"]:has-text("Changer, inviter")'


def desk_of(row) -> str:
    return f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/"


def test_a_group_is_born_without_scripts(visitor, team, elena, person):
    desk = visitor(elena, java_script_enabled=False)
    until = f"{now().date() + timedelta(days=7):%Y-%m-%d}"
    desk.opens(f"/maisons/{team.pk}/tenir/groupes/").follows("nouveau/")
    desk.fills(themes="Vivre avec le deuil", wishes_until=until, hour_0="18:30").picks("day_0", "1").presses()
    row = WishRound.objects.get()
    desk.opens(desk_of(row)).picks("who", str(elena.pk)).presses("animation/").presses()
    crowd(row, person, 5, by=elena, moments=1, spots=[0])
    member(team, lune := person("Lune"), by=elena)
    hers = visitor(lune, java_script_enabled=False)
    hers.opens(f"/maisons/{team.pk}/groupes/").follows(f"{row.pk}/").ticks("moments", "0").presses()

    desk.opens(desk_of(row)).presses("formation/").waits_for(CHANGE, desk_of(row))
    group = FormedGroup.objects.get()
    desk.follows(f"{group.pk}/").presses("invitation/")
    place = GroupPlace.objects.get(wish__person=lune)
    hers.opens("/mes-rencontres/").follows(f"{place.pk}/").presses("acceptation/")
    place.refresh_from_db()
    assert (place.state, group.seats.count()) == (GroupPlace.State.ACCEPTED, len(NAMES[:5]) + 1)


def test_the_pages_of_groups_can_be_read_by_all(visitor, team, elena, person):
    row = wish_round(team, by=elena)
    leading(row, elena, by=elena)
    crowd(row, person, 7, by=elena, note="mon banc vert")
    member(team, lune := person("Lune"), by=elena)
    desk, hers, home = visitor(elena), visitor(lune), f"/maisons/{team.pk}"
    wrong = looked_at(hers, [f"{home}/groupes/", f"/groupes-a-former/{row.pk}/"])
    wishing(row, lune)
    pages = [f"{home}/tenir/groupes/", f"{home}/tenir/groupes/nouveau/", desk_of(row), f"{desk_of(row)}jusqu-au/"]
    wrong += looked_at(desk, [*pages, f"/animations-proposees/{row.leads.get().pk}/"])
    desk.opens(desk_of(row)).presses("formation/").waits_for(CHANGE, desk_of(row))
    group = FormedGroup.objects.get()
    wrong += looked_at(desk, [desk_of(row), f"{desk_of(row)}groupes/{group.pk}/"])
    sent(group, by=elena)
    place = GroupPlace.objects.get(wish__person=lune)
    wrong += looked_at(desk, [f"{desk_of(row)}groupes/{group.pk}/"])
    wrong += looked_at(hers, [f"/groupes-proposes/{place.pk}/", f"/groupes-a-former/{row.pk}/", "/mes-rencontres/"])

    assert wrong == []


def looked_at(guest, paths) -> list[str]:
    return [f"{path} {one}" for path in paths for one in faults(guest.opens(path).page) + too_wide(guest.page)]
