"""What drawing a picture takes: bounded before it is decoded, one at a time, and nothing is lost by who waits."""

import subprocess
import sys
from base64 import b64encode
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from entrepairs.community import pictures
from entrepairs.community.models import Picture, Post
from entrepairs.community.pictures import LONGEST_EDGE, MOST_MEMORY, MOST_SCANS, drawn_again
from entrepairs.community.tests.talking import circle_of, form
from entrepairs.core.rules import Refused
from entrepairs.core.tests.processes import linux

ALT = "un chat sur un toit"
BESIDES = 70 * 2**20
"""Bytes: what is decoded is drawn, small, and written as WebP."""
MEMORY = Path("/proc/self/status")
MEASURE = """
import re, sys
from pathlib import Path
from entrepairs.community.pictures import drawn_again
status, small, large = map(Path, sys.argv[1:])
def most(): return int(re.search("VmHWM:[^0-9]*([0-9]+) kB", status.read_text())[1]) * 1024
drawn_again(small.read_bytes())
before = most()
drawn_again(large.read_bytes())
print(most() - before)
"""


def image(size, kind, mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, size, 40).save(out, kind, **options)
    return out.getvalue()


def said_to_be(size, data):
    """The same JPEG, whose header says another size: there is nothing more to decode."""
    frame = next(data.index(marker) for marker in (b"\xff\xc0", b"\xff\xc2") if marker in data)
    width, height = (edge.to_bytes(2, "big") for edge in size)
    return data[: frame + 5] + height + width + data[frame + 9 :]


def in_scans(data):
    """The same JPEG, whose first scan holds one layer of three: the others would come after."""
    scan = data.index(b"\xff\xda\0\x0c\x03")
    return data[:scan] + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + data[scan + 14 :]


def gone_over(times):
    data = image((64, 64), "JPEG", progressive=True)
    scan = data.index(b"\xff\xda")
    return data[:scan] + data[scan:-2] + b"\xff\xda\0\x08\x01\x01\0\x01\x05\0\0" * times + data[-2:]


@linux
@pytest.mark.parametrize(
    ("kind", "mode", "size", "options"),
    [
        ("PNG", "RGBA", (4896, 4896), {}),
        ("PNG", "P", (4896, 4896), {}),
        ("PNG", "RGBA", (65_000, 360), {}),
        ("WEBP", "RGBA", (4080, 3072), {"lossless": True, "method": 0}),
        ("JPEG", "RGB", (8160, 6120), {"progressive": True}),
        ("JPEG", "RGB", (9248, 6912), {}),
    ],
)
def test_the_largest_that_are_read_fill_no_more_than_they_may(tmp_path, kind, mode, size, options):
    names = [tmp_path / name for name in ("small", "large")]
    for name, edges in zip(names, ((200, 200), size), strict=True):
        name.write_bytes(image(edges, kind, mode, **options))

    ran = subprocess.run([sys.executable, "-c", MEASURE, MEMORY, *names], capture_output=True, text=True, check=True)

    assert 2**20 < int(ran.stdout) < MOST_MEMORY + BESIDES


@pytest.mark.parametrize("subsampling", ["4:2:0", "4:2:2"])
@pytest.mark.parametrize("size", [(4032, 3024), (8160, 6120), (6120, 8160), (9248, 6912)])
def test_what_telephones_send_is_read(size, subsampling):
    photo = said_to_be(size, image((64, 48), "JPEG", subsampling=subsampling))

    kept = drawn_again(photo)

    assert max(kept.width, kept.height) == LONGEST_EDGE
    assert round(kept.width / kept.height, 2) == round(size[0] / size[1], 2)


@pytest.mark.parametrize(
    "data",
    [
        said_to_be((8000, 8000), image((64, 64), "JPEG", "CMYK", progressive=True)),
        said_to_be((8000, 8000), image((64, 64), "JPEG", progressive=True, subsampling="4:4:4")),
        said_to_be((8000, 8000), in_scans(image((64, 64), "JPEG", subsampling="4:4:4"))),
        image((4896, 4896), "WEBP", method=0),
        image((70_000, 1), "PNG"),
    ],
    ids=["four layers", "progressive", "in scans", "webp", "thin"],
)
def test_what_would_fill_the_memory_is_refused_before_it_is_decoded(data, monkeypatch):
    monkeypatch.setattr(pictures, "_loaded", lambda _found: pytest.fail("decoded"))

    with pytest.raises(Refused, match="trop de points"):
        drawn_again(data)


def test_a_photo_that_would_be_gone_over_again_and_again_is_not_decoded(monkeypatch):
    assert drawn_again(gone_over(20)).width == 64
    monkeypatch.setattr(pictures, "_loaded", lambda _found: pytest.fail("decoded"))

    with pytest.raises(Refused, match="pas pu lire"):
        drawn_again(gone_over(MOST_SCANS))


def test_drawing_by_tiles_leaves_no_seam():
    across = Image.linear_gradient("L").resize((5003, 4001))
    out = BytesIO()
    across.save(out, "PNG")

    kept = Image.open(BytesIO(drawn_again(out.getvalue()).data)).convert("L")

    column = [kept.getpixel((kept.width // 2, y)) for y in range(kept.height)]
    assert max(abs(a - b) for a, b in pairwise(column)) <= 3


def test_what_is_seen_through_is_white_in_every_kind():
    for mode in ("RGBA", "LA", "P"):
        out = BytesIO()
        Image.new(mode, (3000, 20), 0).save(out, "PNG", **({"transparency": 0} if mode == "P" else {}))
        darkest, _lightest = Image.open(BytesIO(drawn_again(out.getvalue()).data)).convert("L").getextrema()
        assert darkest > 250


@pytest.fixture
def others_are_drawn(monkeypatch):
    """Nobody gets a turn."""
    monkeypatch.setattr(pictures, "LONGEST_WAIT", 0.01)
    assert pictures._turns.acquire(timeout=60)
    yield
    pictures._turns.release()


def test_one_is_decoded_at_a_time_and_a_broken_one_gives_its_turn_back(monkeypatch):
    monkeypatch.setattr(pictures, "LONGEST_WAIT", 0.01)

    def looks(_found):
        with pytest.raises(pictures.Busy):
            drawn_again(image((20, 20), "PNG"))
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(pictures, "_loaded", looks)
        with pytest.raises(Refused, match="pas pu lire"):
            drawn_again(image((20, 20), "PNG"))

    assert drawn_again(image((20, 20), "PNG")).width == 20


@pytest.mark.django_db
def test_who_cannot_wait_any_longer_loses_nothing(house, elena, bruno, browser_of, others_are_drawn):
    circle = circle_of(house, elena)
    kept = b64encode(image((20, 20), "WEBP")).decode()

    for picture in ({"image_kept": kept}, {"image": SimpleUploadedFile("a.png", image((20, 20), "PNG"))}):
        typed = form(circle, bruno) | {"alt": ALT} | picture
        answer = browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", typed)

        page = answer.content.decode()
        assert answer.status_code == 422 and "Beaucoup d’images arrivent en même temps" in page
        assert typed["text"] in page and ALT in page and not Post.objects.exists()
        assert answer.context["form"].kept == picture.get("image_kept", "")
    assert not Picture.objects.exists()
