"""What stands around every page: ui draws it, the apps above fill it in, from `AppConfig.ready`:

    links.add("help_now", "safety:help_now")
    links.add("quick_exit", "safety:quick_exit")
    links.add("talk", "accompaniment:write")
    links.add("nav", "home:space", _("Mon espace"), when=links.signed_in, order=90)
    links.add("footer", "people:preferences", _("Préférences"))
    links.add_help_number("3114", _("Prévention du suicide"), note=_("France, jour et nuit, gratuit"))

A template here never names the URL of an app above, and a missing app leaves no dead link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import salted_hmac
from django.utils.functional import Promise

Spot = Literal["nav", "footer", "help_now", "quick_exit", "talk"]
Words = str | Promise


def always(request: HttpRequest) -> bool:
    """Show the link to everybody."""
    return True


def signed_in(request: HttpRequest) -> bool:
    """Show the link to someone who is signed in."""
    return getattr(request, "person", None) is not None


def account(request: HttpRequest) -> str:
    """Tells the pages of one account from those of another on the same device, without saying whose; empty: nobody."""
    person = getattr(request, "person", None)
    return salted_hmac("entrepairs.ui.account", str(person.pk), algorithm="sha256").hexdigest()[:16] if person else ""


def draft_key(request: HttpRequest) -> str:
    """What seals the drafts of this account in its browsers, for its signed-in pages: 32 bytes; empty:
    nobody. Another passphrase is another key."""
    person = getattr(request, "person", None)
    if person is None:
        return ""
    return salted_hmac("entrepairs.ui.drafts", person.get_session_auth_hash(), algorithm="sha256").hexdigest()


def signed_out(request: HttpRequest) -> bool:
    """Show the link to someone who is not signed in."""
    return not signed_in(request)


@dataclass(frozen=True)
class Link:
    """A named URL and its words; `order` sorts within a spot, `when` says to whom it is shown."""

    url_name: str
    label: Words
    when: Callable[[HttpRequest], bool]
    order: int
    icon: str


@dataclass(frozen=True)
class Shown:
    """A link as one page draws it: the same address and the same place are the same link."""

    url: str
    label: Words = field(compare=False)
    icon: str = field(compare=False)
    current: bool


@dataclass(frozen=True)
class HelpNumber:
    """A help line: the number as it is dialled, whom one reaches, and a few words on when."""

    number: str
    name: Words
    note: Words


_links: dict[str, dict[str, Link]] = {spot: {} for spot in get_args(Spot)}
_numbers: dict[str, HelpNumber] = {}


def add(
    spot: Spot,
    url_name: str,
    label: Words = "",
    *,
    when: Callable[[HttpRequest], bool] = always,
    order: int = 50,
    icon: str = "",
) -> None:
    """Put a named URL in a spot of every page. Adding the same name again replaces it."""
    if spot not in _links:
        raise ValueError(f"Unknown spot {spot!r}: choose among {', '.join(_links)}.")
    _links[spot][url_name] = Link(url_name, label, when, order, icon)


def add_help_number(number: str, name: Words, *, note: Words = "") -> None:
    """Show this help line wherever numbers are shown."""
    _numbers[number] = HelpNumber(number, name, note)


def shown(spot: Spot, request: HttpRequest) -> list[Shown]:
    """The links of a spot for this request, in order."""
    links = sorted(_links[spot].values(), key=lambda link: link.order)
    return [drawn for link in links if link.when(request) and (drawn := _draw(link, request))]


def url(spot: Spot, request: HttpRequest) -> str:
    """The first URL of a spot that holds one link; empty when no app filled it."""
    return next((link.url for link in shown(spot, request)), "")


def help_numbers() -> Sequence[HelpNumber]:
    """The help lines, in the order they were added."""
    return list(_numbers.values())


def names(spot: Spot) -> list[str]:
    """URL names that were added to a spot."""
    return list(_links[spot])


def unresolved() -> list[str]:
    """URL names that were added but lead nowhere; they are not shown, and doctor tells."""
    return [name for spot in get_args(Spot) for name in names(spot) if not _reversed(name)]


def _draw(link: Link, request: HttpRequest) -> Shown | None:
    target = _reversed(link.url_name)
    return Shown(target, link.label, link.icon, target == request.path) if target else None


def _reversed(url_name: str) -> str:
    return _address(url_name, settings.ROOT_URLCONF)


@cache
def _address(url_name: str, doors: str) -> str:
    """Found once: these links stand on every page, and an address does not change while the house is open."""
    try:
        return reverse(url_name, doors)
    except NoReverseMatch:
        return ""
