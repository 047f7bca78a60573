"""What is said to who wrote of a danger, while the watch has it: its own hours, never those of the circle."""

from datetime import time, timedelta

import pytest

from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun, circle_of
from entrepairs.core.clock import at
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Look
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
CALLED = "La veille du site n’est pas là en ce moment. Quelqu’un est appelé."
EVENING = NIGHT - timedelta(hours=2)
MORNING = time(9), time(12, 30)


@pytest.fixture
def circle(house, elena):
    """Its team is there in the evening, the watch in the morning."""
    return circle_of(house, elena, opens=time(18), closes=time(23))


@pytest.fixture
def on_call(driss, elena):
    watching(driss, by=elena, on_call=True)
    set_watch_week({day: [MORNING] for day in range(7)}, by=driss)
    return driss


@pytest.fixture
def reads(circle, bruno, browser_of):
    """The page of what Bruno wrote, as he reads it at some time."""

    def page(moment, wrote_at):
        with at(wrote_at):
            thread = begun(circle, bruno, DANGER)
        with at(moment):
            return browser_of(bruno).get(thread.get_absolute_url()).content.decode()

    return page


def test_in_the_hours_of_the_watch_it_says_so_and_until_when(reads, on_call):
    page = reads(NOON, NOON)

    assert "La veille du site est prévenue. Une personne va vous lire." in page and "12\xa0h\xa015" in page
    assert "Personne de l’équipe" not in page and 'href="tel:3114"' in page and 'href="sms:114"' in page


def test_a_time_that_is_past_is_not_promised(reads, on_call):
    page = reads(NOON + timedelta(minutes=20), NOON)

    assert "Une personne va vous lire" in page and "se donne jusqu’à" not in page


def test_without_hours_no_time_is_promised(reads, driss, elena):
    watching(driss, by=elena)
    page = reads(NOON, NOON)

    assert "Une personne va vous lire" in page and "se donne jusqu’à" not in page


def test_at_night_somebody_is_called_though_the_circle_has_its_team(reads, on_call):
    page = reads(EVENING, EVENING)

    assert "La veille du site n’est pas là en ce moment. Quelqu’un est appelé. Nous ne savons pas quand" in page
    assert "3114" in page
    assert "Une personne va vous lire" not in page and "La veille du site est prévenue" not in page


def test_once_called_it_says_that_somebody_was(circle, on_call, bruno, browser_of):
    with at(EVENING):
        thread = begun(circle, bruno, DANGER)
        call_for_reds.call()
        page = browser_of(bruno).get(thread.get_absolute_url()).content.decode()

    assert "Quelqu’un a été appelé." in page and "Quelqu’un est appelé." not in page


def test_whoever_is_at_it_is_said_without_a_name(reads, on_call, circle, bruno, browser_of):
    with at(NOON):
        thread = begun(circle, bruno, DANGER)
        claim_look(Look.objects.get(queue="rouge"), by=on_call)
        page = browser_of(bruno).get(thread.get_absolute_url()).content.decode()

    assert "Une personne de la veille du site s’occupe de votre message." in page and on_call.pseudonym not in page


def test_whoever_blocks_the_watch_reads_the_same_and_it_is_true(reads, on_call, bruno):
    """Otherwise they would block people one after the other, and read who watches."""
    assert CALLED in reads(NIGHT, NIGHT)
    block(on_call, by=bruno)

    assert CALLED in reads(NIGHT, NIGHT)
    with at(NIGHT):
        call_for_reds.func()
    assert Look.objects.visible_to(on_call).filter(left_to_all=True).exists()


def test_without_anybody_who_watches_nobody_is_said_to_be_called(reads):
    page = reads(NIGHT, NIGHT)

    assert "est appelé" not in page and "est prévenue" not in page and "3114" in page
