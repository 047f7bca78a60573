import signal
from typing import Any

from django.core.management.base import BaseCommand

from entrepairs.jobs.worker import Worker


class Command(BaseCommand):
    help = "Fait les travaux de fond, l’un après l’autre, jusqu’à Ctrl+C. Plusieurs peuvent tourner à la fois."

    def handle(self, **options: Any) -> None:
        worker = Worker()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: worker.stop())
        self.stdout.write(f"Travaux de fond : {worker.name}")
        self.stdout.flush()
        worker.run()
