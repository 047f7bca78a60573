"""What an account does in the background; the modules named here are those that `jobs` must know."""

from entrepairs.people.tasks import mail, retention, sessions

__all__ = ["mail", "retention", "sessions"]
