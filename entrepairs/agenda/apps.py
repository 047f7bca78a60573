from importlib import import_module

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "entrepairs.agenda"
    verbose_name = "Agenda"

    def ready(self) -> None:
        """Open the pages that a house gets from its agenda."""
        import_module("entrepairs.agenda.receivers")
