"""Put the catalogues up to date with the sources, and say what still has no « tu »."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from entrepairs.core.catalogues import compiled, kept, missing, plurals, read, write
from entrepairs.core.sentences import sentences


class Command(BaseCommand):
    """Both catalogues, in place. Run twice, it changes nothing."""

    requires_system_checks = ()
    help = "Rassemble les phrases, range les catalogues et les compile. Code de sortie : 1 s’il manque un « tu »."

    def handle(self, **options: Any) -> None:
        home = Path(settings.LOCALE_PATHS[0])
        found = sentences(home.parent)
        for name, made in (("fr", plurals), ("fr_TU", kept)):
            file = home / name / "LC_MESSAGES" / "django.po"
            catalogue = made(read(file), found)
            write(catalogue, file)
            file.with_suffix(".mo").write_bytes(compiled(catalogue))
            self.stdout.write(f"{name} : {len(catalogue.said)} phrases")
        for sentence in (left := missing(catalogue, found)):
            self.stdout.write(f"Sans « tu » : {sentence.where.relative_to(home.parent)}\n    {sentence.one}")
        raise SystemExit(bool(left))
