"""Read the charter, and sign it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.training.actions import sign_charter
from entrepairs.training.forms import SignForm
from entrepairs.training.rules import charter_in_force, has_signed


@require_http_methods(["GET", "POST"])
def charter(request: SignedInRequest) -> HttpResponse:
    text = charter_in_force(now().date())
    if text is None:
        raise Http404
    form = SignForm(request.POST or None)
    if form.is_valid() and perform(form, sign_charter, text, by=request.person):
        messages.success(request, _("Merci. La charte est signée."))
        return go_to(request, "training:charter")
    context = {"charter": text, "signed": has_signed(request.person, text), "form": form}
    return page(request, "training/charter.html", context)
