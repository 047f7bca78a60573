"""What other apps show on the public page of a house: below never names above.

panels.add("agenda:coming", show_coming, order=20)        # in AppConfig.ready: (request, house) → HTML, or ""
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from entrepairs.structures.models import Structure

Panel = Callable[[HttpRequest, Structure], SafeString]
NOTHING = SafeString("")

_panels: dict[str, tuple[int, Panel]] = {}


def add(name: str, show: Panel, *, order: int = 50) -> None:
    """Show this on the page of every house. Adding the same name again replaces it."""
    _panels[name] = order, show


def shown(request: HttpRequest, house: Structure) -> list[SafeString]:
    """What there is to show, in order; a panel that has nothing to say is left out."""
    drawn = [show(request, house) for _order, show in sorted(_panels.values(), key=lambda panel: panel[0])]
    return [html for html in drawn if html]
