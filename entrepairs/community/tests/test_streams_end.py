"""Whoever may no longer read a thread stops following it at once, whichever act took it away."""

import pytest

from entrepairs.community.actions.circles import change_circle
from entrepairs.community.actions.guests import answer_invitation, invite_guest, leave_circle
from entrepairs.community.actions.removing import apply_measure
from entrepairs.community.actions.writing import narrow_thread
from entrepairs.community.models import Circle
from entrepairs.community.streams import may_follow_thread, topic_of
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.live.buses import LocalBus
from entrepairs.live.hub import CHECK, Hub, Stream
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Limit, Look, Measure
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken, watching
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
READERS = Circle.Readers


@pytest.fixture
def checked(monkeypatch, django_capture_on_commit_callbacks):
    """`checked(thread, people, act)`: whose streams were looked at again, and those who may no longer follow it."""
    bus = LocalBus()
    monkeypatch.setattr("entrepairs.live.topics.bus", lambda: bus)

    def run(thread, people, act):
        name, hub = topic_of(thread).removeprefix("thread:"), Hub()
        bus.listen(hub.deliver, hub.close_all)
        assert all(may_follow_thread(one.pk, name) for one in people)
        streams = {one: Stream(str(one.pk), frozenset([topic_of(thread)])) for one in people}
        for stream in streams.values():
            hub.join(stream)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        again = {one for one, stream in streams.items() if CHECK in stream.backlog}
        return again, {one for one in people if not may_follow_thread(one.pk, name)}

    return run


def test_a_block(circle, bruno, aicha, farid, checked):
    thread = begun(circle, bruno)

    assert checked(thread, [aicha, farid], lambda: block(aicha, by=bruno)) == ({aicha}, {aicha})


def test_a_block_set_by_who_reads(circle, bruno, aicha, farid, checked):
    thread = begun(circle, bruno)

    assert checked(thread, [aicha, farid], lambda: block(bruno, by=aicha)) == ({aicha}, {aicha})


def test_a_limit_in_a_circle(circle, elena, driss, bruno, aicha, farid, checked):
    watching(driss, by=elena)
    thread = begun(circle, bruno)
    post = said_in(thread, aicha)
    look = taken(Look.objects.open().get(kind="post", object_id=post.pk), by=driss)

    again, gone = checked(thread, [aicha, farid], lambda: limited(look, Limit.Reach.PLACE, by=driss))

    assert (again, gone) == ({aicha}, {aicha})


def test_a_circle_for_fewer(circle, elena, bruno, farid, checked):
    thread, elsewhere = begun(circle, bruno), begun(circle_of(circle.structure, elena, name="Ailleurs"), bruno)

    def narrow():
        change_circle(circle, circle.charter_text, by=elena, readers=READERS.HOUSE)

    assert checked(thread, [elena, farid], narrow) == ({elena, farid}, {farid})
    assert checked(elsewhere, [elena, farid], narrow) == (set(), set())


def test_what_is_said_of_a_circle_checks_nobody(circle, elena, bruno, farid, checked):
    thread = begun(circle, bruno)

    again, _gone = checked(
        thread, [farid], lambda: change_circle(circle, circle.charter_text, by=elena, purpose="Lire.")
    )

    assert again == set()


def test_a_thread_for_fewer(circle, elena, bruno, farid, checked):
    thread = begun(circle, elena)

    def narrow():
        narrow_thread(thread, READERS.HOUSE, by=elena)

    assert checked(thread, [elena, farid], narrow) == ({elena, farid}, {farid})


def test_leaving_a_circle(house, elena, farid, checked):
    circle = circle_of(house, elena, readers=READERS.INVITED)
    answer_invitation(invite_guest(circle, farid, by=elena), yes=True, by=farid)
    thread = begun(circle, elena)

    assert checked(thread, [elena, farid], lambda: leave_circle(circle, by=farid)) == ({farid}, {farid})


def test_the_end_of_a_role(house, elena, bruno, checked):
    role = give_role(house, bruno, Role.Name.MEMBER, by=elena)
    accept_role(role, by=bruno)
    thread = begun(circle_of(house, elena, readers=READERS.HOUSE), elena)

    assert checked(thread, [elena, bruno], lambda: end_role(role, by=bruno)) == ({bruno}, {bruno})


@pytest.mark.parametrize("measure", [Measure.LIMIT, Measure.BLUR])
def test_a_decision_on_how_it_begins(circle, elena, bruno, farid, checked, measure):
    thread = begun(circle, bruno)

    def decide():
        apply_measure(thread.posts.get(), measure, elena)

    again, gone = checked(thread, [elena, farid], decide)

    assert (again, gone) == (({elena, farid}, {farid}) if measure == Measure.LIMIT else (set(), set()))
