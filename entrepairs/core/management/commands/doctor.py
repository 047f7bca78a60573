"""An examination that ends each bad news with its remedy."""

from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.core.discovery import discovered


class Command(BaseCommand):
    help = "Examine l’installation et dit quoi faire. Code de sortie : 0 saine, 1 à corriger."

    def handle(self, **options: Any) -> None:
        findings = [finding for module in discovered("checks") for finding in module.check()]
        for finding in findings:
            self.stdout.write(f"{finding.mark} {finding.fact}")
            if finding.remedy:
                self.stdout.write(f"    → {finding.remedy}")
        if any(finding.serious for finding in findings):
            raise SystemExit(1)
