"""The days of the two demonstration houses: each module seeds what one subject needs, by the real actions."""

import random
from datetime import datetime

from entrepairs.agenda.demo.groups import groups_to_form
from entrepairs.agenda.demo.presences import past_presences
from entrepairs.agenda.demo.signups import who_comes
from entrepairs.agenda.demo.week import typical_week


def seed(stage: str, rng: random.Random, now: datetime) -> None:
    """Ouverture: nothing yet. Then the same weeks at every stage."""
    if stage == "ouverture":
        return
    typical_week(now)
    past_presences(rng, now)
    who_comes(now)
    groups_to_form(now)
