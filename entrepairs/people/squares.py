"""Square images that a telephone reads (QR codes), drawn in the page itself: no file, no inline style. Pure."""

import segno
from django.utils.safestring import SafeString, mark_safe


def square(text: str) -> SafeString:
    """An <svg> of class « qr », always dark on white; its size comes from the style sheet."""
    drawn = segno.make(text, error="m")
    return mark_safe(drawn.svg_inline(border=3, svgclass="qr", lineclass=None, omitsize=True, light="#fff"))
