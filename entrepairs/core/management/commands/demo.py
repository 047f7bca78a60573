"""The demonstration house."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.core.clock import now
from entrepairs.core.demonstration import STAGES, seed_house
from entrepairs.core.rules import Refused


class Command(BaseCommand):
    help = "Remplit une base vide avec la maison de démonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--etape", choices=STAGES, default="vie", help="Le moment de la vie de la maison.")

    def handle(self, *, etape: str, **options: Any) -> None:
        try:
            seed_house(etape, now())
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"La maison de démonstration est prête, à l’étape « {etape} ».")
