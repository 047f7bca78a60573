"""Everyone at once, now: figures for the operator. Nothing is proposed to anyone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from entrepairs.accompaniment.models import MatchRun
from entrepairs.accompaniment.tasks.matching import run_everyone

LAST = 10


class Command(BaseCommand):
    help = "Calcule ce que donnerait l’appariement de toutes les personnes qui attendent. Ne propose rien à personne."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--strict", action="store_true", help="le plus de personnes d’abord")
        parser.add_argument("--exact", action="store_true", help="jusqu’à la preuve que rien ne manque")
        parser.add_argument("--derniers", action="store_true", help=f"les {LAST} derniers calculs, sans rien calculer")

    def handle(self, **options: Any) -> None:
        if options["derniers"]:
            for run in MatchRun.objects.all()[:LAST]:
                self.stdout.write(f"{run} : {_said(run)}")
            return
        strict, exact = ["--strict"] if options["strict"] else [], ["--tolerance", "0"] if options["exact"] else []
        made = run_everyone(*strict, *exact, told=self._told)
        self.stdout.write(_said(made) if made is not None else "Personne n’attend.")

    def _told(self, progress: dict[str, Any]) -> None:
        if progress["gap"] is not None:
            self.stderr.write(f"Tour {progress['round']} : il manque au plus {progress['gap']:.3%}.")


def _said(run: MatchRun) -> str:
    proof = "C’est le mieux possible." if not run.gap else f"Il manque au plus {run.gap:.2%}."
    return (
        f"{run.people} personnes attendent, {run.servable} ont quelqu’un de possible, {run.matched} peuvent être "
        f"accompagnées en même temps, {run.proposals} propositions. {proof} {run.seconds} s, {run.peak_mb} Mio. "
        f"Politique {run.policy_version} ({run.policy[:8]}), données {run.input[:8]}."
    )
