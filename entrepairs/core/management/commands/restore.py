"""The house comes back from its encrypted file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.core.backup.asking import known_passphrase
from entrepairs.core.backup.envelope import Lock
from entrepairs.core.backup.restoring import restore
from entrepairs.core.rules import Refused


class Command(BaseCommand):
    help = (
        "Remet en place une sauvegarde, tout ou rien. Arrêtez le site avant ; faites « migrate » dans une base neuve."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path, help="Le fichier fait par backup.")
        parser.add_argument("--identite", type=Path, help="Fichier de la clé secrète age (AGE-SECRET-KEY-…).")
        parser.add_argument("--phrase", type=Path, help="Fichier qui contient la phrase de passe.")
        parser.add_argument("--cles", type=Path, help="Les clés sauvegardées à part.")
        parser.add_argument("--ecraser", action="store_true", help="Remplacer une maison qui n’est pas vide.")

    def handle(
        self,
        *,
        fichier: Path,
        identite: Path | None,
        phrase: Path | None,
        cles: Path | None,
        ecraser: bool,
        **options: Any,
    ) -> None:
        try:
            lock = Lock(identity=identite) if identite else Lock(passphrase=known_passphrase(phrase))
            counts = restore(fichier, lock, keys=cles, overwrite=ecraser)
        except (Refused, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Restauré : {len(counts)} tables, {sum(counts.values())} lignes.")
