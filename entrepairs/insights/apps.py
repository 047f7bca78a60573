from importlib import import_module

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "entrepairs.insights"
    verbose_name = "Rapports"

    def ready(self) -> None:
        """Open the pages that a house and a network get from their figures."""
        import_module("entrepairs.insights.receivers")
