"""Response headers that keep a page to itself. HSTS, nosniff, referrer are set by Django."""

from collections.abc import Callable

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), compute-pressure=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), "
    "identity-credentials-get=(), idle-detection=(), interest-cohort=(), keyboard-map=(), local-fonts=(), "
    "magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), "
    "screen-wake-lock=(), serial=(), speaker-selection=(), storage-access=(), sync-xhr=(), usb=(), "
    "window-management=(), xr-spatial-tracking=(), clipboard-write=(self), publickey-credentials-create=(self), "
    "publickey-credentials-get=(self)"
)
HEADERS = {
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def SecurityHeaders(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:  # noqa: N802 - named as a middleware in settings
    """Add HEADERS and the policy of the settings, the same on every page, which django-csp would write again each time;
    what a signed-in person sees is stored nowhere, so the back button shows nothing after leaving. The pages of Django
    for who develops have styles of their own: no policy there."""
    headers = {"Content-Security-Policy": build_policy(), **HEADERS}

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_for_developers = settings.DEBUG and response.status_code in (404, 500)
        for name, value in (HEADERS if is_for_developers else headers).items():
            response.headers.setdefault(name, value)
        if getattr(request, "person", None) is not None:
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware
