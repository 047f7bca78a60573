"""`manage.py importer FICHIER [--apercu]`: bring a list into the directory, without a browser."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.core.clock import now
from entrepairs.structures.importing.jobs import clear_list, write_list
from entrepairs.structures.importing.parts import cut
from entrepairs.structures.importing.reading import read_import
from entrepairs.structures.models import Import, ImportLine

REFUSALS_SHOWN = 20


class Command(BaseCommand):
    """The same steps as the pages, one after the other; a list larger than an upload may come this way."""

    help = (
        "Fait entrer une liste de lieux dans l’annuaire. Avec --apercu : dit ce qu’elle changerait, sans rien écrire."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("fichier", type=Path, help="CSV ou JSON, tel quel ou compressé (gzip, zip)")
        parser.add_argument("--apercu", action="store_true", help="ne rien écrire")

    def handle(self, *args: Any, fichier: Path, apercu: bool, **options: Any) -> None:
        if not fichier.is_file():
            raise CommandError(f"Ce fichier n’existe pas : {fichier}")
        importing = Import.objects.create(name=fichier.name[:120], state=Import.State.SENT, created_at=now())
        with fichier.open("rb") as file:
            cut(importing, file)
        read_import(importing)
        importing.refresh_from_db()
        self._say(importing)
        if apercu or importing.state != Import.State.READY:
            return self._forget(importing)
        importing.move_to(Import.State.WRITING, done=0, whole=importing.to_write)
        write_list.call(str(importing.pk))
        importing.refresh_from_db()
        self.stdout.write(f"La liste est {importing.state_in_words}.")
        return None

    def _say(self, importing: Import) -> None:
        for verdict in ImportLine.Verdict:
            self.stdout.write(f"{importing.count_of(verdict)} lignes {verdict.label}")
        for reason, n in importing.left_out.items():
            self.stdout.write(f"{n} lignes laissées de côté : {reason}")
        for line in importing.lines.filter(verdict=ImportLine.Verdict.REFUSED)[:REFUSALS_SHOWN]:
            self.stdout.write(f"  ligne {line.number}, {line.column or 'toute la ligne'} : {line.reason}")
        if importing.error:
            raise CommandError(importing.error)

    def _forget(self, importing: Import) -> None:
        importing.move_to(Import.State.CANCELLED, ended_at=now())
        clear_list.call(str(importing.pk))
