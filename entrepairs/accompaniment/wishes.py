"""What someone writes and prefers, before it becomes a request. Plain values."""

from dataclasses import dataclass, field
from uuid import UUID

from entrepairs.core.ids import new_id

CRITERIA = ("experiences", "must", "languages", "ways", "moments", "commune", "radius_km")
TEXT_LIMIT = 5_000
AVOID_LIMIT = 1_000
DEFAULT_RADIUS_KM = 25
RADII = (10, 25, 50, 100)


@dataclass(frozen=True)
class Wishes:
    """As the fields of the same name of models.Request. `token`: the same form sends once."""

    text: str
    avoid: str = ""
    experiences: list[str] = field(default_factory=list)
    must: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    moments: int = 0
    commune: str = ""
    radius_km: int = DEFAULT_RADIUS_KM
    open_to_team: bool = False
    token: UUID = field(default_factory=new_id)

    @property
    def criteria(self) -> dict[str, object]:
        """What is not text: the columns of the request that a change replaces."""
        return {name: getattr(self, name) for name in CRITERIA}
