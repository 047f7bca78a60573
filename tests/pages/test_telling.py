"""« Signaler » and « Je m’inquiète » are open to all, for every kind of thing: nobody learns there that one exists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from entrepairs.accompaniment.actions.showing import report_messages
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.models import Circle, Post, Thread, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import begun, circle_of, said_in, words
from entrepairs.core.ids import new_id
from entrepairs.safety import subjects
from entrepairs.safety.models import Limit, Look
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken
from tests.pages.asking import asked, signed_in
from tests.world import World, build

pytestmark = pytest.mark.django_db
DOORS = ("signaler", "je-m-inquiete")


@pytest.fixture
def world(person) -> World:
    return build(person)


def exchange(world: World) -> Any:
    return report_messages(world.pair, [world.message], "contact", "x", new_id(), by=world.people["Aïcha"]).object_id


def welcome(world: World) -> Any:
    found, elena = world.welcome, world.people["Elena"]
    take_welcome(found, by=elena)
    say_welcome(found, words(world.circle, elena, "bienvenue"), by=elena)
    return Welcome.objects.get(pk=found.pk).pk


def limit(world: World) -> Any:
    post, driss = begun(_open_circle(world), world.people["Bruno"]).posts.get(), world.people["Driss"]
    return limited(taken(Look.objects.open().get(object_id=post.pk), by=driss), Limit.Reach.WRITE, by=driss).pk


def held_post(world: World) -> Any:
    """In a thread that all read, it waits for the team."""
    post = said_in(begun(_open_circle(world), world.people["Bruno"]), world.people["Aïcha"])
    Post.objects.filter(pk=post.pk).update(standing=Standing.LOOKED_AT)
    return post.pk


def hidden_thread(world: World) -> Any:
    """In a circle that all read, the team looks at it first."""
    thread = begun(_open_circle(world), world.people["Bruno"], is_hidden=True)
    Thread.objects.filter(pk=thread.pk).update(standing=Standing.LOOKED_AT)
    return thread.pk


def post_of_it(world: World) -> Any:
    return Post.objects.get(thread=hidden_thread(world)).pk


def _open_circle(world: World) -> Circle:
    return circle_of(world.pair.structure, world.people["Elena"], name="Ouvert")


HIDDEN: dict[str, list[Callable[[World], Any]]] = {
    "post": [lambda world: world.post.pk, held_post, post_of_it],
    "thread": [lambda world: world.thread.pk, hidden_thread],
    "testimony": [lambda world: world.story.pk],
    "gathering": [lambda world: world.gathering.pk],
    "welcome": [welcome],
    "exchange": [exchange],
    "presentation": [lambda world: world.proposal.pk],
    "supporter": [lambda world: world.proposal.pk],
    "limit": [limit],
}
"""By kind, what visitors, Farid, Claire must not see; nor Aïcha, of a proposal that has not reached her."""
PROPOSED = ("presentation", "supporter")


def test_every_kind_of_thing_says_what_is_hidden():
    assert sorted(HIDDEN) == subjects.kinds()


@pytest.mark.parametrize(("kind", "make"), [(kind, make) for kind, makers in HIDDEN.items() for make in makers])
def test_nobody_learns_by_a_clock_that_there_is_something_to_tell(world, queries, kind, make):
    key = make(world)
    someone = [signed_in(world, name) for name in ("Farid", "Claire", *(["Aïcha"] if kind in PROPOSED else []))]
    for client in (Client(), *someone):
        client.get("/mon-espace/")
        for door in DOORS:
            for ask in (client.get, client.post):
                there, nowhere = (asked(queries, ask, f"/{door}/{kind}/{one}/") for one in (key, new_id()))
                assert there[0][0] == 404
                assert there == nowhere, door
