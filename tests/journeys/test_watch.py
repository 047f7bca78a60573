"""A report from outside with its receipt; scenario 15: Inès, a volunteer, on a Sunday, with four things to look at."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.people.models import Person
from entrepairs.safety.models import Decision, Look
from entrepairs.safety.tests.watched import watching
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey

WORSE = "J’ai envie de mourir, je ne sais plus quoi faire."
ADDRESS = "Elle habite au 12 rue des Lilas à Dijon, passez la voir."


def on_watch(person: Person, elena: Person) -> Person:
    """Of the watch, the account protected twice."""
    TOTP.activate(person, generate_totp_secret())
    watching(person, by=elena)
    return person


@pytest.fixture
def circle(team, elena):
    return circle_of(team, elena)


def looks_right(guest):
    assert faults(guest.page) + too_wide(guest.page) == [], guest.path
    return guest


def test_a_report_from_outside_has_a_receipt_and_an_answer(visitor, circle, elena, driss, bruno, farid):
    on_watch(driss, elena)
    post = said_in(begun(circle, bruno), bruno, ADDRESS)
    guest = visitor(viewport=NARROW).opens(post.thread.get_absolute_url()).opens(f"/signaler/post/{post.pk}/")
    looks_right(guest).picks("ground", "contact").fills(words="Il y a une adresse.").presses()
    receipt = guest.path
    assert receipt.startswith("/suivi/")
    looks_right(guest.reads("Votre numéro de suivi"))
    assert ADDRESS not in guest.page.content()

    watcher = visitor(driss).opens("/veille/")
    while ADDRESS not in watcher.page.content():
        watcher.opens("/veille/").presses("/prise/") if watcher.path == "/veille/" else watcher.presses("/remise/")
    watcher.follows("/decision/").reads("Il y a une adresse.")
    watcher.picks("measure", "retrait").picks("ground", "contact")
    watcher.fills(facts="Le message donne une adresse.").presses()

    guest.opens(receipt).reads("retiré")
    author = visitor(bruno).opens("/mes-decisions/").follows_first("/mes-decisions/")
    author.reads("Le message donne une adresse.")
    assert "signal" not in author.page.locator("main").inner_text().lower().replace("signaler", "")
    assert ADDRESS not in visitor(farid).opens(post.thread.get_absolute_url()).page.content()


@pytest.fixture
def sunday(circle, elena, bruno, aicha, saule, claire):
    """Four things wait: somebody who does not feel well, an address, and two ordinary texts."""
    thread = begun(circle, bruno, WORSE, title="Ce dimanche")
    said_in(begun(circle, claire, "Le basilic a repris.", title="Un pot"), saule, "Le mien aussi.")
    said_in(thread, claire, ADDRESS)
    return thread


def test_ines_keeps_the_watch_on_a_sunday(visitor, sunday, elena, driss, person, bruno, claire, farid):
    ines, maud = on_watch(person("Inès"), elena), on_watch(driss, elena)
    judge = on_watch(person("Odile"), elena)
    watcher, second = visitor(ines).opens("/veille/"), visitor(maud)
    looks_right(watcher.reads("Ça ne va pas")).presses("/prise/").reads(WORSE)
    watcher.presses("/danger-proche/").fills(how="des cachets", when="ce soir").presses("/danger/")
    watcher.reads("ce soir").presses("/deuxieme-regard/")
    red = watcher.path

    watcher.follows("/ecrire/").follows("?debut=danger")
    watcher.guard.expect(statuses=[422])
    watcher.presses().reads("Il reste à remplacer")
    box = watcher.page.locator('main textarea[name="body"]')
    box.fill(box.input_value().replace("[heure]", "21 h"))
    watcher.presses()
    visitor(bruno).opens("/avis/").follows_first("/avis/")

    second.opens("/avis/").opens(red).presses("/a-deux/").reads(WORSE)
    watcher.opens(red).picks("outcome", "soutien").presses("/fin/")
    watcher.fills(body="C’était lourd. Merci d’avoir été là.").presses("/a-cote/").reads("C’était lourd")
    looks_right(watcher)

    watcher.opens("/veille/")
    while ADDRESS not in watcher.page.content():
        watcher.opens("/veille/").presses("/prise/")
        if ADDRESS not in watcher.page.content():
            watcher.presses("/lu/")
    watcher.follows("/decision/").picks("measure", "retrait").picks("ground", "contact")
    watcher.fills(facts="Le message donne une adresse.").presses()
    watcher.opens("/veille/releve/").fills(body="Un dimanche calme, après un moment lourd.").presses()
    second.opens("/veille/releve/").reads("Un dimanche calme")

    author = visitor(claire).opens(f"/mes-decisions/{Decision.objects.get().pk}/")
    author.reads("Le message donne une adresse.")
    author.fills(words="C’était l’adresse de la mairie.").presses().reads("dès que possible")
    other = visitor(judge).opens("/veille/decisions/").follows_first("/veille/decisions/")
    other.picks("outcome", "levee").fills(answer="Vous avez raison, cette adresse est publique.").presses("/reponse/")
    author.opens(author.path).reads("Vous avez raison")
    assert not Look.objects.open().filter(queue="rouge").exists()
    assert visitor(farid).page.request.get("/veille/").status == 404
