"""Scenario 1: Nadia, on her phone, at night, without an account; next morning two people have answered, one of whom
has been there too."""

from datetime import time

import pytest

from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.community.tests.test_in_common import NIGHTS, lived, tells
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey
BEEN_THERE = "Est passé·e par là aussi"


@pytest.fixture
def circle(team, elena, saule):
    """Nobody is there now: the team comes on another day."""
    away = (now().weekday() + 3) % 7
    circle = circle_of(team, elena, days=[away], opens=time(9), closes=time(21))
    begun(circle, saule, "Je ne dors pas non plus.", title="Cette nuit")
    return circle


def looks_right(guest):
    assert faults(guest.page) + too_wide(guest.page) == [], guest.path
    return guest


def test_nadia_reads_then_writes_and_two_people_answer(visitor, circle, elena, aicha, saule, farid):
    nadia = visitor(viewport=NARROW)
    nadia.opens("/").follows("/cercles/").follows_first(f"/cercles/{circle.pk}/")
    nadia.reads("L’équipe du cercle n’est pas là en ce moment").follows_first("/fils/").reads(
        "Je ne dors pas non plus."
    )

    nadia.opens(circle.get_absolute_url())
    nadia.leaves_by(nadia.page.locator('main a.button[href*="?next=/cercles/"]').first)
    nadia.ticks("adult").presses()
    assert nadia.path == f"/cercles/{circle.pk}/ecrire/"
    nadia.picks("intent", "soutien").fills(title="Bonsoir", text="Je voudrais parler à quelqu’un.")
    nadia.ticks("is_hidden").ticks("accepts").presses()
    nadia.reads("Je voudrais parler à quelqu’un.")
    thread = Thread.objects.get(pk=nadia.path.split("/")[2])
    for someone in (saule, tells(aicha, NIGHTS)):
        said_in(thread, someone, f"Bonjour, de la part de {someone}.")
    lived(Person.objects.exclude(pk__in=[someone.pk for someone in (elena, aicha, saule, farid)]).get(), NIGHTS)

    nadia.opens("/mes-mots/").follows_first("/fils/")
    nadia.reads("de la part de Aïcha").reads("de la part de Saule")
    assert nadia.page.locator("main").inner_text().count("Je te lis") == 2
    assert not nadia.page.get_by_text(BEEN_THERE).count(), "she has not asked for it"
    looks_right(nadia.opens("/mes-mots/").follows("/mes-mots/en-commun/"))
    looks_right(nadia.leaves_by(nadia.page.get_by_role("button", name="Oui, me les signaler")))
    nadia.opens(thread.get_absolute_url()).reads(f"{BEEN_THERE}\u00a0: Nuits difficiles.")
    nadia.page.get_by_text("Des réponses de personnes").click()
    assert nadia.page.get_by_role("link", name="Aïcha", exact=True).get_attribute("href").startswith("#message-")
    looks_right(nadia)
    assert not visitor(farid).opens(thread.get_absolute_url()).page.get_by_text(BEEN_THERE).count()


def test_danger_is_answered_with_help_and_the_truth(visitor, circle, bruno, farid):
    guest = visitor(bruno).opens(f"{circle.get_absolute_url()}ecrire/")
    guest.picks("intent", "soutien").fills(title="Ce soir", text=DANGER).ticks("accepts")
    guest.guard.expect(statuses=[422])
    looks_right(guest.presses().reads("3114"))
    assert not Post.objects.filter(thread__circle=circle, standing=Standing.LOOKED_AT).exists()

    looks_right(guest.presses().reads("L’équipe du cercle n’est pas là en ce moment"))
    assert Post.objects.get(standing=Standing.LOOKED_AT).text == DANGER
    other = visitor(farid)
    other.guard.expect(statuses=[404])
    other.opens(guest.path)
    assert DANGER not in other.page.content()


def test_the_pages_of_the_circles_can_be_read_by_all(visitor, circle, saule, elena, team):
    thread = Thread.objects.get(circle=circle)
    said_in(thread, elena, "Bonsoir Saule.")
    mine = thread.posts.get(begins=True)
    pages = ["/cercles/", circle.get_absolute_url(), f"{circle.get_absolute_url()}ecrire/", thread.get_absolute_url()]
    pages += ["/mes-mots/", "/mes-mots/effacement/", f"/mes-mots/{mine.pk}/", f"/fils/{thread.pk}/a-quelqu-un/"]
    guest = visitor(saule)
    for page in pages:
        looks_right(guest.opens(page))
    Circle.objects.update(first_are_held=True)
    keeper = visitor(elena)
    for page in ("cercles/", "cercles/nouveau/", f"cercles/{circle.pk}/"):
        looks_right(keeper.opens(f"/maisons/{team.pk}/{page}"))
