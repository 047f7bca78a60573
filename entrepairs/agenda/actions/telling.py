"""Tell those who come."""

from entrepairs.agenda.tasks.telling import tell

__all__ = ["tell"]
