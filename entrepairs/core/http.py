"""The last two of the five steps: form → action, and page."""

import logging
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from entrepairs.core.rules import Refused

logger = logging.getLogger(__name__)


class SignedInRequest(HttpRequest):
    """A request whose `person` is known (LoginRequiredMiddleware saw to it)."""

    person: Any


def perform(form: Any, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Do the action; keep what it gives as `form.result`. A refusal becomes an error of the form, which keeps what
    was typed; its next step, a URL, is kept as `form.next_step`. True when it was done."""
    try:
        form.result = action(*args, **kwargs)
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        form.next_step = refusal.next_step
        return False
    except ObjectDoesNotExist:
        form.add_error(None, _gone())
        return False
    return True


def result_of(form: Any) -> Any:
    """What the action gave, once `perform` has done it."""
    return form.result


def attempt(request: HttpRequest, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Do an action that has no form (a single button); a refusal is said on the next page."""
    try:
        action(*args, **kwargs)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return False
    except ObjectDoesNotExist:
        messages.error(request, _gone())
        return False
    return True


def _gone() -> str:
    """Someone erased it between the moment when the page found it and the moment when the action locked it."""
    logger.warning("A row was gone before an action locked it")
    return _("Ce que vous vouliez changer n’existe plus. Rechargez la page pour voir où vous en êtes.")


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """The whole page, or only its `fragment` when htmx asked for a part of it (after HX-Location it asks for all of
    it); 422 when the form in the context was refused."""
    form = context.get("form")
    if status == 200 and form is not None and form.is_bound and form.errors:
        status = 422
    hx = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Request-Type") != "full"
    wanted = bool(fragment) and hx
    response = render(request, f"{template}#{fragment}" if wanted else template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Request-Type"])
    return response


def picture_shown(data: bytes) -> HttpResponse:
    """A picture (WebP), inside a page."""
    headers = {"Content-Disposition": 'inline; filename="image.webp"'}
    return HttpResponse(data, content_type="image/webp", headers=headers)


def go_to(request: HttpRequest, to: Any) -> HttpResponse:
    """See the next page (303; an htmx request is told with HX-Location)."""
    url = resolve_url(to)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Location": url})
    return HttpResponseRedirect(url, status=303)
