"""The same chain where no script runs: every step is a form and a page."""

import pytest

from entrepairs.accompaniment.models import Accompaniment, Message

pytestmark = pytest.mark.journey
TEXT = "Je sors de l’hôpital et je voudrais parler à quelqu’un."


@pytest.fixture
def plain(visitor):
    """A browser that runs no script."""
    return lambda person=None: visitor(person, java_script_enabled=False)


def test_the_chain_needs_no_script(plain, team, aicha, elena):
    person, peer, coordinator = plain(), plain(aicha), plain(elena)

    person.writes(TEXT).agrees_and_sends()
    coordinator.picks_from("/coordination/demandes/").ticks("supporter", str(aicha.pk))
    coordinator.presses()
    person.opens(person.path).chooses("Aïcha")
    peer.accepts().says("Bonjour, un bateau bleu")
    person.opens(peer.path).reads("un bateau bleu").says("Bonjour, des cerises")
    peer.opens(peer.path).reads("des cerises")
    peer.goes_to("cadre/").fills(why="le jardin").ticks("rhythm", "semaine").presses("/cadre/")
    for one in (peer, person):
        one.opens(peer.path).presses("/cadre/acceptation/")
    person.goes_to("rendez-vous/").proposes_meeting(place="sous le kiosque")
    peer.goes_to("rendez-vous/").presses("/confirmation/")
    person.goes_to("projets/").fills(title="un logement").presses("/projets/")
    person.fills(text="appeler le guichet").presses(person.path).presses("/fait/")
    person.sees(".project-step-done", count=1)
    person.goes_to("limites/").presses("/pause/")
    person.goes_to("limites/").presses("/retour/")
    person.goes_to("limites/").follows("/fin/").fills(last_word="merci pour tout").presses()
    peer.goes_to("").reads("merci pour tout")

    assert Accompaniment.objects.get().state == Accompaniment.State.ENDED
    assert Message.objects.count() == 2


def test_leaving_in_a_hurry_is_a_plain_link(plain, team, aicha, elsewhere):
    guest = plain(aicha)
    guest.guard.expect(elsewhere=[elsewhere])

    guest.opens("/mon-espace/").page.locator('a[href$="/quitter/"]').first.click()
    guest.page.wait_for_url(elsewhere)
    guest.page.go_back()

    assert guest.path == "/connexion/"
