"""The words that those who watch leave for those who come next."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from entrepairs.core.clock import now
from entrepairs.core.http import SignedInRequest, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety.actions.watching import hand_over
from entrepairs.safety.forms.watch import HandOverForm
from entrepairs.safety.models import HandOver
from entrepairs.safety.rules.watch import may_hand_over

SHOWN_FOR = timedelta(days=7)


@guarded_by(may_hand_over)
@require_http_methods(["GET", "POST"])
def handing_over(request: SignedInRequest) -> HttpResponse:
    form = HandOverForm(request.POST or None)
    if form.is_valid() and perform(form, hand_over, form.cleaned_data["body"], by=request.person):
        messages.success(request, _("C’est laissé pour la relève. Bon repos."))
        return go_to(request, "safety:watch")
    words = HandOver.objects.filter(at__gt=now() - SHOWN_FOR).select_related("author", "data_key")
    return page(request, "safety/watch_relay.html", {"form": form, "words": words})
