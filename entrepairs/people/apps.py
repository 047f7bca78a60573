from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class PeopleConfig(AppConfig):
    name = "entrepairs.people"
    verbose_name = "Personnes"

    def ready(self) -> None:
        """Notices, preferences and one’s own data are one tap away, on every page."""
        import_module("entrepairs.people.receivers")
        links.add("nav", "people:demo", _("Démonstration"), when=lambda _request: settings.DEMO, order=95, icon="key")
        links.add("nav", "people:notices", _("Avis"), when=links.signed_in, order=80, icon="bell")
        links.add("footer", "people:preferences", _("Préférences"))
        links.add("footer", "people:my_data", _("Mes données"), when=links.signed_in)
