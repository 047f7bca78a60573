"""What the page of something to look at asks of the database: it opens on danger, it must not grow by itself."""

import pytest

from entrepairs.community.tasks import AFTER, look_for_unanswered
from entrepairs.community.tests.talking import NOON, begun, said_in
from entrepairs.core.clock import at
from entrepairs.safety.actions.watching import finish_look
from entrepairs.safety.models import Look
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
SIGNED, ALIAS = False, True
STATEMENTS = {
    ("post", SIGNED): (15, 66, 15),
    ("post", ALIAS): (13, 61, 13),
    ("thread", SIGNED): (17, 73, 20),
    ("thread", ALIAS): (11, 60, 14),
}
"""Before anybody has taken it, for who has taken it, once it is over. Under an alias, the lot answers."""


@pytest.mark.parametrize(("kind", "is_hidden"), STATEMENTS)
def test_it_asks_as_often_as_is_said(circle, bruno, aicha, driss, elena, desk, queries, kind, is_hidden):
    watching(driss, by=elena)
    with at(NOON):
        thing = said_in(begun(circle, aicha), bruno, is_hidden=is_hidden)
        thing = begun(circle, bruno, is_hidden=is_hidden) if kind == "thread" else thing
    with at(NOON + AFTER):
        look_for_unanswered.call()
    look = Look.objects.open().get(kind=kind, object_id=thing.pk)
    browser, page = desk(driss), look.get_absolute_url()

    waiting = _counted(browser, page, queries)
    held = taken(look, by=driss)
    works = _counted(browser, page, queries)
    finish_look(held, Look.Outcome.READ, by=driss)
    over = _counted(browser, page, queries)

    assert (waiting, works, over) == STATEMENTS[kind, is_hidden]


def _counted(browser, page, queries):
    """The second time: the first may write down what others need not."""
    assert browser.get(page).status_code == 200
    return queries(lambda: browser.get(page))
