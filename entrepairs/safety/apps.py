from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from entrepairs.safety.helplines import help_lines
from entrepairs.ui import links


class SafetyConfig(AppConfig):
    name = "entrepairs.safety"
    verbose_name = "Sécurité"

    def ready(self) -> None:
        """Help and the way out stand on every page; the watch knows who stays apart."""
        import_module("entrepairs.safety.receivers")
        import_module("entrepairs.safety.watched").add()
        links.add("help_now", "safety:help_now")
        links.add("footer", "safety:legal", _("Les règles du site"), order=36)
        links.add("quick_exit", "safety:quick_exit")
        for line in help_lines().first_three(settings.COUNTRY):
            links.add_help_number(line.number, line.name, note=line.when)
