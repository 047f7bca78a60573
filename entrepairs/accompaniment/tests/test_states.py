"""A row moves only as its table allows, and only once."""

import pytest

from entrepairs.accompaniment.models import Request
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(bruno):
    return Request.objects.create(person=bruno, sent_at=now())


def test_a_request_may_be_withdrawn_once(waiting):
    waiting.move_to(Request.State.WITHDRAWN, closed_at=now())

    with pytest.raises(Refused):
        waiting.move_to(Request.State.WITHDRAWN, closed_at=now())


def test_the_second_of_two_copies_learns_that_the_row_has_moved_on(waiting):
    stale = Request.objects.get(pk=waiting.pk)
    waiting.move_to(Request.State.MATCHED, closed_at=now())

    with pytest.raises(Refused):
        stale.move_to(Request.State.WITHDRAWN, closed_at=now())
    assert Request.objects.get(pk=waiting.pk).state == Request.State.MATCHED
