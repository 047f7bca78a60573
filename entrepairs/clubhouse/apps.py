from importlib import import_module

from django.apps import AppConfig


class ClubhouseConfig(AppConfig):
    name = "entrepairs.clubhouse"
    verbose_name = "Clubhouse"

    def ready(self) -> None:
        """Open the pages that a Clubhouse has, and other houses do not."""
        import_module("entrepairs.clubhouse.receivers")
