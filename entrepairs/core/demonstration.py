"""The demonstration house: each app seeds its part, lowest layer first, always the same way."""

import random
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import at
from entrepairs.core.discovery import discovered
from entrepairs.core.emptiness import house_is_empty
from entrepairs.core.rules import Refused

STAGES = ("ouverture", "vie", "crise", "bilan")
SEED = 20261120


@transaction.atomic
def seed_house(stage: str, now: datetime) -> None:
    """Fill an empty house as it is at `stage`, or leave it empty. Raises Refused when it holds somebody's data.

    Each `demo.py` has `seed(stage, rng, now)`; all share one `rng`, so that the same call makes the same house."""
    if not house_is_empty():
        sentence = _("Cette base contient déjà des personnes. La maison de démonstration se charge dans une base vide.")
        raise Refused(sentence, "script/server --donnees DOSSIER")
    rng = random.Random(SEED)
    with at(now):  # what an app does without saying when is done then
        for module in discovered("demo"):
            module.seed(stage, rng, now)
