"""`manage.py veille_evaluer FICHIER.jsonl`: how well the triage does on labelled texts."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.safety.triage.measuring import BadRow, Row, checked, measured


class Command(BaseCommand):
    """The last line printed is JSON, for machines."""

    help = "Dit ce que le repérage trouve et manque dans des textes étiquetés (JSON, un par ligne)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path, help="un objet JSON par ligne : text, risk, contact_leak, abuse")

    def handle(self, *args: Any, fichier: Path, **options: Any) -> None:
        try:
            rows = list(_rows(fichier))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Ce fichier ne se lit pas : {fichier}") from error
        except BadRow as error:
            raise CommandError(str(error)) from error
        if not rows:
            raise CommandError("Ce fichier ne contient aucun texte.")
        figures = measured(rows)
        for name, value in figures.items():
            if name != "confusion":
                self.stdout.write(f"{name} : {value}")
        self.stdout.write(json.dumps(figures))


def _rows(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").split("\n"), start=1):
        if line.strip():
            try:
                yield checked(json.loads(line), number)
            except json.JSONDecodeError as error:
                raise BadRow(f"Ligne {number} : ce n’est pas du JSON.") from error
