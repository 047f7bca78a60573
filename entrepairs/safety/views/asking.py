"""« Quelqu’un attend une réponse » : the watch asks two people, who say yes, or not this time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from entrepairs.core.http import SignedInRequest, attempt, go_to, page, perform
from entrepairs.people.gate import guarded_by
from entrepairs.safety import subjects
from entrepairs.safety.actions.asking import ask_two, leave_asking
from entrepairs.safety.forms.asking import AskForm
from entrepairs.safety.models import Asking
from entrepairs.safety.rules.watch import watches
from entrepairs.safety.views.watch import found_look, look_page


@guarded_by(watches)
@require_POST
def ask(request: SignedInRequest, look_id: UUID) -> HttpResponse:
    look, form = found_look(request, look_id), AskForm(request.POST)
    if form.is_valid() and perform(form, ask_two, look, form.cleaned_data["experience"], by=request.person):
        messages.success(request, _("C’est demandé. Si quelqu’un répond, ce fil s’en va d’ici tout seul."))
        return go_to(request, look)
    return look_page(request, look, ask=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: SignedInRequest, asking_id: UUID) -> HttpResponse:
    """Read it, then say yes or not this time; once somebody has answered, a thank you."""
    asking = get_object_or_404(Asking.objects.visible_to(request.person).select_related("look", "person"), pk=asking_id)
    subject, thing = subjects.both(asking.look.kind, asking.look.object_id)
    can_see = subject is not None and thing is not None and subject.visible_to(thing, request.person)
    url = subject.url(thing) if subject and can_see and asking.is_open else ""
    if request.method == "POST":
        attempt(request, leave_asking, asking, by=request.person)
        if "oui" in request.POST and url:
            return go_to(request, url)
        messages.success(request, _("C’est entendu. Merci d’avoir regardé."))
        return go_to(request, "/mon-espace/")
    return page(request, "safety/asked.html", {"asking": asking, "url": url})
