"""The house in one encrypted file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.core.backup.archive import back_up
from entrepairs.core.backup.asking import new_passphrase
from entrepairs.core.backup.envelope import Lock
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused


class Command(BaseCommand):
    help = "Sauvegarde la maison dans un seul fichier chiffré (format age), site ouvert. Les clés n’y sont pas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path, help="Le fichier à créer.")
        parser.add_argument("--pour", default="", help="Clé publique age1… de qui pourra ouvrir, sans phrase de passe.")
        parser.add_argument("--phrase", type=Path, help="Fichier qui contient la phrase de passe.")
        parser.add_argument("--cles", type=Path, help="Fichier où sauvegarder les clés, à ranger ailleurs.")

    def handle(self, *, fichier: Path, pour: str, phrase: Path | None, cles: Path | None, **options: Any) -> None:
        try:
            lock = Lock(recipient=pour) if pour else Lock(passphrase=new_passphrase(phrase))
            counts = back_up(fichier, lock, now(), keys=cles)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"Sauvegardé : {fichier} ({len(counts)} tables, {sum(counts.values())} lignes).")
        if cles is None:
            self.stdout.write("Les clés n’y sont pas : gardez-en une copie à part (--cles FICHIER).")
