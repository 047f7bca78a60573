"""*Vous* or *tu*, discreet notices: how this device likes to be spoken to."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from entrepairs.ui.preferences import Preferences

TUTOIEMENT = "fr-tu"


def Wording(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:  # noqa: N802 - named as a middleware in settings
    """The language of the house; « tu » when this device asked for it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        wants_tu = Preferences.read(request).tutoiement
        with translation.override(TUTOIEMENT if wants_tu else settings.LANGUAGE_CODE):
            return get_response(request)

    return middleware


def is_discreet(request: HttpRequest) -> bool:
    """Notices say « Du nouveau », whatever it is."""
    return Preferences.read(request).discreet
