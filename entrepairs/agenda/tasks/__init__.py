"""What is done later, or again and again. Imported together, so that every schedule is known."""

from entrepairs.agenda.tasks import horizon, letters, relays, seating, traces

__all__ = ["horizon", "letters", "relays", "seating", "traces"]
