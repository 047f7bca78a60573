"""Whatever the order of acts, nobody reads who is behind an alias without two different yes; nor two at once."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from entrepairs.core.clock import at
from entrepairs.people.models import Administrator, Person
from entrepairs.safety.actions.blocks import block, unblock
from entrepairs.safety.actions.names import ask_name, confirm_name, decline_name, read_name
from entrepairs.safety.actions.watchers import pause_watch, resume_watch
from entrepairs.safety.drawing import drawn, set_aside
from entrepairs.safety.models import NameOpening, Watcher
from entrepairs.safety.tests.opened import DANGER, JUDGE, hidden_post, look_of, sure, taken_by
from entrepairs.safety.tests.told import watching
from entrepairs.safety.tests.watched import known
from entrepairs.testimonies.tests.stories import NOON, house_of
from tests.lives import Lived, a_few, many

NAMES = ("Driss", "Inès", "Nadia", "Omar")
SECRET = "Rossignol"
who = st.integers(0, len(NAMES) - 1)


class Openings(Lived):
    """Four watch; one alias is a stranger’s. `yes`: who said yes to the request at hand, and since when."""

    BEGINS = NOON

    @initialize()
    def begin(self) -> None:
        with at(self.hour):
            keeper = Person.objects.create_person("Elena")
            house = house_of(keeper)
            self.team = [watching(Person.objects.create_person(name)) for name in NAMES]
            known(*self.team)
            self.author = Person.objects.create_person(SECRET)
            self.post = hidden_post(house, self.author, by=keeper)
            self.admin = Person.objects.create_person("Sami")
            Administrator.objects.create(person=self.admin)
        self.yes: dict[Any, list[Person]] = {}
        self.shown_since: dict[Any, Any] = {}

    def opening(self) -> NameOpening | None:
        return NameOpening.objects.order_by("-asked_at").first()

    @rule(n=who, is_danger=st.booleans())
    def someone_asks(self, n: int, is_danger: bool) -> None:
        person = self.team[n]
        look = (self.act(lambda: taken_by(self.post, person)) if is_danger else None) or look_of(self.post)
        made = self.act(lambda: ask_name(look, DANGER if is_danger else JUDGE, by=person))
        if made is not None:
            self.yes[made.pk] = [person]

    @rule(n=who)
    def someone_says_yes(self, n: int) -> None:
        opening, person = self.opening(), self.team[n]
        if opening is None:
            return
        self.act(lambda: confirm_name(opening, by=person))
        opening.refresh_from_db()
        if opening.shown_until is not None and opening.pk not in self.shown_since:
            self.yes[opening.pk].append(person)
            self.shown_since[opening.pk] = self.hour

    @rule(n=who)
    def someone_says_no(self, n: int) -> None:
        opening = self.opening()
        if opening is not None:
            self.act(lambda: decline_name(opening, by=self.team[n]))

    @rule(n=who)
    def someone_blocks(self, n: int) -> None:
        self.act(lambda: block(self.team[n], by=self.author))

    @rule(n=who)
    def someone_unblocks(self, n: int) -> None:
        self.act(lambda: unblock(self.team[n], by=self.author))

    @rule(n=who, comes_back=st.booleans())
    def someone_rests(self, n: int, comes_back: bool) -> None:
        change = resume_watch if comes_back else pause_watch
        self.act(lambda: change(Watcher.objects.get(person=self.team[n]), by=self.team[n]))

    @rule(minutes=st.sampled_from([5, 59, 61, 24 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.hour += timedelta(minutes=minutes)

    @invariant()
    def only_the_two_read_it_and_for_an_hour(self) -> None:
        if not hasattr(self, "team"):
            return
        for opening in NameOpening.objects.all():
            said_yes = self.yes[opening.pk]
            assert opening.asked_by_id != opening.answered_by_id
            since = self.shown_since.get(opening.pk)
            is_open = since is not None and self.hour - since < timedelta(hours=1)
            for person in (*self.team, self.admin):
                read = self.act(lambda one=opening, me=person: read_name(one, by=me))
                assert read is None or (is_open and len(said_yes) == 2 and person in said_yes)

    @invariant()
    def no_page_of_anybody_else_names_the_author(self) -> None:
        opening = self.opening() if hasattr(self, "team") else None
        readers = self.yes.get(opening.pk, []) if opening and opening.pk in self.shown_since else []
        if opening is None:
            return
        for person in (*self.team, self.admin):
            if person not in readers:
                with at(self.hour):
                    for address in ("/veille/noms/", opening.get_absolute_url(), "/veille/", "/mes-ouvertures/"):
                        assert SECRET not in sure(person).get(address).content.decode(), (person, address)


@pytest.mark.django_db
def test_no_order_of_acts_without_two_different_yes_shows_the_author():
    a_few(Openings, examples=8, steps=16)


@pytest.mark.long
@pytest.mark.django_db
def test_the_same_with_many_orders():
    many(Openings, examples=40, steps=20)


@pytest.mark.parametrize("size", [3, 4, 5, 6, 9, 12])
def test_as_many_are_set_aside_whether_or_not_someone_knows_the_author(size):
    team = range(size)
    for apart in ([], [0]):
        seen = [len(drawn(team, apart)) for _ in range(20)]
        assert set(seen) == {size - set_aside(size)}
        assert not any(0 in drawn(team, [0]) for _ in range(20))
    assert {one for _ in range(200) for one in drawn(team, [])} == set(team)


def test_two_are_too_few_and_all_apart_leaves_nobody():
    assert drawn(range(2), []) == [] and drawn([], []) == [] and drawn(range(4), range(4)) == []
