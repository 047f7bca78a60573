"""A picture as it is kept: drawn again point by point, smaller, without anything that it carried along. Pure.

Nothing of the file that was sent is kept: no place, no date, no device, no hidden text, no second file behind the
first. Its size in points is read before it is decoded, so that a small file cannot fill the memory. A photo cut short
on its way is drawn as far as it goes."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps

from entrepairs.core.rules import Refused

ImageFile.LOAD_TRUNCATED_IMAGES = True  # for the whole process, as WeasyPrint sets it: the same whoever comes first
HEAVIEST = 10_000_000
"""Bytes of the file that is sent."""
LONGEST_EDGE, LIGHT = 1_280, 250_000
"""Points and bytes of what is kept."""
MOST_POINTS = {"JPEG": 64_000_000, "MPO": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
"""A JPEG is read small from the start; the others are decoded whole."""
STILL = ("JPEG", "MPO")
QUALITIES = (80, 60, 40)


@dataclass(frozen=True)
class Drawn:
    """WebP, and its size in points."""

    data: bytes
    width: int
    height: int


def drawn_again(data: bytes) -> Drawn:
    """Raises Refused with what can be done: too heavy, too large, moving, or no picture that we know how to read."""
    if len(data) > HEAVIEST:
        raise Refused(_("Cette image pèse plus de 10 Mo. Choisissez-en une plus légère. Votre texte est gardé."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is looked at just below
            with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as found:
                return _drawn(_loaded(found))
    except Refused:
        raise
    except Exception as broken:  # whatever a hostile file makes of a decoder is one sentence for the person
        raise Refused(
            _("Nous n’avons pas pu lire cette image. Choisissez une photo JPEG, PNG ou WebP. Votre texte est gardé.")
        ) from broken


def _loaded(found: Image.Image) -> Image.Image:
    """Decoded, upright, one layer."""
    kind = found.format or ""
    if found.width * found.height > MOST_POINTS.get(kind, 0):
        raise Refused(_("Cette image a trop de points. Choisissez-en une plus petite. Votre texte est gardé."))
    if kind not in STILL and getattr(found, "is_animated", False):
        raise Refused(_("Cette image bouge. Choisissez-en une qui ne bouge pas. Votre texte est gardé."))
    found.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
    upright = ImageOps.exif_transpose(found)
    layered = upright.convert("RGBA")
    layered.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", layered.size, "white")
    plain.paste(layered, mask=layered)
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
