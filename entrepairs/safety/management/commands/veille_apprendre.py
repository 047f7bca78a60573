"""`manage.py veille_apprendre`: weigh the features again, from the texts that are shipped."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.safety.triage.learning import labelled, learnt
from entrepairs.safety.triage.scale import FILE


class Command(BaseCommand):
    """To run after the lexicon, the fields or the texts have changed. Needs what is installed for tests."""

    help = "Refait les poids du repérage à partir des textes livrés."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = labelled()
        scale = learnt(rows)
        FILE.write_text(json.dumps(scale, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
        self.stdout.write(f"{len(rows)} textes, poids écrits dans {FILE.name}.")
