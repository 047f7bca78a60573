"""Come with an invitation on paper: type or scan the code, then say yes. Works before one has an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from entrepairs.core.http import go_to, page, perform, result_of
from entrepairs.core.rules import Refused
from entrepairs.people.gate import person_of
from entrepairs.people.throttle import too_many
from entrepairs.people.views.accounts import slow_down
from entrepairs.structures.actions.invitations import accept_invitation, open_invitation, still_open
from entrepairs.structures.actions.visits import visit_words
from entrepairs.structures.forms.joining import CodeForm
from entrepairs.structures.held_paper import held, hold, let_go
from entrepairs.structures.models import Invitation, Role


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def come(request: HttpRequest) -> HttpResponse:
    """The code of the paper; what it opens is on the next page."""
    if request.method == "POST" and too_many(request, "invitation"):
        return slow_down(request)
    form = CodeForm(request.POST or None)
    if form.is_valid() and perform(form, open_invitation, form.cleaned_data["code"]):
        hold(request, result_of(form))
        return go_to(request, "structures:invited")
    return page(request, "structures/joining/come.html", {"form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def invited(request: HttpRequest) -> HttpResponse:
    """What the paper opens, and a yes. Without an account, one makes it first and comes back here. Going to the first
    page again lets go of it."""
    try:
        invitation = still_open(held(request))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return go_to(request, "structures:come")
    person = person_of(request)
    if request.method == "POST" and person is not None:
        return _accepted(request, invitation)
    words = visit_words(invitation.structure) if invitation.role == Role.Name.VISITOR else ""
    context = {"invitation": invitation, "house": invitation.structure, "words": words, "signed_in": person is not None}
    return page(request, "structures/joining/invited.html", context)


def _accepted(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    try:
        role = accept_invitation(invitation, by=request.person)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return go_to(request, "structures:come")
    let_go(request)
    messages.success(request, _("Bienvenue. C’est noté, et vous seul·e et la coordination le savez."))
    return go_to(request, role)
