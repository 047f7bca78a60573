"""A key for web push: print it, to be put in the settings. Nothing is kept, nothing is sent."""

from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.core.webpush import new_key


class Command(BaseCommand):
    help = "Écrit une clé neuve pour faire sonner les navigateurs (PUSH_CLE). Rien n’est gardé, rien ne part."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"PUSH_CLE={new_key()}")
