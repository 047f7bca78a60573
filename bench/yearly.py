"""How long the report of a full year takes: a house larger than any, ten thousand presences."""

from dataclasses import dataclass

PEOPLE, PRESENCES, TIMES = 120, 11_500, 5


@dataclass(frozen=True)
class Year:
    """What was lived, and what its report costs: `seconds`, the median of TIMES, the year before read too."""

    presences: int
    counted: int
    gatherings: int
    queries: int
    seconds: float

    def __str__(self) -> str:
        lived = f"{self.presences} présences, {self.counted} comptées sans nom, {self.gatherings} rencontres"
        return f"Rapport d’une année ({lived}) : {self.seconds:.3f} s, {self.queries} requêtes."
