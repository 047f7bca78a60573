"""One picture with a message: drawn again, sealed, said in words, read by those who read the message."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from entrepairs.community.actions.aside import put_words_aside
from entrepairs.community.actions.removing import erase_recent, remove_post
from entrepairs.community.models import Circle, Picture, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.pictures import LIGHT, LONGEST_EDGE, drawn_again
from entrepairs.community.privacy import export
from entrepairs.community.tests.talking import DANGER, begun, form
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from tests.pages.asking import asked

ALT = "un chat sur un toit"
MAKER = b"APPAREIL-DE-NADIA"


def photo(size=(2000, 1500), kind="JPEG", *, located=True, **options):
    """As a telephone makes it: the place, the day and the device inside, turned by its label."""
    exif = Image.Exif()
    if located:
        exif[0x0112], exif[0x010F] = 6, MAKER.decode()
        exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    out = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(out, kind, exif=exif.tobytes(), **options)
    return out.getvalue()


def sent(data, name="photo.jpg", **typed):
    return {"image": SimpleUploadedFile(name, data), "alt": ALT} | typed


def png_of(width, height):
    """A PNG that says it is that large, and holds nearly nothing."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def moving(kind):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "bomb": png_of(60_000, 60_000),
    "large": png_of(6_000, 6_000),
    "svg": SVG,
    "html": b"<html><script>alert(1)</script>",
    "gif": moving("GIF"),
    "moving": moving("PNG"),
    "moving webp": moving("WEBP"),
    "empty": b"\0" * 20,
    "heavy": b"\xff\xd8\xff" + b"0" * 10_000_001,
}


@pytest.fixture
def writes(circle, bruno, browser_of):
    return lambda **typed: browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", form(circle, bruno) | typed)


def test_what_a_photo_carries_along_is_gone():
    data = photo()
    assert MAKER in data and Image.open(BytesIO(data)).getexif().get_ifd(0x8825)

    kept = drawn_again(data)

    image = Image.open(BytesIO(kept.data))
    assert MAKER not in kept.data and not dict(image.getexif())
    assert not {"exif", "xmp", "icc_profile"} & image.info.keys()
    assert image.format == "WEBP" and image.size == (kept.width, kept.height)
    assert kept.width < kept.height, "turned upright"
    assert max(image.size) <= LONGEST_EDGE and len(kept.data) <= LIGHT


def test_a_second_file_behind_the_first_is_gone():
    assert b"<script>" not in drawn_again(photo((300, 200)) + SVG).data


def test_a_photo_cut_short_on_its_way_is_drawn_as_far_as_it_goes():
    whole = photo((200, 200))
    assert drawn_again(whole[: len(whole) // 2]).height == 200


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "CMYK", "L"])
def test_every_kind_of_colours_is_read(mode):
    out = BytesIO()
    Image.new(mode, (30, 20)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert drawn_again(out.getvalue()).width == 30


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_one_sentence(name):
    with pytest.raises(Refused) as refusal:
        drawn_again(HOSTILE[name])
    assert "Votre texte est gardé" in refusal.value.sentence


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["svg", "bomb", "moving"])
def test_a_refused_file_loses_nothing_that_was_typed(writes, name):
    answer = writes(**sent(HOSTILE[name]))

    shown = answer.content.decode()
    assert answer.status_code == 422 and not Post.objects.exists()
    assert ALT in shown and "Une bougie posée" in shown and "Votre texte est gardé" in shown


@pytest.mark.django_db
def test_a_picture_is_said_in_words_and_is_not_asked_for_twice(writes):
    answer = writes(**sent(photo((300, 200)), alt=""))
    assert answer.status_code == 422 and "Dites en une phrase" in answer.content.decode()
    kept = answer.context["form"].kept

    assert writes(image_kept=kept, alt=ALT).status_code == 303
    assert Picture.objects.get().alt == ALT
    assert writes(alt=ALT).status_code == 422
    assert writes(image_kept=kept, alt="", without="on").status_code == 303
    assert Picture.objects.count() == 1


@pytest.mark.django_db
def test_a_picture_stays_while_help_is_shown(writes):
    answer = writes(**sent(photo((300, 200)), text=DANGER))
    assert answer.status_code == 422 and not Post.objects.exists()

    writes(text=DANGER, alt=ALT, heard="on", image_kept=answer.context["form"].kept)

    assert Picture.objects.count() == 1


@pytest.mark.django_db
def test_it_is_sealed_and_read_by_those_who_read_the_message(writes, circle, bruno, farid, browser_of):
    writes(**sent(photo((300, 200))))
    post, found = Post.objects.get(), Picture.objects.get()
    address = f"/fils/messages/{post.pk}/image/"
    assert b"WEBP" not in bytes(found.sealed_image) and ALT.encode() not in bytes(found.sealed_alt)

    shown = Client().get(post.thread.get_absolute_url()).content.decode()
    answer = Client().get(address)
    assert f'src="{address}" alt="{ALT}"' in shown
    assert answer["Content-Type"] == "image/webp" and "private" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff" and answer.content[8:12] == b"WEBP"

    Circle.objects.update(readers=Circle.Readers.HOUSE)
    assert Client().get(address).status_code == 404 and browser_of(farid).get(address).status_code == 404
    assert export(bruno)["community.Picture"][0]["alt"] == ALT and export(farid)["community.Picture"] == []


@pytest.mark.django_db
def test_a_visitor_learns_nothing_of_a_hidden_one_not_even_by_a_clock(writes, queries):
    writes(**sent(photo((300, 200))))
    post = Post.objects.get()
    addresses = [f"/fils/messages/{key}/image/" for key in (post.pk, new_id())]

    for hidden in (Post.objects, Thread.objects):
        hidden.update(standing=Standing.LOOKED_AT)
        there, nowhere = (asked(queries, Client().get, one) for one in addresses)
        assert there == nowhere and there[0][0] == 404


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["post", "recent", "picture"])
def test_it_goes_with_the_message_or_alone(writes, bruno, aicha, browser_of, act):
    writes(**sent(photo((300, 200))))
    post = Post.objects.get()
    address = f"/mes-mots/{post.pk}/image/retrait/"
    assert browser_of(aicha).post(address).status_code == 404

    acts = {"post": lambda: remove_post(post, by=bruno), "recent": lambda: erase_recent(by=bruno)}
    acts.get(act, lambda: browser_of(bruno).post(address))()

    assert not Picture.objects.exists()
    assert Post.objects.get().text == ("Une bougie posée sur le rebord." if act == "picture" else "")


@pytest.mark.django_db
def test_who_does_not_want_images_reads_what_they_show(writes, circle, aicha, bruno, browser_of):
    writes(**sent(photo((300, 200))))
    thread = Post.objects.get().thread
    assert "<img class" in browser_of(aicha).get(thread.get_absolute_url()).content.decode()

    put_words_aside((), images=True, by=aicha)

    shown = browser_of(aicha).get(thread.get_absolute_url()).content.decode()
    assert "<img class" not in shown and ALT in shown and "La voir" in shown
    assert "<img class" in browser_of(bruno).get(thread.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_a_hidden_picture_is_opened_by_choice_and_lists_ask_no_more(writes, circle, bruno, same_queries):
    writes(**sent(photo((300, 200)), is_blurred="on"))
    thread = Post.objects.get().thread

    shown = Client().get(thread.get_absolute_url()).content.decode()
    assert shown.index("cachée par qui l’a mise") < shown.index("<img class") and 'loading="lazy"' in shown
    same_queries(lambda: Client().get(thread.get_absolute_url()), lambda: begun(circle, bruno))


@pytest.mark.django_db
def test_a_great_many_pictures_wait_an_hour_and_the_words_stay(writes):
    for _ in range(60):
        writes(image_kept="eA==")

    answer = writes(**sent(photo((300, 200))))

    assert answer.status_code == 422 and "d’ici une heure" in answer.content.decode()
    assert ALT in answer.content.decode() and not Post.objects.exists()
