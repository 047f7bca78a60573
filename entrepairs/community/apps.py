from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class CommunityConfig(AppConfig):
    name = "entrepairs.community"
    verbose_name = "Cercles"

    def ready(self) -> None:
        """One reads before one signs in, and comes back once one has."""
        import_module("entrepairs.community.watched").add()
        import_module("entrepairs.community.watched_words").add()
        import_module("entrepairs.community.receivers")
        links.add("footer", "community:circles", _("Les cercles"), order=20)
