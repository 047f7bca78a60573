"""A picture as it is kept: drawn again point by point, smaller, without anything that it carried along. Pure.

Nothing of the file that was sent is kept: no place, no date, no device, no hidden text, no second file behind the
first. What decoding it will take is read before anything is decoded, and one is decoded at a time: a small file cannot
fill the memory, nor many at once. A photo cut short on its way is drawn as far as it goes."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from threading import BoundedSemaphore

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageFile, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from entrepairs.core.rules import Refused

ImageFile.LOAD_TRUNCATED_IMAGES = True  # for the whole process, as WeasyPrint sets it: the same whoever comes first
HEAVIEST = 10_000_000
"""Bytes of the file that is sent."""
LONGEST_EDGE, LIGHT = 1_280, 250_000
"""Points and bytes of what is kept."""
MOST_POINTS = {"JPEG": 64_000_000, "MPO": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
LONGEST = 65_535
"""Points of an edge."""
MOST_MEMORY = 200 * 2**20
"""Bytes that decoding one may take."""
PER_POINT = {"PNG": 4, "WEBP": 16}
"""Bytes that a point takes. WebP is decoded whole in two places, and copied twice."""
STILL = ("JPEG", "MPO")
"""Read small from the start: a photo of a telephone takes little, however large."""
SCAN, MOST_SCANS = b"\xff\xda", 100
"""What begins a scan of a JPEG, and how many times it may be gone over. Ten are usual."""
QUALITIES = (80, 60, 40)
LONGEST_WAIT = 4
"""Seconds that somebody waits for their turn, at most."""
TILE = 1_024
_turns = BoundedSemaphore(1)


class Busy(Refused):
    """Nothing is wrong with the picture: others are being drawn."""


@dataclass(frozen=True)
class Drawn:
    """WebP, and its size in points."""

    data: bytes
    width: int
    height: int


def drawn_again(data: bytes) -> Drawn:
    """Raises Refused with what can be done: too heavy, too large, moving, or no picture that we know how to read; Busy
    when too many come at once."""
    if len(data) > HEAVIEST:
        raise Refused(_("Cette image pèse plus de 10 Mo. Choisissez-en une plus légère. Votre texte est gardé."))
    try:
        with _turn():
            small = _opened(data)
        return _drawn(small)
    except Refused:
        raise
    except Exception as broken:  # whatever a hostile file makes of a decoder is one sentence for the person
        raise Refused(
            _("Nous n’avons pas pu lire cette image. Choisissez une photo JPEG, PNG ou WebP. Votre texte est gardé.")
        ) from broken


@contextmanager
def _turn() -> Iterator[None]:
    """One at a time in this process."""
    if not _turns.acquire(timeout=LONGEST_WAIT):
        raise Busy(
            _("Beaucoup d’images arrivent en même temps. Votre texte est gardé. Renvoyez la vôtre dans un instant.")
        )
    try:
        yield
    finally:
        _turns.release()


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is looked at just below
        with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
            _look_at(found, data)
            return _loaded(found)


def _look_at(found: Image.Image, data: bytes) -> None:
    """Before anything is decoded."""
    kind, points = found.format or "", found.width * found.height
    memory = _coefficients(data) if kind in STILL else points * PER_POINT.get(kind, 0)
    if points > MOST_POINTS.get(kind, 0) or max(found.size) > LONGEST or memory > MOST_MEMORY:
        raise Refused(_("Cette image a trop de points. Choisissez-en une plus petite. Votre texte est gardé."))
    if kind not in STILL and getattr(found, "is_animated", False):
        raise Refused(_("Cette image bouge. Choisissez-en une qui ne bouge pas. Votre texte est gardé."))


def _coefficients(data: bytes) -> int:
    """Bytes that a JPEG keeps of its full size, however small it is read: two for each sample when it comes in several
    scans, nothing when it comes in one, as from a telephone. ValueError: too many scans."""
    found = JpegImageFile(BytesIO(data))
    if _has_one_scan(found, data):
        return 0
    if data.count(SCAN) > MOST_SCANS:
        raise ValueError("too many scans")
    across, down = ([layer[place] for layer in found.layer] for place in (1, 2))
    samples = sum(a * d for a, d in zip(across, down, strict=True)) / (max(across) * max(down))
    return int(2 * samples * found.width * found.height)


def _has_one_scan(found: JpegImageFile, data: bytes) -> bool:
    """Whether the header of its first scan, up to which it is read, names all its layers."""
    length = 6 + 2 * found.layers
    begins = found.fp.tell() - length - len(SCAN) if found.fp else 0
    return not found.info.get("progressive") and data.startswith(SCAN + bytes([0, length, found.layers]), begins)


def _loaded(found: Image.Image) -> Image.Image:
    """Decoded, upright, one layer."""
    longest = max(found.size)
    found.draft("RGB", (_shrunk(found.width, longest), _shrunk(found.height, longest)))
    plain = _reduced(found, max(1, max(found.size) // LONGEST_EDGE))
    plain.getexif()[ExifTags.Base.Orientation] = found.getexif().get(ExifTags.Base.Orientation, 1)
    upright = ImageOps.exif_transpose(plain)
    upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    return upright


def _shrunk(edge: int, longest: int) -> int:
    return max(1, edge * LONGEST_EDGE // longest)


def _reduced(found: Image.Image, step: int) -> Image.Image:
    """So many times smaller, on white. Tile by tile, so that nothing else is as large as what was decoded."""
    plain = Image.new("RGB", (-(-found.width // step), -(-found.height // step)), "white")
    side = step * max(1, TILE // step)
    for left, top in product(range(0, found.width, side), range(0, found.height, side)):
        box = (left, top, min(left + side, found.width), min(top + side, found.height))
        tile = found.crop(box).convert("RGBA").reduce(step)
        plain.paste(tile, (left // step, top // step), mask=tile)
    return plain


def _drawn(plain: Image.Image) -> Drawn:
    """The best of what is light enough."""
    while True:
        for quality in QUALITIES:
            out = BytesIO()
            plain.save(out, "WEBP", quality=quality, method=4)
            if len(data := out.getvalue()) <= LIGHT:
                return Drawn(data, plain.width, plain.height)
        plain.thumbnail((plain.width // 2, plain.height // 2))
