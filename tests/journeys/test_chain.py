"""The whole chain, three browsers at once: the person on a phone, a peer, a coordinator."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.models import Accompaniment, CheckIn, Message, Relay
from entrepairs.accompaniment.tasks.pairs import ask_check_ins
from entrepairs.accompaniment.tests.chain import habilitated, offering
from entrepairs.core.clock import now

pytestmark = pytest.mark.journey
DESKTOP = {"width": 1100, "height": 800}
TEXT = "Je sors de l’hôpital, je dors mal et je voudrais parler à quelqu’un qui est passé par là."
WORDS = {"hello": "Bonjour, un bateau de papier bleu", "answer": "Bonjour, une pluie de cerises"}


def arrive(guest):
    """Home, one page to write, one to send: three screens, one text to type."""
    to_type = guest.opens("/").asked_in_writing()
    guest.follows("/ecrire/")
    to_type += guest.asked_in_writing()
    guest.fills(text=TEXT).presses("/ecrire/compte/")
    to_type += guest.asked_in_writing()
    assert guest.path == "/ecrire/compte/"
    guest.agrees_and_sends()
    assert guest.path.startswith("/demandes/")
    assert to_type == 1


def keep_a_sheet(guest):
    request = guest.path
    guest.follows("/feuille/").presses()
    assert len(guest.sees(".keepsake-code").inner_text().replace(" ", "").replace("\n", "")) == 24
    guest.waits_for("article.card", request)


def talk(person, peer):
    """Each word arrives on the other side by itself."""
    peer.says(WORDS["hello"])
    person.hears(WORDS["hello"])
    person.says(WORDS["answer"])
    peer.hears(WORDS["answer"])


def agree(person, peer):
    """A framework: the peer writes it, the person changes it, both end by accepting the same version."""
    peer.goes_to("cadre/").fills(why="retrouver le goût du potager").ticks("rhythm", "semaine").presses("/cadre/")
    person.goes_to("cadre/").reads("potager").fills(why="retrouver le goût du jardin").presses("/cadre/")
    peer.goes_to("cadre/").reads("jardin").presses("/cadre/acceptation/")
    person.goes_to("cadre/").presses("/cadre/acceptation/")
    assert Accompaniment.objects.get(pk=peer.walk).state == Accompaniment.State.ACTIVE


def meet(person, peer):
    person.goes_to("rendez-vous/").proposes_meeting(place="banc du kiosque")
    peer.goes_to("rendez-vous/").reads("banc du kiosque").presses("/confirmation/")
    person.goes_to("rendez-vous/").sees('a[href$="rendez-vous.ics"], form[action$="rendez-vous.ics"]', count=1)


def write_together(person, peer):
    """Both change the same note at once: nothing is lost, the second sees both texts."""
    person.goes_to("notes/").fills(title="À dire", body="confiture de rhubarbe").presses("/notes/")
    person.leaves_by(person.goes_to("notes/").page.locator(".walk-link"))
    peer.opens(person.path).fills(body="confiture de rhubarbe et de coing")
    person.fills(body="confiture de rhubarbe, trois bocaux").presses()
    peer.page.locator("main form:has(textarea) button[type=submit]").click()
    peer.reads("trois bocaux")
    assert "coing" in peer.page.locator("textarea[name=body]").input_value()


def take_a_step(person, peer):
    person.goes_to("projets/").fills(title="un logement au sud").presses("/projets/")
    person.fills(text="appeler le guichet").presses(person.path).reads("appeler le guichet")
    peer.opens(person.path).presses("/fait/")
    peer.sees(".project-step-done", count=1)


def look_back(person):
    """Three weeks later, one question."""
    CheckIn.objects.update(due_at=now() - timedelta(hours=1))
    ask_check_ins.enqueue()
    person.waits_for('main a[href*="/points-d-etape/"]', "/mon-espace/").follows_first("/points-d-etape/")
    person.ticks("answer", "continue").presses()
    assert CheckIn.objects.get().answer == "continue"


def stand_in(person, peer, coordinator, relay):
    """The peer takes a pause; the coordinator names someone; both say yes; the peer comes back."""
    peer.goes_to("limites/").presses("/pause/")
    coordinator.picks_from("/coordination/accompagnements/")
    coordinator.ticks("to", str(relay.person.pk)).presses()
    relay.waits_for('main a[href*="/relais/"]', "/mon-espace/").follows_first("/relais/").presses("/accord/")
    named = Relay.objects.get(to=relay.person, ended_at=None)
    person.opens(f"/relais/{named.pk}/").presses("/accord/")
    relay.opens(person.path).says("Je suis là en attendant")
    relay.guard.expect(statuses=[404])  # the open page asks once more, just as its door closes
    peer.goes_to("limites/").presses("/retour/")
    assert Accompaniment.objects.get(pk=peer.walk).state == Accompaniment.State.ACTIVE


def change_person(person, coordinator, other):
    """Without a reason; the request goes on; the coordinator suggests someone, who is chosen and says yes."""
    person.goes_to("limites/").follows("/changement/").presses()
    coordinator.picks_from("/coordination/demandes/")
    assert TEXT not in coordinator.page.content()
    coordinator.ticks("supporter", str(other.person.pk)).presses()
    person.opens(person.path).chooses(other.person.pseudonym)
    other.accepts()
    person.opens(other.path)


def end_well(person, other):
    other.opens(person.path).says("Il est temps de se dire au revoir")
    person.hears("au revoir")
    person.goes_to("notes/").fills(title="", body="ce que je garde").presses("/notes/")
    person.goes_to("limites/").follows("/fin/").fills(last_word="merci pour les bocaux").presses()
    other.goes_to("").reads("merci pour les bocaux")
    person.goes_to("mon-retour/").fills(text="cela m’a fait du bien").presses()
    person.goes_to("").presses("/effacement/")
    person.goes_to("notes/").sees(".walk-card", count=0)


def test_from_the_first_word_to_a_good_ending(visitor, team, aicha, saule, claire, elena):
    person, peer = visitor(), visitor(aicha, viewport=DESKTOP)
    coordinator = visitor(elena, viewport=DESKTOP)
    relay, other = visitor(saule, viewport=DESKTOP), visitor(claire, viewport=DESKTOP)
    offering(habilitated(claire, team, by=elena))

    arrive(person)
    keep_a_sheet(person)
    coordinator.picks_from("/coordination/demandes/")
    assert TEXT not in coordinator.page.content()
    person.chooses("Aïcha")
    peer.accepts()
    person.opens(peer.path)
    talk(person, peer)
    agree(person, peer)
    meet(person, peer)
    write_together(person, peer)
    take_a_step(person, peer)
    look_back(person)
    stand_in(person, peer, coordinator, relay)
    change_person(person, coordinator, other)
    end_well(person, other)

    assert Accompaniment.objects.filter(state=Accompaniment.State.ENDED).count() == 2
    assert Message.objects.count() == 4
