"""The landing page and who looks after it, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from entrepairs.core.http import page
from entrepairs.structures.models import Structure

HAPPENS = [
    _("Vous écrivez ce qui vous amène, avec vos mots."),
    _("On vous propose jusqu’à trois personnes, et on vous dit pourquoi elles."),
    _("Vous choisissez. Vous vous écrivez, vous vous parlez ou vous vous voyez, à votre rythme."),
]


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    return page(request, "home/landing.html", {"happens": HAPPENS})


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "home/about.html", {"houses": Structure.objects.all()})
