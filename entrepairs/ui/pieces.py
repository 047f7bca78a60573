"""Pieces of page drawn from the templates of `ui/components`; those that stand on every page, once in each language."""

from functools import cache, lru_cache
from typing import Any

from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from entrepairs.ui import links
from entrepairs.ui.preferences import Preferences
from entrepairs.ui.sheets import cut, fill, hole

COMPONENTS = "ui/components/"


def block(component: str, values: dict[str, Any]) -> SafeString:
    return render_to_string(f"{COMPONENTS}{component}.html", values)


@lru_cache(maxsize=200)
def attributes(account: str, draft_key: str, preferences: Preferences) -> SafeString:
    """Of <html>: whose drafts this page may show (`account`, opaque; empty: nobody signed in), what seals them, and how
    one reads."""
    looks = {f"data-{name}": getattr(preferences, name) or None for name in ("calm", "contrast", "size", "theme")}
    return flatatt({"data-signed-in": account or None, "data-drafts": draft_key or None, **looks})


@lru_cache(maxsize=200)
def standing(spot: str, shown: tuple[links.Shown, ...], _language: str) -> SafeString:
    """One drawing for each set of links."""
    return block(spot, {"links": shown})


@lru_cache(maxsize=50)
def help_strip(
    help_now: str, quick_exit: str, lines: tuple[links.HelpNumber, ...], with_numbers: bool, _language: str
) -> SafeString:
    """It is the same for everybody, on every page."""
    values = {"help_now": help_now, "quick_exit": quick_exit, "numbers": lines, "with_numbers": with_numbers}
    return block("help_strip", values)


def back_link(url: str, label: str) -> SafeString:
    return fill(_back_link(), {"url": url, "label": label})


@cache
def _back_link() -> tuple[str, ...]:
    return cut(block("back_link", {"url": hole("url"), "label": hole("label")}))
