"""Let a conversation rest, from something of it that one has taken."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import SignedInRequest, go_to, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety import subjects
from entrepairs.safety.actions.resting import rest_thread
from entrepairs.safety.forms.resting import RestForm
from entrepairs.safety.rules.resting import may_rest
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.seen import text_read
from entrepairs.safety.views.again import decides_here, look_here, may_send


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def resting(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look = look_here(request, look_id)
    may = may_rest(request.person, look, *subjects.both(look.kind, look.object_id))
    form = RestForm(request.POST or None)
    if may_send(form, may) and perform(
        form, rest_thread, look, form.resting, by=request.person, read=text_read(request)
    ):
        messages.success(request, _("Le fil se repose. Chacun·e lit pourquoi, et jusqu’à quand."))
        return go_to(request, look)
    return decides_here(request, look, "safety/resting.html", form, may)
