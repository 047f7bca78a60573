"""What is done later, or again and again. Imported together, so that every schedule is known."""

from entrepairs.agenda.tasks import (
    courses,
    forgetting,
    horizon,
    impressions,
    letters,
    relays,
    reminders,
    rotas,
    seating,
    shifts,
    traces,
)

__all__ = [
    "courses",
    "forgetting",
    "horizon",
    "impressions",
    "letters",
    "relays",
    "reminders",
    "rotas",
    "seating",
    "shifts",
    "traces",
]
