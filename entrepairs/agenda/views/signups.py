"""« J’y serai », « je ne viens pas »."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entrepairs.agenda.actions.signups import sign_up, withdraw
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.core.http import SignedInRequest, attempt, go_to


@require_POST
def signup(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    if attempt(request, sign_up, row, by=request.person):
        messages.success(request, _("C’est noté."))
    return go_to(request, row)


@require_POST
def withdrawal(request: SignedInRequest, gathering_id: UUID) -> HttpResponse:
    """Of one’s own sign-up."""
    row = get_object_or_404(Gathering.objects.visible_to(request.person), pk=gathering_id)
    mine = get_object_or_404(Signup.objects.live(), gathering=row, person=request.person)
    if attempt(request, withdraw, mine, by=request.person):
        messages.success(request, _("C’est noté. Vous pouvez revenir quand vous voulez."))
    return go_to(request, row)
