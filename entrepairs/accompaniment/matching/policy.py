"""What counts, and how much: the points of a pair, the weight of the wait, how many are proposed. Versioned, hashed."""

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import blake2b


@dataclass(frozen=True)
class Policy:
    """Whole numbers only, so that the result is the same on every machine.

    `experience` to `language`: the most points of each part of the score, in the order of docs/animer/propositions.md.
    `must`: a required experience counts as so many others. `enough_moments`: common moments beyond which more add
    nothing. `served`, `per_day`: what someone who is proposed is worth, beside the score, and for each day they have
    waited. `strict`: as many people as can be before anything else. `most_proposals`: to one person; `asks_per_place`:
    open proposals for each free place, so that nobody is swamped and few are refused."""

    version: int = 1
    experience: int = 540
    words: int = 180
    moments: int = 150
    place: int = 70
    language: int = 60
    must: int = 3
    enough_moments: int = 4
    served: int = 1000
    per_day: int = 3
    strict: bool = False
    most_proposals: int = 3
    asks_per_place: int = 2

    @cached_property
    def most(self) -> int:
        """The score of a pair in which nothing that was asked is missing."""
        return self.experience + self.words + self.moments + self.place + self.language

    @cached_property
    def digest(self) -> str:
        """Same numbers, same digest."""
        return blake2b(json.dumps(asdict(self), sort_keys=True).encode(), digest_size=16).hexdigest()

    def appeal(self, score: int) -> int:
        """What a score is worth beside those of the others, 1 to `most`: a poor pair made better counts more than a
        good one made better still."""
        return max(1, self.most - (self.most - score) ** 2 // self.most)

    def worth(self, score: int, days: int) -> int:
        """What is added up over all: the appeal of the pair, someone served, and how long they have waited."""
        return self.appeal(score) + self.served + self.per_day * days


POLICY = Policy()
"""The one in use."""
