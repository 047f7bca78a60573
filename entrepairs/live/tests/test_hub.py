import asyncio
import time
from collections.abc import Callable, Coroutine

from entrepairs.live.hub import (
    BACKLOG,
    CHECK,
    CLOSE,
    EVERYTHING,
    REMEMBERED_EACH,
    REMEMBERED_TOPICS,
    REVOKED,
    Hub,
    Signal,
    Stream,
)

Scene = Callable[[Hub], Coroutine[None, None, None]]


def play(scene: Scene) -> None:
    asyncio.run(scene(Hub()))


def stream(hub: Hub, person: str, *topics: str) -> Stream:
    made = Stream(person, frozenset(topics))
    hub.join(made)
    return made


def heard(made: Stream) -> list[Signal]:
    signals = list(made.backlog)
    made.backlog.clear()
    return signals


def test_only_those_who_follow_a_topic_hear_it():
    async def scene(hub: Hub) -> None:
        bruno, farid = stream(hub, "bruno", "talk:1", "talk:2"), stream(hub, "farid", "talk:3")
        hub.deliver("talk:1", "m1")
        assert heard(bruno) == [Signal("talk:1", "m1")]
        assert heard(farid) == []

    play(scene)


def test_a_stream_that_does_not_keep_up_is_closed_and_the_others_go_on():
    async def scene(hub: Hub) -> None:
        slow, quick = stream(hub, "slow", "talk:1"), stream(hub, "quick", "talk:1")
        for n in range(BACKLOG + 10):
            hub.deliver("talk:1", str(n))
            assert len(heard(quick)) == 1
        assert slow.lagging
        assert heard(slow) == [CLOSE]

    play(scene)


def test_leaving_leaves_nothing_behind():
    async def scene(hub: Hub) -> None:
        made = [stream(hub, str(n), f"talk:{n}") for n in range(100)]
        for each in made:
            hub.leave(each)
        assert hub.streams() == set()
        assert not hub._streams

    play(scene)


def test_a_revocation_reaches_that_person_only():
    async def scene(hub: Hub) -> None:
        bruno, aicha = stream(hub, "bruno", "talk:1"), stream(hub, "aicha", "talk:1")
        hub.deliver(REVOKED + "talk:1", "bruno")
        hub.deliver(REVOKED + EVERYTHING, "aicha")
        hub.deliver(REVOKED + "talk:2", "aicha")
        assert (heard(bruno), heard(aicha)) == ([CHECK], [CHECK])

    play(scene)


def test_a_revocation_may_reach_a_family_of_topics_and_everybody():
    async def scene(hub: Hub) -> None:
        bruno, aicha = stream(hub, "bruno", "thread:1.a", "thread:2.a"), stream(hub, "aicha", "thread:1.b")
        hub.deliver(REVOKED + "thread:1.*", EVERYTHING)
        assert (heard(bruno), heard(aicha)) == ([CHECK], [CHECK])
        hub.deliver(REVOKED + "thread:1.*", "aicha")
        assert (heard(bruno), heard(aicha)) == ([], [CHECK])
        hub.deliver(REVOKED + "thread:2.a", EVERYTHING)
        hub.deliver(REVOKED + "thread:1*", "farid")
        assert (heard(bruno), heard(aicha)) == ([CHECK], [])

    play(scene)


def test_the_hub_knows_what_a_page_may_have_missed():
    async def scene(hub: Hub) -> None:
        hub._known_since = time.time() - 100
        page_made = time.time() - 10
        assert not hub.may_have_missed({"talk:1"}, page_made, "bruno")
        hub.deliver("talk:1", "m1")
        assert hub.may_have_missed({"talk:1"}, page_made, "bruno")
        assert not hub.may_have_missed({"talk:2"}, page_made, "bruno")
        assert hub.may_have_missed({"talk:2"}, time.time() - 1000, "bruno")

    play(scene)


def test_who_is_apart_hears_nothing_and_has_missed_nothing():
    async def scene(hub: Hub) -> None:
        hub._known_since = time.time() - 100
        page_made = time.time() - 10
        bruno, aicha, farid = (stream(hub, name, "talk:1") for name in ("bruno", "aicha", "farid"))
        hub.deliver("talk:1", "m1", "farid bruno")
        assert (heard(bruno), heard(aicha), heard(farid)) == ([], [Signal("talk:1", "m1")], [])
        missed = [hub.may_have_missed({"talk:1"}, page_made, name) for name in ("bruno", "aicha", "farid")]
        assert missed == [False, True, False]

    play(scene)


def test_what_one_was_told_is_remembered_whatever_comes_after():
    async def scene(hub: Hub) -> None:
        hub._known_since = time.time() - 100
        page_made = time.time() - 10
        hub.deliver("talk:1", "m1", "bruno")
        for n in range(REMEMBERED_EACH * 3):
            hub.deliver("talk:1", str(n), f"farid {n}")
        assert len(hub._last["talk:1"]) == REMEMBERED_EACH
        assert hub.may_have_missed({"talk:1"}, page_made, "bruno")
        assert hub.may_have_missed({"talk:1"}, page_made, "farid"), "of the first"
        hub.deliver("talk:1", "m2")
        assert len(hub._last["talk:1"]) == 1

    play(scene)


def test_after_an_outage_of_the_bus_everyone_starts_afresh():
    async def scene(hub: Hub) -> None:
        bruno, page_made = stream(hub, "bruno", "talk:1"), time.time()
        hub.forget_past()
        assert heard(bruno) == [CLOSE]
        assert hub.may_have_missed({"talk:1"}, page_made, "bruno")

    play(scene)


def test_the_memory_of_topics_is_bounded_and_errs_on_the_side_of_fetching():
    async def scene(hub: Hub) -> None:
        hub._known_since = 0.0
        for n in range(REMEMBERED_TOPICS + 5):
            hub.deliver(f"talk:{n}", "m")
        assert len(hub._last) == REMEMBERED_TOPICS
        assert hub.may_have_missed({"talk:0"}, hub._known_since, "bruno")

    play(scene)
