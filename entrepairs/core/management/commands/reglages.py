"""The settings of a host, as the page docs/exploiter/reglages.md."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from entrepairs.core.env import KNOBS, Knob


class Command(BaseCommand):
    help = "Écrit la page des réglages (Markdown) : manage.py reglages > docs/exploiter/reglages.md"

    def handle(self, **options: Any) -> None:
        self.stdout.write(HEAD + "\n".join(_row(knob) for knob in KNOBS.values()))


HEAD = """# Réglages

Chaque réglage est une variable d’environnement. Sans elle, la valeur de droite sert. Page écrite par
`manage.py reglages` ; un essai vérifie qu’elle dit vrai.

| Réglage | Ce qu’il fait | Sans lui |
|---|---|---|
"""


def _row(knob: Knob) -> str:
    default = knob.default.replace(f"{settings.DATA_DIR}/", "$DONNEES/").replace(f"{settings.ROOT}/", "")
    return f"| `{knob.name}` | {knob.help} | {f'`{default}`' if default else 'vide'} |"
