"""Sessions in the database, as Django keeps them, found by keys that Django could have made and by no other."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """A key is letters and digits. A cookie may hold anything else: NUL, which PostgreSQL refuses to look for."""

    def _validate_session_key(self, key: str | None) -> bool:
        return key is not None and len(key) >= 8 and key.isascii() and key.isalnum()
