"""A Chromium page on the running site, and the tags rendered alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template import Context, Template
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture
def render() -> Callable[..., str]:
    """Render a piece of template, as in a page."""

    def rendered(source: str, **values: Any) -> str:
        return Template(source).render(Context(values))

    return rendered


@pytest.fixture
def chromium(live_server: Any) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
