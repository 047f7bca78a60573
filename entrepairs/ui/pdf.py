"""Paper: a page of ours as a tagged PDF (PDF/UA-1), with our font and our styles, fetching nothing from elsewhere.

Pango, with which WeasyPrint draws letters, is a library of the system: without it the rest of the site runs, the page
says what is missing, and doctor how to add it. Loaded by the first sheet that is printed."""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused

PAPER = "ui/paper.css"
OURS = "https://papier.invalid/"  # a name that cannot exist: nothing is ever asked of it


def has_paper() -> bool:
    """Whether this machine can make PDF files."""
    return _weasyprint() is not None


def pdf(template: str, context: dict[str, Any], request: HttpRequest | None = None) -> bytes:
    """The template, drawn on paper: it extends `ui/paper.html`. Raises Refused when the machine cannot."""
    return drawn(render_to_string(template, context, request))


def drawn(html: str) -> bytes:
    """A whole HTML page as a PDF. Raises Refused when the machine cannot."""
    drawing = _weasyprint()
    if drawing is None:
        raise Refused(_("Cette installation ne peut pas encore faire de PDF. Imprimez la page depuis le navigateur."))
    page = drawing.HTML(string=html, base_url=OURS, url_fetcher=_fetcher())
    return bytes(page.write_pdf(stylesheets=[_style()], font_config=_fonts(), pdf_variant="pdf/ua-1"))


def pdf_answer(request: HttpRequest, template: str, context: dict[str, Any], filename: str) -> HttpResponse:
    """The PDF, opened in the browser and kept by no cache. `filename`: neutral, without its ending."""
    answer = HttpResponse(pdf(template, context, request), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{filename}.pdf"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def paper_answer(request: HttpRequest, template: str, context: dict[str, Any], filename: str) -> HttpResponse:
    """The PDF; where the machine cannot make one, the same sheet as a page that the browser prints."""
    if has_paper():
        return pdf_answer(request, template, context, filename)
    return render(request, template, context | {"on_screen": True})


@lru_cache(maxsize=1)
def _weasyprint() -> Any:
    try:
        import_module("weasyprint.text.fonts")
        return import_module("weasyprint")
    except OSError:  # Pango is not on this machine
        return None


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return _weasyprint().text.fonts.FontConfiguration()


@lru_cache(maxsize=1)
def _style() -> Any:
    base = f"{OURS}{PAPER}"
    return _weasyprint().CSS(
        string=_file(PAPER).read_text("utf-8"), base_url=base, url_fetcher=_fetcher(), font_config=_fonts()
    )


@lru_cache(maxsize=1)
def _fetcher() -> Any:
    """Our own static files and drawings inside the page; ValueError for anything else."""
    urls = import_module("weasyprint.urls")

    class OnlyOurs(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(OURS):
                raise ValueError(f"Paper fetches nothing from elsewhere: {url[:60]}")
            return urls.URLFetcherResponse(url, _file(unquote(urlsplit(url).path).lstrip("/")).read_bytes())

    return OnlyOurs(allowed_protocols={"data"})


def _file(name: str) -> Path:
    found = finders.find(name)
    if not found:
        raise ValueError(f"No static file of this name: {name[:60]}")
    return Path(str(found))
