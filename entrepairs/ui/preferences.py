"""How a person likes to read: kept in a first-party cookie on their device, in no table.

`read` trusts nothing: an unknown name or value is ignored. `page.html` writes them as attributes of <html>."""

from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

COOKIE = "preferences"
ONE_YEAR = 365 * 24 * 3600  # seconds

CONTRASTS = {"": _("Comme mon appareil"), "more": _("Fort")}
SIZES = {"": _("Normale"), "large": _("Grande"), "larger": _("Très grande")}
THEMES = {"": _("Comme mon appareil"), "light": _("Clair"), "dark": _("Sombre")}
_ACCEPTED: dict[str, Any] = {"contrast": CONTRASTS, "size": SIZES, "theme": THEMES}


@dataclass(frozen=True)
class Preferences:
    """Values are the keys of CONTRASTS, SIZES, THEMES; empty means « as the device does »."""

    calm: bool = False
    contrast: str = ""
    size: str = ""
    theme: str = ""
    tutoiement: bool = False
    discreet: bool = False

    def __post_init__(self) -> None:
        for name, accepted in _ACCEPTED.items():
            if getattr(self, name) not in accepted:
                raise ValueError(f"Unknown {name} {getattr(self, name)!r}: choose among {', '.join(accepted)}.")

    @classmethod
    def read(cls, request: HttpRequest) -> "Preferences":
        """The preferences of this device; the defaults for what is absent or not understood."""
        return _read(request.COOKIES.get(COOKIE, "")[:200])

    def write(self, response: HttpResponse) -> None:
        """Keep them on the device for a year."""
        kept = {name: 1 if value is True else value for name, value in asdict(self).items() if value}
        secure = bool(settings.SESSION_COOKIE_SECURE)
        response.set_cookie(COOKIE, urlencode(kept), max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=secure)


@lru_cache(maxsize=100)
def _read(cookie: str) -> Preferences:
    typed = dict(parse_qsl(cookie))
    known: dict[str, Any] = {f.name: _parsed(f.name, typed[f.name]) for f in fields(Preferences) if f.name in typed}
    return Preferences(**known)


def _parsed(name: str, value: str) -> bool | str:
    if name in _ACCEPTED:
        return value if value in _ACCEPTED[name] else ""
    return value == "1"
