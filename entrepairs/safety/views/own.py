"""Help now, quick exit, and the people one has blocked. The first two are open to all, and work without scripts."""

from contextlib import suppress
from http.cookies import CookieError
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page
from entrepairs.safety.actions.blocks import unblock
from entrepairs.safety.helplines import COUNTRIES, by_role, help_lines
from entrepairs.safety.models import Block

COUNTRY_NAMES = {"FR": "France", "BE": gettext_lazy("Belgique")}
ROLE_NAMES = {
    "urgence": gettext_lazy("Danger immédiat"),
    "crise": gettext_lazy("Idées de suicide, détresse"),
    "ecoute": gettext_lazy("Parler à quelqu’un"),
    "violences": gettext_lazy("Violences"),
    "addictions": gettext_lazy("Consommations"),
    "proches": gettext_lazy("Familles et proches"),
    "jeunes": gettext_lazy("Enfants et jeunes"),
}


@login_not_required
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """« Besoin d’aide maintenant » : the chosen country first, the other one below."""
    asked = request.GET.get("pays", "")
    first = asked if asked in COUNTRIES else settings.COUNTRY
    order = sorted(COUNTRIES, key=lambda code: code != first)
    lines = help_lines()
    countries = [(code, COUNTRY_NAMES[code], _groups(code)) for code in order]
    context = {"countries": countries, "verified_on": lines.verified_on, "stale": lines.is_stale(now().date())}
    return page(request, "safety/help_now.html", context)


def _groups(country: str) -> list[tuple[object, object]]:
    return [(ROLE_NAMES[role], found) for role, found in by_role(help_lines().of(country))]


@login_not_required
@require_GET
@never_cache
def quick_exit(request: HttpRequest) -> HttpResponse:
    """« Quitter vite » : end the session, ask the browser to forget this site, show a neutral page elsewhere.

    Cookies are taken back one by one as well: not every browser knows the header, and none obeys it without HTTPS.
    A plain link, so that it works without scripts; the cookie is SameSite=Lax, so no other site can trigger it
    unseen."""
    logout(request)
    response = HttpResponseRedirect(settings.QUICK_EXIT_URL)
    for name in request.COOKIES:
        with suppress(CookieError):  # a name that Django reads and does not write: none of ours, and one leaves anyway
            response.delete_cookie(name)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@require_GET
def blocks(request: SignedInRequest) -> HttpResponse:
    """The people I blocked, for me alone."""
    mine = Block.objects.visible_to(request.person).select_related("blocked").order_by("-at")
    return page(request, "safety/blocks.html", {"blocks": mine})


@require_POST
def lift(request: SignedInRequest, block_id: UUID) -> HttpResponse:
    block = get_object_or_404(Block.objects.visible_to(request.person), pk=block_id)
    unblock(block.blocked, by=request.person)
    messages.success(request, _("C’est fait. Vous pouvez de nouveau vous croiser ici."))
    return go_to(request, "safety:blocks")
