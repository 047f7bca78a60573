"""A report from outside with its receipt; scenario 15: Inès, a volunteer, on a Sunday, with four things to look at."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.people.models import Person
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
