"""The first view of a page in Chromium, as a phone sees it, with nothing kept from before."""

import gzip
import shutil
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.load import COOKIE

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
SCREEN = {"width": 412, "height": 915}
TIMES = 7
SETTLED = 400  # ms, for the last entries of the observers
SLOWER = 4  # times: the processor of a telephone of some years
KIBIBYTE = 1024
OBSERVE = """
window.seen = {lcp: 0, cls: 0};
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.lcp = one.startTime)))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((one) => one.hadRecentInput || (seen.cls += one.value)))
  .observe({type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True)
class View:
    """`kib`: everything fetched, as it travels; the page itself counted after gzip, as a proxy sends it. Times in ms,
    median of TIMES. `slow_lcp`: with a processor SLOWER times slower, its own TIMES views."""

    name: str
    requests: int
    kib: float
    html: float
    css: float
    js: float
    fonts: float
    lcp: float
    slow_lcp: float
    cls: float


def first_views(url: str, pages: Sequence[tuple[str, str, str]]) -> list[View]:
    """For each page: its name, path and session. Empty, said on the way, when there is no Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Pas de Chromium : le poids des pages n’est pas mesuré.")
        return []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        return [_median(name, *_views(browser, url + path, session)) for name, path, session in pages]


def _views(browser: Browser, url: str, session: str) -> Iterator[list[dict[str, Any]]]:
    """As this processor shows it, then as a slower one."""
    for slower in (1, SLOWER):
        yield [_view(browser, url, session, slower) for _ in range(TIMES)]


def _view(browser: Browser, url: str, session: str, slower: int) -> dict[str, Any]:
    context = browser.new_context(viewport=SCREEN, device_scale_factor=2, bypass_csp=True)  # type: ignore[arg-type]
    if session:
        context.add_cookies([{"name": COOKIE, "value": session, "url": url}])
    page = context.new_page()
    page.add_init_script(OBSERVE)
    inside = context.new_cdp_session(page)
    weights = _watch(inside)
    inside.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    answer = page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLED * slower)
    assert answer is not None and answer.status == 200, f"{url}: {answer and answer.status}"
    if "content-encoding" not in answer.headers:
        weights["Document"] = len(gzip.compress(answer.body(), 6)) + len(str(answer.headers))
    seen = page.evaluate("seen")
    context.close()
    return {"weights": weights, **seen}


def _watch(session: CDPSession) -> dict[str, float]:
    """Bytes of each kind of thing, filled while the page loads; « requests » counts them. Streams are left out: they
    weigh nothing until something is said."""
    weights: dict[str, float] = {"requests": 0}
    kinds: dict[str, str] = {}

    def answered(event: Any) -> None:
        if event["type"] != "EventSource" and not event["response"]["url"].startswith("data:"):
            kinds[event["requestId"]] = event["type"]
            weights["requests"] += 1

    def finished(event: Any) -> None:
        if kind := kinds.get(event["requestId"]):
            weights[kind] = weights.get(kind, 0) + event["encodedDataLength"]

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    return weights


def _median(name: str, views: Sequence[dict[str, Any]], slow: Sequence[dict[str, Any]]) -> View:
    weights = dict(views[0]["weights"])
    requests = weights.pop("requests")
    of = [round(weights.get(kind, 0) / KIBIBYTE, 1) for kind in ("Document", "Stylesheet", "Script", "Font")]
    lcp, cls = (statistics.median(view[key] for view in views) for key in ("lcp", "cls"))
    slow_lcp = statistics.median(view["lcp"] for view in slow)
    whole = round(sum(weights.values()) / KIBIBYTE, 1)
    html, css, js, fonts = of
    return View(name, int(requests), whole, html, css, js, fonts, round(lcp), round(slow_lcp), round(cls, 3))
