"""A round of wishes as the drawing reads it. Two worlds meet here: rows on one side, ranks on the other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from entrepairs.agenda.forming.fitting import let_in
from entrepairs.agenda.forming.possible import circles_of, may_lead
from entrepairs.agenda.forming.remaining import Why, remaining
from entrepairs.agenda.forming.values import MOST, ONLINE, Circle, Drawn, Group, Key, Lead, Pair, Pool, Seeker
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish, RoundLead, WishRound
from entrepairs.safety.models import Block

STANDING = [FormedGroup.State.DRAFT, FormedGroup.State.INVITED, FormedGroup.State.STARTED]


@dataclass
class Sheet:
    """`wishes`, `leads`: in the order of the indices of `pool`, everybody's. `groups`: those that stand, by number."""

    round: WishRound
    wishes: list[GroupWish]
    leads: list[RoundLead]
    groups: list[FormedGroup]
    seats: list[GroupPlace]
    pool: Pool

    @cached_property
    def rank(self) -> dict[UUID, int]:
        """Of a wish or of a lead."""
        return {row.pk: n for rows in (self.wishes, self.leads) for n, row in enumerate(rows)}

    @cached_property
    def inside(self) -> dict[UUID, list[GroupPlace]]:
        """By group, those who have a place, in order."""
        found: dict[UUID, list[GroupPlace]] = {one.pk: [] for one in self.groups}
        for seat in self.seats:
            if seat.group_id in found and seat.state in GroupPlace.LIVE:
                found[seat.group_id].append(seat)
        return found

    @cached_property
    def waiting(self) -> list[int]:
        """Those who are in no group."""
        placed = {seat.wish_id for seats in self.inside.values() for seat in seats}
        return [n for n, one in enumerate(self.wishes) if one.pk not in placed]

    def lets_in(self, who: int, group: FormedGroup, circle: Circle | None = None) -> bool:
        """Whether this person may be in that group, full or not. `circle`: as it would be."""
        drawn = {self.rank[key] for key in map(UUID, group.drawn) if key in self.rank}
        lead = self.rank.get(group.lead_id) if group.lead_id else None
        return let_in(self.pool, who, circle or circle_of(group), lead, drawn, secret=str(group.pk))

    def apart(self, who: int, others: Iterable[int]) -> bool:
        """Whether one of these may not be with this person."""
        return any((min(who, one), max(who, one)) in self.pool.apart for one in others)

    def offers(self, who: int, *, but: FormedGroup | None = None) -> list[FormedGroup]:
        """The groups where this person could go now."""
        free = (one for one in self.groups if one != but and one.state in (STANDING[0], STANDING[1]))
        return [one for one in free if len(self.inside[one.pk]) < MOST and self.lets_in(who, one)]

    def may_lead(self, group: FormedGroup, circle: Circle) -> bool:
        """Whether who leads that group could lead it there and then, beside their others."""
        rank = self.rank.get(group.lead_id) if group.lead_id else None
        others = [one for one in self.groups if one != group and one.lead_id == group.lead_id]
        busy = any(one.moment == circle.moment for one in others)
        return rank is not None and not busy and may_lead(self.pool, rank, circle)

    def left(self) -> tuple[Pool, list[int]]:
        """What a drawing has to place: who is in no group that went out, what each lead still may hold; and whom its
        seekers are here."""
        held = [one for one in self.groups if one.state != FormedGroup.State.DRAFT]
        kept = {seat.wish_id for one in held for seat in self.inside[one.pk]}
        who = [n for n, one in enumerate(self.wishes) if one.pk not in kept]
        rank = {old: new for new, old in enumerate(who)}
        leads = (_without(lead, row, held) for lead, row in zip(self.pool.leads, self.leads, strict=True))
        apart = frozenset((rank[a], rank[b]) for a, b in self.pool.apart if a in rank and b in rank)
        unled = frozenset((rank[one], lead) for one, lead in self.pool.unled if one in rank)
        seekers = tuple(self.pool.seekers[n] for n in who)
        return replace(self.pool, seekers=seekers, leads=tuple(leads), apart=apart, unled=unled), who

    @cached_property
    def why(self) -> dict[int, Why]:
        """Why each of who waits is in no group."""
        inside = [tuple(self.rank[seat.wish_id] for seat in seats) for seats in self.inside.values()]
        groups = tuple(Group(0, 0, people) for people in inside)
        return remaining(self.pool, Drawn(tuple(circles_of(self.pool)), groups, 0))


def sheet_of(row: WishRound) -> Sheet:
    """Everything about a round, in five queries for any number of people."""
    wishes = list(GroupWish.objects.filter(round=row).select_related("person__data_key").order_by("pk"))
    leads = list(RoundLead.objects.filter(round=row, agreed_at__isnull=False).select_related("person").order_by("pk"))
    groups = list(FormedGroup.objects.filter(round=row, state__in=STANDING).select_related("lead__person"))
    places = GroupPlace.objects.filter(wish__round=row).select_related("wish__person", "group")
    seats = list(places.order_by("wish__person__pseudonym", "pk"))
    for one in groups:
        one.round = row
    passed: dict[UUID, set[Key]] = {}
    for seat in seats:
        if seat.state == GroupPlace.State.PASSED:
            passed.setdefault(seat.wish_id, set()).add(circle_of(seat.group).key)
    pool = Pool(
        tuple(_seeker(one, passed.get(one.pk, set())) for one in wishes),
        tuple(_lead(row, one) for one in leads),
        tuple((0, 0) for _ in row.places),
        *_refusals(row, wishes, leads),
    )
    return Sheet(row, wishes, leads, groups, seats, pool)


def circle_of(group: FormedGroup) -> Circle:
    return Circle(group.theme, group.moment, group.language, group.place)


def _seeker(wish: GroupWish, passed: set[Key]) -> Seeker:
    return Seeker(
        themes=tuple(wish.themes),
        moments=wish.moments,
        languages=frozenset(wish.languages),
        online=ONLINE in wish.spots,
        rooms=frozenset(wish.spots) - {ONLINE},
        is_new=wish.is_new,
        unwanted=frozenset(passed),
    )


def _lead(row: WishRound, lead: RoundLead) -> Lead:
    themes, languages = frozenset(range(len(row.themes))), frozenset(row.languages)
    return Lead(themes, lead.moments, languages, frozenset(lead.spots), lead.most)


def _without(lead: Lead, row: RoundLead, groups: Iterable[FormedGroup]) -> Lead:
    """What is left to lead beside these groups."""
    held = [one.moment for one in groups if one.lead_id == row.pk]
    moments = lead.moments & ~sum(1 << one for one in set(held))
    return replace(lead, moments=moments, most=max(0, lead.most - len(held)))


def _refusals(
    row: WishRound, wishes: list[GroupWish], leads: list[RoundLead]
) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs of seekers, then pairs of a seeker and a lead, between whom there is a block, whoever set it."""
    seeker = {one.person_id: n for n, one in enumerate(wishes)}
    lead = {one.person_id: n for n, one in enumerate(leads)}
    there = GroupWish.objects.filter(round=row).values("person")
    leading = RoundLead.objects.filter(round=row).values("person")
    among = [Q(**{f"{side}__in": some}) for side in ("blocker", "blocked") for some in (there, leading)]
    blocks = Block.objects.filter(among[0] | among[1], among[2] | among[3])
    apart, unled = set(), set()
    for one, other in blocks.values_list("blocker", "blocked"):
        if one in seeker and other in seeker:
            a, b = sorted((seeker[one], seeker[other]))
            apart.add((a, b))
        unled |= {(seeker[a], lead[b]) for a, b in ((one, other), (other, one)) if a in seeker and b in lead}
    return frozenset(apart), frozenset(unled)
