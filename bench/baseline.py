"""`H`: the least that a page of this server can cost: one query of 25 rows, one bare template, no middleware."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

from bench import BASELINE_PATH
from entrepairs.people.models import Person

ROWS = 25
PAGE = Engine().from_string(
    "<!doctype html><html lang=fr><title>H</title><ul>{% for one in rows %}<li>{{ one.pseudonym }}{% endfor %}</ul>"
)


def Baseline(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:  # noqa: N802 - named as a middleware in settings
    """Answers its own path before anything else runs; lets the rest through."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return _page() if request.path_info == BASELINE_PATH else get_response(request)

    return middleware


def _page() -> HttpResponse:
    return HttpResponse(PAGE.render(Context({"rows": Person.objects.order_by("pseudonym")[:ROWS]})))
