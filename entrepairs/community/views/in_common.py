"""« Être passé·e par là aussi »: what one is told of others, what others are told of oneself."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.community.in_common import told_by
from entrepairs.core.http import SignedInRequest, attempt, go_to, page
from entrepairs.people import experiences
from entrepairs.people.actions.consents import give_consent, has_consent, withdraw_consent
from entrepairs.people.models.consent import Purpose


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def common(request: SignedInRequest) -> HttpResponse:
    """Each of the two may be had without the other."""
    me = request.person
    if request.method == "POST":
        if (purpose := request.POST.get("purpose")) not in (Purpose.FINDING, Purpose.TELLING):
            raise Http404
        change = give_consent if "oui" in request.POST else withdraw_consent
        if attempt(request, change, me, purpose, by=me):
            messages.success(request, _("C’est noté. Vous pouvez changer d’avis quand vous voulez."))
        return go_to(request, "community:common")
    context = {
        "finds": has_consent(me, Purpose.FINDING),
        "tells": has_consent(me, Purpose.TELLING),
        "told": experiences.labels(row.experience for row in told_by(me)),
    }
    return page(request, "community/common_page.html", context)
