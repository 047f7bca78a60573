from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class TestimoniesConfig(AppConfig):
    name = "entrepairs.testimonies"
    verbose_name = "Témoignages"

    def ready(self) -> None:
        """Stories are one of the three verbs of the house."""
        links.add("nav", "testimonies:stories", _("Lire des histoires"), when=links.signed_out, order=30)
        links.add("footer", "testimonies:stories", _("Les histoires"), order=25)
