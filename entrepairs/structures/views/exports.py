"""Take the directory away: open data, for everybody, without an account."""

import threading
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from entrepairs.core.http import page
from entrepairs.structures.exchange import written
from entrepairs.structures.exported import listings

WAIT = 30  # seconds
LONGEST = 600  # seconds, after which a reader who never left is forgotten


class Turn:
    """One reader at a time: a large directory takes a page thread for a while, the others are for people."""

    def __init__(self) -> None:
        self._guard, self._holder, self._since = threading.Lock(), "", 0.0

    def take(self) -> str:
        """A name for this turn; "" when someone else has it."""
        with self._guard:
            if self._holder and time.monotonic() < self._since + LONGEST:
                return ""
            self._holder, self._since = uuid4().hex, time.monotonic()
            return self._holder

    def give_back(self, holder: str) -> None:
        with self._guard:
            if holder == self._holder:
                self._holder = ""


TURN = Turn()
Writer = Callable[..., Iterator[str]]
FILES: dict[str, tuple[Writer, str, object]] = {
    "lieux.csv": (written.sheet, "text/csv", gettext_lazy("un tableau, pour un tableur")),
    "data-inclusion.json": (written.data_inclusion, "application/json", gettext_lazy("data·inclusion, version 1")),
    "hsds.json": (written.hsds, "application/json", gettext_lazy("HSDS, version 3.1 (Open Referral)")),
}


@login_not_required
@require_safe
def exports(request: HttpRequest) -> HttpResponse:
    """What can be taken, in which forms, and what is asked in return."""
    files = [(reverse(f"structures:{name}"), words) for name, (_write, _type, words) in FILES.items()]
    return page(request, "structures/exports.html", {"files": files})


@login_not_required
@require_safe
def export(request: HttpRequest, file: str) -> HttpResponseBase:
    """The whole directory that may leave, as it is read: never held in memory. One reader at a time."""
    write, kind, _words = FILES[file]
    holder = TURN.take()
    if not holder:
        sentence = _("Quelqu’un d’autre télécharge l’annuaire. Réessayez dans une minute.")
        return HttpResponse(sentence, status=429, headers={"Retry-After": str(WAIT)}, content_type="text/plain")
    answer = StreamingHttpResponse(Released(write(listings), holder), content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


class Released:
    """The pieces of a file; at the end, or when the reader leaves, the next one may come."""

    def __init__(self, pieces: Iterator[str], holder: str) -> None:
        self._pieces, self._holder = pieces, holder

    def __iter__(self) -> Iterator[str]:
        try:
            yield from self._pieces
        finally:
            self.close()

    def close(self) -> None:
        TURN.give_back(self._holder)
