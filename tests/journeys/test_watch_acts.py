"""The watch asks two people to answer somebody who waits. A thread rests; a text is changed with a yes."""

from datetime import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from entrepairs.community.models import Circle, Post
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.community.tests.waiting import WORDS, answering, unanswered
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.models import Asking, Decision, Look, TeamWord
from entrepairs.safety.tests.watched import watching
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey
HEARS = 15_000  # ms, at most: a job, a stream, a second of patience, a busy machine


@pytest.fixture
def circle(team, elena) -> Circle:
    return circle_of(team, elena)


@pytest.fixture
def driss_watches(visitor, driss, team, elena):
    watching(driss, by=elena)
    TOTP.activate(driss, generate_totp_secret())
    return visitor(driss)


def looks_right(guest):
    assert faults(guest.page) + too_wide(guest.page) == [], guest.path
    return guest


def test_someone_who_lived_it_answers_somebody_who_waits(visitor, circle, driss_watches, person, aicha, farid):
    thread = begun(circle, person("Nadia"), WORDS)
    Look.objects.update(done_at=thread.opened_at, outcome="lu")
    look = unanswered(thread)
    answering(aicha, "depression")

    driss_watches.opens("/veille/").presses("/prise/").reads(WORDS)
    looks_right(driss_watches)
    driss_watches.page.locator("summary", has_text="Demander à deux personnes").click()
    driss_watches.presses("/demande/").reads("déjà demandé")
    asking = Asking.objects.get()
    aichas = looks_right(visitor(aicha, viewport=NARROW).opens(asking.get_absolute_url()))
    aichas.reads("Quelqu’un attend une réponse").leaves_by(aichas.page.locator('button[name="oui"]'))
    aichas.fills(text="Moi aussi, les matins.").ticks("accepts").presses(f"/fils/{thread.pk}/")
    aichas.reads("Moi aussi, les matins.")

    driss_watches.opens(look.get_absolute_url()).reads("Une réponse est écrite")
    assert visitor(farid).page.request.get(asking.get_absolute_url()).status == 404


def test_words_that_go_too_fast_rest_and_a_number_is_taken_out_with_a_yes(visitor, circle, driss_watches, aicha, bruno):
    thread = begun(circle, bruno)
    post = said_in(thread, aicha, "Mon adresse est sur la porte verte.")
    Look.objects.exclude(object_id=post.pk).update(done_at=post.written_at, outcome="lu")
    look = Look.objects.open().get()

    driss_watches.opens("/veille/").presses("/prise/").follows("/ecrire/").leaves_by(
        driss_watches.page.locator('main a[href="?debut=numero"]')
    )
    driss_watches.guard.expect(statuses=[422])
    looks_right(driss_watches.presses().reads("Il reste à remplacer"))
    driss_watches.fills(body="Bonjour. Votre message donne une adresse.").presses()
    looks_right(
        visitor(aicha).opens(TeamWord.objects.get().get_absolute_url()).reads("Votre message donne une adresse.")
    )
    driss_watches.opens(look.get_absolute_url()).follows("/repos/").picks("hours", "6").picks("ground", "attaque")
    driss_watches.fills(why="Respirons un peu.")
    looks_right(driss_watches).presses()
    looks_right(visitor().opens(thread.get_absolute_url()).reads("Respirons un peu."))
    driss_watches.opens(look.get_absolute_url()).follows("/decision/").picks("measure", "modif")
    driss_watches.picks("ground", "contact")
    driss_watches.fills(facts="Ici, pas d’adresse.", proposed="Écris-moi ici.").presses()
    decision = Decision.objects.get(kind="post")
    author = looks_right(visitor(aicha, viewport=NARROW).opens(decision.get_absolute_url()))
    author.leaves_by(author.page.locator('button[name="reponse"][value="oui"]'))

    visitor().opens(thread.get_absolute_url()).reads("Écris-moi ici.").reads("modifié avec l’équipe")
    assert Post.objects.select_related("thread__circle__data_key").get(pk=post.pk).text == "Écris-moi ici."


def test_a_red_that_comes_is_said_while_driss_writes_elsewhere(visitor, circle, driss_watches, driss, bruno, aicha):
    set_watch_week({day: [(time(0), time(23, 59))] for day in range(7)}, by=driss)
    begun(circle, bruno, "Le basilic a repris.")
    driss_watches.opens("/veille/").presses("/prise/").reads("basilic")
    driss_watches.page.locator("summary", has_text="À côté, entre nous").click()
    box = driss_watches.page.locator('main textarea[name="body"]')
    box.fill("Je le connais un peu.")
    where = box.bounding_box()

    with driss_watches.page.expect_response("**/veille/proche/**", timeout=HEARS):
        begun(circle, aicha, DANGER)

    driss_watches.sees("#proche a")
    assert box.bounding_box() == where and box.input_value() == "Je le connais un peu."
    looks_right(driss_watches).leaves_by(driss_watches.page.locator("#proche a")).reads("Danger proche")
    driss_watches.presses("/prise/").reads(DANGER)
    assert driss_watches.page.locator("#proche a").count() == 0
