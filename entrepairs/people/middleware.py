"""`request.person`: the signed-in Person, or None."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def CurrentPerson(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:  # noqa: N802
    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        request.person = user if user.is_authenticated else None  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
