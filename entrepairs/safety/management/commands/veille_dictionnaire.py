"""`manage.py veille_dictionnaire fr.dic fr.aff`: the words that the triage never takes for others."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.safety.triage import dictionary


class Command(BaseCommand):
    """Rarely: when the dictionary has changed. Then `veille_apprendre`."""

    help = "Range les mots d’un dictionnaire Hunspell, pour ne pas prendre un mot juste pour un autre."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dic", type=Path, help="les mots (fr.dic)")
        parser.add_argument("aff", type=Path, help="leurs formes (fr.aff)")

    def handle(self, *args: Any, dic: Path, aff: Path, **options: Any) -> None:
        words, rules = (file.read_text(encoding="utf-8").splitlines() for file in (dic, aff))
        dictionary.FILE.write_bytes(dictionary.written(dictionary.spelt(words, rules)))
        self.stdout.write(f"Mots rangés dans {dictionary.FILE.name}.")
