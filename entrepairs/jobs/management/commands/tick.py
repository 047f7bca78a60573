from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.jobs.models import Job
from entrepairs.jobs.periodic import discover, tick
from entrepairs.jobs.worker import run_due


class Command(BaseCommand):
    help = "Fait une fois ce qui est dû, puis s’arrête : pour un hébergement qui n’a que cron."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reprendre", action="store_true", help="Essaie de nouveau les travaux abandonnés.")

    def handle(self, *, reprendre: bool, **options: Any) -> None:
        discover()
        revived = Job.objects.revive() if reprendre else 0
        added = tick()
        ran = run_due(strict=False)
        self.stdout.write(f"Repris : {revived}. Périodiques ajoutés : {added}. Faits : {ran}.")
