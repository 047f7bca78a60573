"""Two people in a thread: the answer of one is said to the other while she reads, and nothing moves."""

import pytest

from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey
HEARS = 15_000
"""Milliseconds, at most: a stream, a second of patience, a busy machine."""


@pytest.fixture
def thread(team, elena, saule):
    thread = begun(circle_of(team, elena), saule, "Je ne dors pas non plus.", title="Cette nuit")
    for number in range(12):
        said_in(thread, saule, f"Une phrase de plus, la {number}e, pour que le fil soit long.")
    return thread


def answers(guest, thread, text):
    guest.opens(thread.get_absolute_url()).fills(text=text)
    if guest.page.locator("#id_accepts").count():
        guest.ticks("accepts")
    return sends(guest)


def sends(guest):
    return guest.leaves_by(guest.page.locator("#repondre form button", has_text="Envoyer"))


def hears(guest):
    return guest.page.expect_response(lambda response: "apres=" in response.url, timeout=HEARS)


def test_an_answer_is_said_and_nothing_moves(visitor, thread, bruno, aicha):
    bruno, aicha = visitor(bruno, viewport=NARROW), visitor(aicha)
    bruno.opens(thread.get_absolute_url())
    box = bruno.page.locator("textarea[name=text]")
    box.fill("Je commence à répondre")
    where = box.bounding_box()
    with hears(bruno):
        answers(aicha, thread, "Bonsoir, je te lis.")

    bruno.sees("#nouvelles a")
    assert bruno.page.locator("#nouvelles").inner_text().startswith("1 nouvelle réponse")
    assert box.bounding_box() == where and box.input_value() == "Je commence à répondre"
    assert bruno.page.locator("#nouvelles").get_attribute("aria-live") == "polite"
    assert faults(bruno.page) + too_wide(bruno.page) == []
    bruno.leaves_by(bruno.page.locator("#nouvelles a")).reads("Bonsoir, je te lis.")


def test_what_waits_announces_nothing(visitor, thread, saule, bruno, aicha):
    """Nor does what she who is in danger adds: it is for the team too."""
    reader, writer, other = visitor(bruno), visitor(aicha), visitor(saule)
    reader.opens(thread.get_absolute_url())
    writer.guard.expect(statuses=[422])
    sends(answers(writer, thread, DANGER))
    answers(writer, thread, "Une autre phrase.")
    assert Post.objects.filter(standing=Standing.LOOKED_AT).count() == 2
    with hears(reader) as heard:
        answers(other, thread, "Bonsoir à vous.")

    assert "1 nouvelle réponse" in heard.value.text() and DANGER not in heard.value.text()


def test_without_scripts_the_page_is_the_same(visitor, thread, bruno):
    reader = visitor(bruno, java_script_enabled=False)
    reader.opens(thread.get_absolute_url()).reads("Je ne dors pas non plus.")
    assert reader.page.locator("#nouvelles").inner_text() == ""
