from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class InsightsConfig(AppConfig):
    name = "entrepairs.insights"
    verbose_name = "Rapports"

    def ready(self) -> None:
        """Open the pages that a house, a network and everybody get from figures."""
        import_module("entrepairs.insights.receivers")
        links.add("footer", "insights:watch_months", _("La veille en chiffres"), order=35)
