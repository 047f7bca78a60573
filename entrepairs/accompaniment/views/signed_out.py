"""Someone wrote for a long time and is no longer signed in: their words come back to them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from entrepairs.core.http import page
from entrepairs.core.texts import clean
from entrepairs.people.gate import person_of

View = Callable[..., HttpResponse]


def gives_text_back(*names: str) -> Callable[[View], View]:
    """Without a session, a form posted here shows the texts of these fields again (401), and the way to sign in.

    Anything else leads to signing in, as on every page; so does a script, which keeps the draft on the device. Nothing
    is read from the database."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if person_of(request) is not None:
                return view(request, *args, **kwargs)
            texts = [clean(text) for name in names if (text := request.POST.get(name, "").strip("\r\n"))]
            by_script = request.headers.get("HX-Request") == "true"
            return _give_back(request, texts) if texts and not by_script else redirect_to_login(request.get_full_path())

        return login_not_required(guarded)

    return decorate


def _give_back(request: HttpRequest, texts: list[str]) -> HttpResponse:
    way_in = redirect_to_login(request.path).headers["Location"]
    return page(request, "accompaniment/talk/signed_out.html", {"texts": texts, "way_in": way_in}, status=401)
