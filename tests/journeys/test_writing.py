"""Bruno writes for the first time, with a picture; Elena welcomes him by name; Aïcha puts a word aside."""

from io import BytesIO

import pytest
from PIL import Image

from entrepairs.community.models import Post, Thread, Welcome
from entrepairs.community.tests.talking import begun, circle_of
from tests.journeys.looks import NARROW, faults, too_wide

pytestmark = pytest.mark.journey

ALT = "un jardin sous la pluie"


@pytest.fixture
def circle(team, elena):
    return circle_of(team, elena)


@pytest.fixture
def photo():
    out = BytesIO()
    Image.new("RGB", (900, 600), "olive").save(out, "JPEG")
    return {"name": "jardin.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def looks_right(guest):
    """Without scripts, nothing can look: the way alone is walked."""
    assert not guest.has_scripts or faults(guest.page) + too_wide(guest.page) == [], guest.path
    return guest


@pytest.mark.parametrize("scripts", [True, False])
def test_a_first_message_with_a_picture_is_kept_then_shown_then_welcomed(
    visitor, circle, team, bruno, elena, photo, scripts
):
    guest = visitor(bruno, viewport=NARROW, java_script_enabled=scripts)
    guest.opens(f"{circle.get_absolute_url()}ecrire/").picks("intent", "bonjour").ticks("accepts")
    guest.fills(title="Le jardin", text="**Bonjour**, il pleut.")
    guest.page.locator("main details summary", has_text="image").click()
    guest.page.set_input_files("[name=image]", photo)
    guest.guard.expect(statuses=[422])
    looks_right(guest.presses().reads("gardée dans cette page"))

    looks_right(guest.fills(alt=ALT).presses())
    shown = guest.sees(f'main img[alt="{ALT}"]')
    shown.scroll_into_view_if_needed()
    assert guest.sees("main strong").inner_text() == "Bonjour"

    keeper = visitor(elena).opens(f"/maisons/{team.pk}/accueillir/")
    looks_right(keeper.presses("/prise/"))
    keeper.fills(text="Bonjour Bruno, votre jardin m’a fait du bien.").presses()
    assert Welcome.objects.get(person=bruno).said_at
    looks_right(guest.opens("/mes-mots/").follows_first("/mes-mots/accueil/").reads("votre jardin m’a fait du bien"))
    assert Post.objects.filter(thread__circle=circle).count() == 1


def test_a_word_put_aside_is_folded_and_can_be_read_all_the_same(visitor, circle, aicha, saule):
    begun(circle, saule, "Mon train avait du retard.", title="Ce matin")
    guest = visitor(aicha, viewport=NARROW).opens("/mes-mots/de-cote/")
    looks_right(guest).fills(words="train").presses("/mots/")

    thread = Thread.objects.get(circle=circle)
    looks_right(guest.opens(thread.get_absolute_url()))
    words = guest.page.get_by_text("Mon train avait du retard.")
    assert not words.is_visible()
    guest.page.locator("article summary").click()
    assert words.is_visible()
    looks_right(guest.presses("/suivi/").reads("Ne plus suivre"))
