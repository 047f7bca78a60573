"""Drafts are changed by hand: every rule is kept, a change can be taken back, and a refusal tells nobody anything."""

import random
from contextlib import suppress
from functools import partial
from uuid import UUID

import pytest

from entrepairs.agenda.actions.grouping import close_group, move_group, put_in, take_out, undo_change
from entrepairs.agenda.actions.inviting import accept_place, invite, invite_one
from entrepairs.agenda.actions.wishes import leave_lead, withdraw_wish
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish
from entrepairs.agenda.pooled import sheet_of
from entrepairs.agenda.tests.gathered import member
from entrepairs.agenda.tests.grouped import NAMES, crowd, formed, inside, leading, sent, wish_round, wishing
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Block

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(house, elena, person):
    """Twelve people can wish for it; Aude may lead two groups."""
    found = wish_round(house, by=elena)
    aude = person("Aude")
    member(house, aude, by=elena)
    leading(found, aude, by=elena)
    return found


def page(row, group) -> str:
    return f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/groupes/{group.pk}/"


def test_someone_is_taken_out_put_back_and_the_change_is_taken_back(row, person, elena, desk):
    crowd(row, person, 8, by=elena)
    (group,) = formed(row, by=elena)
    browser, wish = desk(elena), GroupWish.objects.first()
    browser.post(page(row, group), {"who": wish.pk, "out": "1"})
    assert len(inside(group)) == 7
    assert "Pourraient aussi venir" in browser.get(page(row, group)).content.decode()
    board = browser.get(f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/").content.decode()
    assert "pourrait accueillir" in board and "Aucun des groupes ouverts" not in board
    browser.post(page(row, group), {"who": wish.pk})
    assert len(inside(group)) == 8
    browser.post(f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/reprise/")
    browser.post(f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/reprise/")

    assert len(inside(FormedGroup.objects.get())) == 8
    with pytest.raises(Refused, match="plus de changement"):
        undo_change(row, by=elena)


def test_moving_a_group_sends_back_who_cannot(row, person, elena):
    wishes = crowd(row, person, 6, by=elena)
    late = person("Tardif")
    member(row.structure, late, by=elena)
    wishing(row, late, moments=1)
    only_tuesday = GroupWish.objects.get(person=late)
    (group,) = formed(row, by=elena)
    other = 1 - group.moment if late.pseudonym in inside(group) else 1
    out = move_group(group, other, by=elena)

    group.refresh_from_db()
    assert (group.moment, out) == (1, 1) and only_tuesday.person.pseudonym not in inside(group)
    assert len(inside(group)) == len(wishes)
    with pytest.raises(Refused, match="ne va pas avec"):
        put_in(group, only_tuesday, by=elena)


def test_two_people_kept_apart_read_like_two_who_cannot(row, person, elena, desk):
    """One is refused a group because of a block, another because of a moment: the same sentence, the same page."""
    crowd(row, person, 6, by=elena)
    blocked, busy = person("Barré"), person("Occupé")
    for one in (blocked, busy):
        member(row.structure, one, by=elena)
    (group,) = formed(row, by=elena)
    inner = group.seats.first().wish.person
    block(blocked, by=inner)
    row.refresh_from_db()
    type(row).objects.filter(pk=row.pk).update(state="ouvert")
    first = wishing(row, blocked)
    second = wishing(row, busy, moments=1 << (1 - group.moment))
    type(row).objects.filter(pk=row.pk).update(state="brouillon")
    said = []
    for wish in (first, second):
        answer = desk(elena).post(page(row, group), {"who": wish.pk})
        said.append(answer.content.decode().replace(str(wish.pk), ""))

    assert answer.status_code == 200 or answer.status_code == 422
    assert "ne va pas avec ce que chaque personne a dit" in said[0]
    assert said[0].count("Barré") == said[1].count("Barré") == said[0].count("Occupé") == 0
    board = desk(elena).get(f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/").content.decode()
    assert "bloc" not in board.lower() and "refus" not in board.lower()


def test_moving_others_in_and_out_tells_nothing(row, person, elena):
    """Whether someone is let in a group never depends on who is in it now."""
    crowd(row, person, 9, by=elena)
    (group,) = formed(row, by=elena)
    wishes = list(GroupWish.objects.all())
    block(wishes[0].person, by=wishes[1].person)

    def let_in() -> list[bool]:
        sheet = sheet_of(row)
        here = next(one for one in sheet.groups if one.pk == group.pk)
        return [sheet.lets_in(who, here) for who in range(len(wishes))]

    before = let_in()
    for wish in wishes:
        if wish.person.pseudonym in inside(group):
            take_out(group, wish, by=elena)
        assert let_in() == before
    assert before.count(False) == 1


@pytest.mark.parametrize("seed", range(4))
def test_no_refused_pair_is_ever_together_whatever_is_done(row, person, elena, seed):
    """Sixty acts at random, many of them refused; blocks appear meanwhile between people who are not together."""
    dice = random.Random(seed)
    crowd(row, person, 12, by=elena)
    formed(row, by=elena)
    wishes = list(GroupWish.objects.select_related("person"))
    for _ in range(60):
        group = dice.choice(list(FormedGroup.objects.filter(round=row)))
        one, other = dice.sample(wishes, 2)
        acts = [
            partial(put_in, group, one),
            partial(put_in, group, other),
            partial(take_out, group, one),
            partial(move_group, group, dice.randrange(2)),
            partial(undo_change, row),
        ]
        if dice.random() < 0.2 and not are_together(one, other):
            Block.objects.get_or_create(blocker=one.person, blocked=other.person, defaults={"at": now()})
        with suppress(Refused):
            dice.choice(acts)(by=elena)
        assert together(row) == []
        assert all(len(inside(found)) <= 10 for found in FormedGroup.objects.filter(round=row))
    assert Block.objects.count() > 4


def are_together(one, other) -> bool:
    live = GroupPlace.objects.live()
    return live.filter(wish=one, group__in=live.filter(wish=other).values("group")).exists()


def together(row) -> list[tuple[UUID, UUID]]:
    """Pairs between whom there is a block, in one group."""
    found = []
    for group in row.groups.all():
        people = [seat.wish.person_id for seat in group.seats.live()]
        found += list(Block.objects.filter(blocker__in=people, blocked__in=people).values_list("blocker", "blocked"))
    return found


def test_a_block_set_meanwhile_sends_one_back_before_anybody_is_asked(row, person, elena):
    crowd(row, person, 8, by=elena)
    (group,) = formed(row, by=elena)
    one, other = list(group.seats.select_related("wish__person"))[:2]
    block(one.wish.person, by=other.wish.person)

    assert invite(group, now(), by=elena) == 1
    group.refresh_from_db()
    assert group.state == FormedGroup.State.DRAFT and together(row) == [] and len(inside(group)) == 7


def test_a_block_set_while_they_answer_keeps_the_second_out_of_the_group(row, person, elena):
    crowd(row, person, 8, by=elena)
    (group,) = formed(row, by=elena)
    first, second, *others = sent(group, by=elena)
    accept_place(first, by=first.wish.person)
    block(first.wish.person, by=second.wish.person)

    assert not accept_place(second, by=second.wish.person), "the group can take nobody more, it says"
    for place in others:
        accept_place(place, by=place.wish.person)
    group.refresh_from_db()
    assert group.state == FormedGroup.State.STARTED and group.series.capacity == 7


def test_the_eleventh_is_told_that_the_group_is_full(row, person, elena):
    crowd(row, person, 12, by=elena, moments=1)
    group = formed(row, by=elena)[0]
    out = GroupWish.objects.exclude(seats__group=group).first()

    assert len(inside(group)) == 10
    with pytest.raises(Refused, match="dix personnes"):
        put_in(group, out, by=elena)


def test_someone_more_is_asked_when_a_place_is_free(row, person, elena, desk):
    crowd(row, person, 7, by=elena)
    (group,) = formed(row, by=elena)
    wish = GroupWish.objects.first()
    take_out(group, wish, by=elena)
    sent(group, by=elena)
    desk(elena).post(page(row, group), {"who": wish.pk})

    assert GroupPlace.objects.get(wish=wish).state == GroupPlace.State.INVITED
    with pytest.raises(Refused):
        invite_one(group, wish, by=elena)


def test_without_anybody_to_lead_nobody_is_asked(row, person, elena):
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    leave_lead(row.leads.get(), by=elena)
    group.refresh_from_db()

    with pytest.raises(Refused, match="animer"):
        invite(group, now(), by=elena)


def test_a_closed_group_gives_its_people_back(row, person, elena):
    crowd(row, person, 6, by=elena)
    (group,) = formed(row, by=elena)
    sent(group, by=elena)
    close_group(group, by=elena)

    assert not GroupPlace.objects.live().exists() and GroupWish.objects.count() == 6
    withdraw_wish(GroupWish.objects.first(), by=GroupWish.objects.first().person)
    assert GroupWish.objects.count() == 5 < len(NAMES)


def test_as_many_queries_however_many_people(row, person, elena, desk, queries):
    crowd(row, person, 7, by=elena)
    (group,) = formed(row, by=elena)
    browser, board = desk(elena), f"/maisons/{row.structure_id}/tenir/groupes/{row.pk}/"
    browser.get(board)
    before = [queries(partial(browser.get, path)) for path in (board, page(row, group))]
    type(row).objects.filter(pk=row.pk).update(state="ouvert")
    for name in ("Dedans", "Dehors"):
        member(row.structure, one := person(name), by=elena)
        wish = wishing(row, one, note="mon banc")
        if name == "Dedans":
            GroupPlace.objects.create(group=group, wish=wish)
    type(row).objects.filter(pk=row.pk).update(state="brouillon")

    assert [queries(partial(browser.get, path)) for path in (board, page(row, group))] == before
