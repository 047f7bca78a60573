"""A new key for the key ring."""

from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.core.rotation import begin_rotation, end_rotation, rewrap_all


class Command(BaseCommand):
    help = "Change la clé du trousseau, site ouvert. Interrompue, elle se relance et reprend où elle en était."

    def handle(self, **options: Any) -> None:
        name = begin_rotation()
        done, ended = 0, False
        while not ended:
            done += sum(rewrap_all())
            ended = end_rotation()
        self.stdout.write(f"{done} clés de données sont maintenant sous la clé {name}. L’ancienne n’existe plus ici.")
        self.stdout.write("Sauvegardez le trousseau à part : manage.py backup FICHIER --cles FICHIER")
