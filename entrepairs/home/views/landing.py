"""The landing page and who looks after it, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from entrepairs.core.clock import now
from entrepairs.core.http import go_to, page
from entrepairs.core.installation import installation_is_awaited
from entrepairs.home.installation import may_install
from entrepairs.structures.models import Structure

HAPPENS = [
    _("Vous écrivez ce qui vous amène, avec vos mots."),
    _("On vous propose jusqu’à trois personnes, et on vous dit pourquoi elles."),
    _("Vous choisissez. Vous vous écrivez, vous vous parlez ou vous vous voyez, à votre rythme."),
]


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """On an empty installation, the first hour comes first."""
    if installation_is_awaited(now()) and may_install():
        return go_to(request, "home:installation")
    return page(request, "home/landing.html", {"happens": HAPPENS})


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "home/about.html", {"houses": Structure.objects.here()})
