"""The first steps of an empty house."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from entrepairs.core.clock import now
from entrepairs.core.crypto import key_ring
from entrepairs.core.installation import VALID_FOR, new_installation_code


class Command(BaseCommand):
    help = "Donne le code, à usage unique, avec lequel une personne devient administrateur·rice dans le navigateur."

    def handle(self, **options: Any) -> None:
        key_ring()
        code = new_installation_code(now())
        self.stdout.write(f"Ouvrez {settings.SITE_URL}/installation/ et tapez ce code : {code}")
        self.stdout.write(f"Il sert une fois, pendant {VALID_FOR.days} jours. Un autre : script/console setup")
