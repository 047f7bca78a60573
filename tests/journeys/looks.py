"""What a page must be for everyone: readable by machines that read aloud, in light and dark, and in a narrow window."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

AXE = Axe()
NARROW: ViewportSize = {"width": 320, "height": 640}
ZOOMED: ViewportSize = {"width": 640, "height": 400}
"""A window of 1280 × 800 at 200 %."""
WIDER = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const beyond = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > wide + 1);
  return beyond.map((one) => `${one.tagName.toLowerCase()}.${one.className}`).slice(0, 5);
}"""
ONLY_COLOURS = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


def faults(page: Page) -> list[str]:
    """What axe-core says of the page, in light; of its colours, in dark."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found = _said(AXE.run(page))
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {one}" for one in _said(AXE.run(page, options=ONLY_COLOURS))]
    return found


def _said(results: Any) -> list[str]:
    found = results.response["violations"]
    return [f"{one['id']} {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def too_wide(page: Page) -> list[str]:
    """What stands out of a window of 320 px, and of one zoomed to 200 %; nothing when one never scrolls sideways."""
    found = []
    for window in (ZOOMED, NARROW):
        page.set_viewport_size(window)
        found += [f"{window['width']} px: {one}" for one in page.evaluate(WIDER)]
    return found
