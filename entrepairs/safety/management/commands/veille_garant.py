"""`manage.py veille_garant PSEUDONYME`: who holds the machine is the warrant of somebody of the watch."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.safety.models import Watcher


class Command(BaseCommand):
    """Where one person administers and names the watch, nobody else could: it gives no right that the machine does
    not give already."""

    help = "Dit que l’on connaît une personne de la veille : un nom caché pourra s’ouvrir à deux avec elle."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pseudonyme")

    def handle(self, *args: Any, pseudonyme: str, **options: Any) -> None:
        in_force = Watcher.objects.in_force().select_related("person")
        watcher = in_force.filter(person__pseudonym__iexact=pseudonyme).first()
        if watcher is None:
            raise CommandError(f"{pseudonyme} ne veille pas ici.")
        if watcher.vouched_at is None:
            Watcher.objects.filter(pk=watcher.pk).update(vouched_at=now())
            journal(None, "watch.vouched", watcher, about=watcher.person)
        self.stdout.write(f"{watcher.person.pseudonym} a un·e garant·e.")
