"""The demonstration (DEMO=oui only): sign in by clicking a face, read the mails that left."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from entrepairs.core.http import go_to, page
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.demo import PASSPHRASE, faces
from entrepairs.people.mailbox import letters
from entrepairs.people.models import Person


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise Http404


@login_not_required
@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """Everybody of the house."""
    _only_in_demo()
    there = set(
        Person.objects.filter(pseudonym__in=[face.pseudonym for face in faces()]).values_list("pseudonym", flat=True)
    )
    present = [face for face in faces() if face.pseudonym in there]
    context = {
        "cast": [face for face in present if face.role],
        "others": [face for face in present if not face.role],
        "passphrase": PASSPHRASE,
    }
    return page(request, "people/demo/faces.html", context)


@login_not_required
@require_POST
def door(request: HttpRequest) -> HttpResponse:
    """Become this person."""
    _only_in_demo()
    known = {face.pseudonym for face in faces()} & {request.POST.get("pseudonym", "")}
    sign_in(request, get_object_or_404(Person, pseudonym__in=known))
    return go_to(request, settings.LOGIN_REDIRECT_URL)


@login_not_required
@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """The mails that would have left."""
    _only_in_demo()
    return page(request, "people/demo/mailbox.html", {"letters": letters(Path(settings.EMAIL_FILE_PATH))})
