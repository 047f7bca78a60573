"""The picture of a message that one changes: kept, replaced, added, said otherwise, hidden first or not, taken away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entrepairs.community.models import Picture, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.pictures import drawn_again
from entrepairs.community.tests.talking import DANGER, TEXT, begun, circle_of
from entrepairs.community.tests.test_pictures import ALT, SVG, photo, sent
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno):
    return begun(circle_of(house, elena), bruno).posts.get()


@pytest.fixture
def changes(post, bruno, browser_of):
    """`changes(alt=…)`: what Bruno sends from « Modifier ou retirer », 303 when it is done."""

    def send(**typed):
        return browser_of(bruno).post(f"/mes-mots/{post.pk}/", {"text": TEXT, **typed})

    return send


@pytest.fixture
def pictured(changes):
    assert changes(**sent(photo((300, 200), located=False))).status_code == 303
    return Picture.objects.get()


def test_one_is_added_afterwards(pictured, post):
    post.refresh_from_db()

    assert pictured.alt == ALT and post.edited_at and post.text == TEXT
    assert Client().get(pictured.get_absolute_url()).content == pictured.image


def test_it_stays_as_it_is_when_only_the_words_change(changes, pictured, post):
    before = pictured.image

    assert changes(text="Autrement.", alt=ALT).status_code == 303

    pictured.refresh_from_db()
    assert (pictured.image, pictured.alt, Post.objects.get().text) == (before, ALT, "Autrement.")


def test_another_takes_its_place_and_the_former_one_is_gone(changes, pictured):
    before, sealed = pictured.image, bytes(pictured.sealed_image)

    assert changes(**sent(photo((100, 300), located=False), alt="un chien sous un toit")).status_code == 303

    after = Picture.objects.get()
    assert (after.width, after.height, after.alt) == (100, 300, "un chien sous un toit")
    assert after.pk != pictured.pk and after.image != before and bytes(after.sealed_image) != sealed


def test_what_it_shows_and_its_blur_are_changed_alone(changes, pictured):
    before = pictured.image

    assert changes(alt="un chat, la nuit", is_blurred="on").status_code == 303
    after = Picture.objects.get()
    assert (after.alt, after.is_blurred, after.image) == ("un chat, la nuit", True, before)

    changes(alt="un chat, la nuit")
    assert not Picture.objects.get().is_blurred


def test_it_is_never_left_without_words(changes, pictured):
    answer = changes(alt="")

    assert answer.status_code == 422 and "Dites en une phrase" in answer.content.decode()
    assert Picture.objects.get().alt == ALT


def test_a_hostile_file_changes_nothing_and_loses_nothing(changes, pictured):
    answer = changes(text="Tapé à l’instant.", **sent(SVG, alt="un dessin"))

    shown = answer.content.decode()
    assert answer.status_code == 422 and "Tapé à l’instant." in shown and "un dessin" in shown
    assert Picture.objects.get().alt == ALT and Post.objects.get().text == TEXT


def test_another_that_was_drawn_stays_while_help_is_shown_and_may_be_left(changes, pictured):
    before = pictured.image
    answer = changes(**sent(photo((100, 300), located=False), text=DANGER))
    kept = answer.context["form"].kept
    assert answer.status_code == 422 and kept

    assert changes(text=TEXT, alt=ALT, image_kept=kept, without="on").status_code == 303

    assert Picture.objects.get().image == before


def test_nothing_changed_is_nothing_to_read_again(changes, pictured, post):
    looks, before = Look.objects.count(), Post.objects.get().edited_at

    assert changes(alt=ALT).status_code == 303

    assert (Look.objects.count(), Post.objects.get().edited_at) == (looks, before)


def test_what_it_shows_is_read_by_the_triage_too(changes, pictured):
    changes(alt=DANGER, heard="on")

    assert Post.objects.get().standing == Standing.LOOKED_AT


def test_the_words_alone_are_not_lost_by_a_page_of_before(post, bruno, browser_of):
    """Someone whose message has no picture, and says what one would show: the page says that it did not come."""
    answer = browser_of(bruno).post(f"/mes-mots/{post.pk}/", {"text": "Autre.", "alt": "une fleur"})

    assert answer.status_code == 422 and "n’est pas venue" in answer.content.decode()


def test_farid_changes_nothing(post, pictured, farid, browser_of):
    file = SimpleUploadedFile("a.jpg", photo((20, 20), located=False))
    answer = browser_of(farid).post(f"/mes-mots/{post.pk}/", {"text": "volé", "alt": "volé", "image": file})

    assert answer.status_code == 404 and Picture.objects.get().alt == ALT


def test_a_picture_taken_away_is_a_change_that_others_read(house, elena, bruno, browser_of):
    post = begun(
        circle_of(house, elena), bruno, picture=drawn_again(photo((30, 20), located=False)), alt=ALT
    ).posts.get()
    page = post.thread.get_absolute_url()
    assert "modifié" not in Client().get(page).content.decode()

    browser_of(bruno).post(f"/mes-mots/{post.pk}/image/retrait/")

    assert "· modifié" in Client().get(page).content.decode()
    changed_at = Post.objects.get().edited_at
    browser_of(bruno).post(f"/mes-mots/{post.pk}/image/retrait/")
    assert Post.objects.get().edited_at == changed_at, "there was nothing left to take away"
