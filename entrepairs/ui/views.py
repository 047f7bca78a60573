"""Pages that belong to no app: the style guide, and what is said when something went wrong."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context, Engine
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entrepairs.ui import charte as guide

# Names whose value is never shown again, even to the person who typed it; and values that nobody typed.
_SECRET = re.compile(r"pass|phrase|secret|token|csrf|code|totp|credential|recovery|^next$", re.IGNORECASE)
_MACHINE = re.compile(r"\A(on|true|false|\d{1,19}|[0-9a-f-]{32,36})\Z")


@require_safe
@login_not_required
def charte(request: HttpRequest) -> HttpResponse:
    """The living style guide: every component, rendered."""
    return render(request, "ui/charte/page.html", {"groups": guide.groups(), "palette": guide.palette()})


@login_not_required
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is too old or missing (403). Nothing is lost: what was typed is shown, to be copied; unless it
    comes from another site, whose words would stand here as ours."""
    context = {"typed": _typed(request) if _from_here(request) else [], "back": _back(request)}
    return _whole_page(render(request, "ui/errors/stale_form.html", context, status=403))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400; 413 when more was sent than a page reads: it cannot be given back. The browser may have it still; some keep
    nothing of a page that is stored nowhere, unless a script has made a draft of it."""
    if isinstance(exception, RequestDataTooBig):
        long = _(
            "Rien n’est enregistré. Revenez en arrière : votre texte y est peut-être encore. "
            "Sinon, copiez-le à nouveau. Raccourcissez-le, puis envoyez-le."
        )
        return _wrong(request, 413, _("C’est trop long pour une seule fois"), long)
    sentence = _("La demande envoyée à cette page n’a pas de sens ici.")
    return _wrong(request, 400, _("Nous n’avons pas compris"), sentence)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return _wrong(request, 403, _("Cette page n’est pas pour vous"), _("Elle demande un rôle que vous n’avez pas."))


def absent(request: HttpRequest, exception: Exception | None = None, texts: Sequence[str] = ()) -> HttpResponse:
    """404: absent and forbidden look the same. `texts`: what one was sending there, given back."""
    sentence = _("Elle a peut-être été retirée, ou l’adresse est incomplète.")
    return _wrong(request, 404, _("Cette page n’existe pas"), sentence, texts)


def broken(request: HttpRequest) -> HttpResponse:
    """500: no database, no session, no context processor is needed to say it."""
    page = Engine.get_default().get_template("ui/errors/broken.html")
    return HttpResponse(page.render(Context({"site_name": settings.SITE_NAME})), status=500)


def _wrong(request: HttpRequest, status: int, title: str, sentence: str, texts: Sequence[str] = ()) -> HttpResponse:
    context = {"title": title, "sentence": sentence, "texts": texts, "back": _back(request)}
    return _whole_page(render(request, "ui/errors/wrong.html", context, status=status))


def _whole_page(response: HttpResponse) -> HttpResponse:
    """An htmx request shows it as the whole page, not inside a fragment."""
    response.headers["HX-Retarget"] = "body"
    response.headers["HX-Reswap"] = "innerHTML show:top"
    return response


def _back(request: HttpRequest) -> str:
    """The page the person came from, if it is one of ours; else home."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {_host(request)})
    path = "/" + urlsplit(came_from).path.lstrip("/\\") if ours else "/"
    is_the_same = path == request.path and request.method in ("GET", "HEAD")
    return "/" if is_the_same else path


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our pages sent this: `Origin`, else `Referer`. Neither is no proof of it."""
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    return said.startswith("http") and url_has_allowed_host_and_scheme(said, {_host(request)})


def _host(request: HttpRequest) -> str:
    """The name by which one came; empty when that very name is what is wrong."""
    try:
        return request.get_host()
    except DisallowedHost:
        return ""


def _typed(request: HttpRequest) -> list[dict[str, Any]]:
    """What the person typed, without secrets and without what a machine put there."""
    said = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [v for name, v in said if v.strip() and not _SECRET.search(name) and not _MACHINE.match(v)]
    return [{"text": value, "rows": _rows(value)} for value in kept]


def _rows(text: str) -> int:
    """Height of a text area that shows the text, up to twelve lines."""
    return min(12, text.count("\n") + len(text) // 60 + 1)
