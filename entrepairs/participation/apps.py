from importlib import import_module

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "entrepairs.participation"
    verbose_name = "Participation"

    def ready(self) -> None:
        """Open the page of decisions of each house."""
        import_module("entrepairs.participation.receivers")
