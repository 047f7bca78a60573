"""When, how long, how and where two people mean to meet: plain values, before they become a meeting."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Plan:
    """`starts_at`: aware. `zone`: IANA, whose clock the people look at. `way`: a value of people’s Way."""

    starts_at: datetime
    zone: str
    minutes: int
    way: str
    place: str = ""
