"""What `ui/page.html` needs on every page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from entrepairs.ui import links, pieces
from entrepairs.ui.preferences import Preferences


@dataclass(frozen=True)
class Frame:
    """The frame around a page; links are computed only when the template asks for them."""

    request: HttpRequest
    preferences: Preferences

    @property
    def lang(self) -> str:
        return (get_language() or settings.LANGUAGE_CODE)[:2]

    @property
    def attributes(self) -> SafeString:
        """Of <html>, but for its language."""
        return pieces.attributes(links.account(self.request), links.draft_key(self.request), self.preferences)

    @property
    def site_name(self) -> str:
        return settings.SITE_NAME

    @property
    def nav(self) -> list[links.Shown]:
        return links.shown("nav", self.request)

    @property
    def footer(self) -> list[links.Shown]:
        return links.shown("footer", self.request)

    @property
    def help_now(self) -> str:
        return links.url("help_now", self.request)

    @property
    def quick_exit(self) -> str:
        return links.url("quick_exit", self.request)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `ui` is the frame of the page."""
    return {"ui": Frame(request, Preferences.read(request))}
