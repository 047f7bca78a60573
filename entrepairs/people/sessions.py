"""Sessions in the database, as Django keeps them, found by keys that Django could have made and by no other."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from entrepairs.core.prepared import prepared


@prepared
def _kept(key: str, at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=at)


class SessionStore(db.SessionStore):
    """A key is letters and digits. A cookie may hold anything else: NUL, which PostgreSQL refuses to look for."""

    def _validate_session_key(self, key: str | None) -> bool:
        return key is not None and len(key) >= 8 and key.isascii() and key.isalnum()

    def _get_session_from_db(self) -> Session | None:
        """Asked for with each page."""
        at = timezone.now()  # noqa: TID251 - the clock of Django, which wrote when it ends
        found = _kept.first(self.session_key or "", at)
        if found is None:
            self._session_key = None
        return found
