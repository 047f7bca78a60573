"""`manage.py veille_apprendre`: weigh the features again, from the texts that are shipped."""

from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.safety.triage import sounds
from entrepairs.safety.triage.learning import known, labelled, learnt
from entrepairs.safety.triage.scale import FILES, written


class Command(BaseCommand):
    """To run after the lexicon, the fields or the texts have changed. Needs what is installed for tests."""

    help = "Refait les poids du repérage à partir des textes livrés."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = labelled()
        sounds.FILE.write_text(sounds.written(known(rows)), "utf-8")
        for part, questions in learnt(rows).items():
            FILES[part].write_text(written(questions), "utf-8")
        self.stdout.write(f"{len(rows)} textes, poids écrits dans {' et '.join(file.name for file in FILES.values())}.")
