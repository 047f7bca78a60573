"""Someone wrote for a long time, and is no longer signed in, or what they answer has gone: their words come back."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from entrepairs.core.http import page
from entrepairs.core.texts import clean
from entrepairs.people.gate import person_of
from entrepairs.ui.views import absent

View = Callable[..., HttpResponse]


def gives_text_back(*names: str) -> Callable[[View], View]:
    """Without a session, a form posted here shows the texts of these fields again (401), and the way to sign in. With
    one, they stand under « Cette page n’existe pas » (404), the same whether it has gone or is not for them.

    Without a session, anything else leads to signing in, as on every page; so does a script, which keeps the draft on
    the device. Nothing is read from the database. No browser stores a page with words."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if person_of(request) is None:
                return _signed_out(request, names)
            try:
                return view(request, *args, **kwargs)
            except Http404:
                if not (texts := _typed(request, names)):
                    raise
                return absent(request, texts=texts)

        return login_not_required(guarded)

    return decorate


def _signed_out(request: HttpRequest, names: Sequence[str]) -> HttpResponse:
    texts, by_script = _typed(request, names), request.headers.get("HX-Request") == "true"
    return _give_back(request, texts) if texts and not by_script else redirect_to_login(request.get_full_path())


def _typed(request: HttpRequest, names: Sequence[str]) -> list[str]:
    return [clean(text) for name in names if (text := request.POST.get(name, "").strip("\r\n"))]


def _give_back(request: HttpRequest, texts: list[str]) -> HttpResponse:
    way_in = redirect_to_login(request.path).headers["Location"]
    context = {"texts": texts, "way_in": way_in}
    response = page(request, "people/sessions/text_back.html", context, status=401)
    add_never_cache_headers(response)
    return response
