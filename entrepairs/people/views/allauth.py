"""django-allauth's pages, kept to the rules of ours."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from entrepairs.people.actions.accounts import rotate_session


def ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A form that comes back was refused: 422. What succeeds proves who is there: the session gets a new key.

    Never cached, nothing typed is ever reported."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, TemplateResponse) and response.status_code == 200:
            response.status_code = 422
        if request.method == "POST" and response.status_code == 302 and request.user.is_authenticated:
            rotate_session(request)
        return response

    return shown
