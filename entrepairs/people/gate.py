"""Who is before a page, and the door of the pages of the team."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from entrepairs.people import staff

if TYPE_CHECKING:  # the pages of operations load this before the models
    from entrepairs.people.models import Person

View = Callable[..., HttpResponse]


def person_of(request: HttpRequest) -> "Person | None":
    """Who is signed in, on a page that anybody may open."""
    person: Person | None = getattr(request, "person", None)
    return person


def guarded_by(check: Callable[[Any], object]) -> Callable[[View], View]:
    """Only for people for whom `check` is true, and only once their account is protected twice.

    Others get 404: the page does not exist for them. Without a second protection, one is led to set it up; the
    demonstration, where all is invented, asks for none."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person = person_of(request)
            if person is None or not check(person):
                raise Http404
            if not (settings.DEMO or staff.has_second_factor(person)):
                messages.info(request, _("Votre rôle demande une deuxième protection. Ajoutez-la d’abord."))
                return redirect("mfa_index")
            return view(request, *args, **kwargs)

        return guarded

    return guard


staff_required = guarded_by(staff.is_staff)
"""For people with a role in the team, whichever it is: the page itself asks which."""
