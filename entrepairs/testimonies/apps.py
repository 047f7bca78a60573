from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class TestimoniesConfig(AppConfig):
    name = "entrepairs.testimonies"
    verbose_name = "Témoignages"

    def ready(self) -> None:
        """Stories are one of the three verbs of the house; the watch may look at them."""
        import_module("entrepairs.testimonies.watched").add()
        links.add("nav", "testimonies:stories", _("Lire des histoires"), when=links.signed_out, order=30)
        links.add("footer", "testimonies:stories", _("Les histoires"), order=25)
