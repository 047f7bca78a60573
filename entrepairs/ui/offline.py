"""What stays readable without a connection: the help lines and one page. The service worker is made here."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from entrepairs.ui import links

FILES = ["ui/ui.css", "ui/fonts/atkinson-hyperlegible-next.woff2"]


@require_safe
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, because its place is its scope. A new version when what it keeps changes."""
    files = [static(file) for file in FILES]
    context = {"files": files, "help_now": links.url("help_now", request)}
    version = hashlib.sha256(repr(context).encode()).hexdigest()[:12]
    script = render_to_string("ui/worker.js", context | {"version": f"ui-{version}"})
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """Shown in place of a page that could not come."""
    return render(request, "ui/offline.html")
