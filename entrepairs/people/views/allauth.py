"""django-allauth's pages, kept to the rules of ours."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters


def ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A form that comes back is a form that was refused: 422. Never cached, nothing typed is ever reported."""

    @never_cache
    @sensitive_post_parameters()
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and isinstance(response, TemplateResponse) and response.status_code == 200:
            response.status_code = 422
        return response

    return shown
