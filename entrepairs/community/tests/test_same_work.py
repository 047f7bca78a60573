"""What nobody may know costs the pages of others nothing that can be counted: no question more, none less."""

from importlib import import_module

import pytest
from django.apps import apps

from entrepairs.community.actions.aside import follow_thread, mute_author, rest, stop_following
from entrepairs.community.models import Circle, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.ids import new_id
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Limit, Look
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
WRITE = Limit.Reach.WRITE


@pytest.fixture
def talk(house, elena, aicha, bruno, driss):
    watching(driss, by=elena)
    thread = begun(circle_of(house, elena), aicha)
    said_in(thread, bruno, is_hidden=True)
    return thread


def hold(post, driss):
    return limited(taken(Look.objects.open().get(kind="post", object_id=post.pk), by=driss), WRITE, by=driss)


def limit_an_alias(talk, *, bruno, driss, **_others):
    hold(talk.posts.get(voice__person=None), driss)
    with pytest.raises(Exception, match="sans y écrire"):
        said_in(talk, bruno)


def limit_a_name(talk, *, driss, **_others):
    hold(talk.posts.get(begins=True), driss)


def wait_under_an_alias(talk, *, bruno, **_others):
    begun(talk.circle, bruno, DANGER, is_hidden=True)
    assert Post.objects.get(begins=True, voice__alias__gt="").standing == Standing.LOOKED_AT


def wait_elsewhere(talk, *, house, elena, bruno, **_others):
    begun(circle_of(house, elena, readers=Circle.Readers.HOUSE, name="Ailleurs"), elena, DANGER, is_hidden=True)


def be_blocked(talk, *, aicha, bruno, **_others):
    block(bruno, by=aicha)


@pytest.mark.parametrize("happens", [limit_an_alias, limit_a_name, wait_under_an_alias, wait_elsewhere, be_blocked])
def test_pages_of_others_ask_as_many_questions(
    happens, talk, house, elena, aicha, bruno, driss, farid, browser_of, queries
):
    mine = browser_of(farid)
    pages = ["/cercles/", talk.circle.get_absolute_url(), talk.get_absolute_url(), "/cercles/chercher/?q=bougie"]
    for page in pages * 2:
        assert mine.get(page).status_code == 200
    before = [queries(lambda page=page: mine.get(page)) for page in pages]

    happens(talk, house=house, elena=elena, aicha=aicha, bruno=bruno, driss=driss)

    for page in pages:
        mine.get(page)
    assert [queries(lambda page=page: mine.get(page)) for page in pages] == before


def test_a_limit_of_before_gets_the_mark_of_what_led_there(talk, bruno, driss):
    limit = hold(talk.posts.get(voice__person=None), driss)
    told = limit.whole, limit.mark
    Limit.objects.update(whole=None, mark="")

    import_module("entrepairs.community.migrations.0013_mark_limits").mark_limits(apps, None)

    limit.refresh_from_db()
    assert (limit.whole, limit.mark) == told == (talk.pk, talk.mark_of(bruno))


@pytest.mark.parametrize("how", ["read", "pause", "mute", "stopped", "follow", "block", "nobody"])
def test_an_answer_costs_the_same_whoever_follows_and_whether_they_came_back(
    house, bruno, aicha, elena, farid, browser_of, queries, how
):
    """Counted as Farid, who answers and looks at the clock."""
    thread = begun(circle_of(house, elena), bruno, is_hidden=how in ("follow", "block", "nobody"))
    first, mine = said_in(thread, farid), browser_of(farid)
    tell_followers.call()

    def answers():
        sent = {"key": new_id(), "text": f"Je lis, {how} {new_id()}.", "heard": "on"}
        return queries(lambda: mine.post(thread.get_absolute_url(), sent))

    answers()
    before = answers()
    acts = {
        "read": lambda: browser_of(bruno).get(thread.get_absolute_url()),
        "pause": lambda: rest(7, by=bruno),
        "mute": lambda: mute_author(first, by=bruno),
        "stopped": lambda: stop_following(thread, by=bruno),
        "follow": lambda: [follow_thread(thread, by=one) for one in (bruno, aicha, elena)],
        "block": lambda: (follow_thread(thread, by=bruno), block(bruno, by=farid)),
        "nobody": lambda: None,
    }
    acts[how]()

    assert answers() == before
