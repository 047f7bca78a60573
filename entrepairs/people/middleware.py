"""`request.person`: the signed-in Person, or None. A session that has lasted long enough ends here."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse

from entrepairs.core.clock import now
from entrepairs.people.devices import is_over
from entrepairs.people.models import Device, Person
from entrepairs.people.throttle import remember_device

SEEN_EVERY = timedelta(minutes=10)  # how precise « last seen » is: one write in ten minutes, not one a page


def CurrentPerson(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:  # noqa: N802
    def middleware(request: HttpRequest) -> HttpResponse:
        user = get_user(request)  # the row itself: `request.user` asks at each look what it stands for
        request.person = user if user.is_authenticated and _is_alive(request) else None  # type: ignore[attr-defined]
        response = get_response(request)
        if request.person is not None and request.person != user:  # type: ignore[attr-defined]
            remember_device(request, response, request.person)  # type: ignore[attr-defined]
        return response

    return middleware


def _is_alive(request: HttpRequest) -> bool:
    """Whether the session may go on; ends it otherwise, and notes now and then that it was used."""
    session, at = request.session, now()
    started = _moment(session.get("started"), at)
    seen = _moment(session.get("seen"), at)
    if is_over(kept=session.get("kept", False), started=started, seen=seen, now=at):
        logout(request)
        return False
    if at - seen > SEEN_EVERY or "seen" not in session:
        session.update({"started": started.timestamp(), "seen": at.timestamp()})
        Device.objects.filter(session_key=session.session_key).exclude(last_day=at.date()).update(last_day=at.date())
        Person.objects.note_visit(request.user, at.date())  # type: ignore[arg-type]
    return True


def _moment(stamp: float | None, default: datetime) -> datetime:
    return default if stamp is None else datetime.fromtimestamp(stamp, UTC)
