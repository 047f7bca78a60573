"""Limit what someone may do, for a time: from something that one has taken, never about whom one knows otherwise."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import SignedInRequest, go_to, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety import subjects
from entrepairs.safety.actions.limits import limit_person
from entrepairs.safety.forms.limits import LimitForm
from entrepairs.safety.models import Limit
from entrepairs.safety.rules.limits import may_limit, reaches
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.seen import text_read
from entrepairs.safety.views.again import decides_here, look_here, may_send


@never_cache
@guarded_by(watches)
@require_http_methods(["GET", "HEAD", "POST"])
def limiting(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look = look_here(request, look_id)
    subject, thing = subjects.both(look.kind, look.object_id)
    may = may_limit(request.person, look, subject, thing)
    form = LimitForm(request.POST or None, reaches=reaches(subject, thing))
    if may_send(form, may) and perform(
        form, limit_person, look, form.limiting, by=request.person, read=text_read(request)
    ):
        messages.success(request, _("C’est décidé. La personne lira pourquoi, jusqu’à quand, et comment contester."))
        return go_to(request, look)
    author = subject.author(thing) if may and subject and thing is not None else None
    known = Limit.objects.in_force().filter(person=author) if author else Limit.objects.none()
    return decides_here(request, look, "safety/limiting.html", form, may, known=known)
