from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class AgendaConfig(AppConfig):
    name = "entrepairs.agenda"
    verbose_name = "Agenda"

    def ready(self) -> None:
        """Open the pages that a house gets from its agenda, and the list of all that is public."""
        import_module("entrepairs.agenda.receivers")
        import_module("entrepairs.agenda.panels")
        import_module("entrepairs.agenda.house_needs")
        import_module("entrepairs.agenda.streams")
        import_module("entrepairs.agenda.watched").add()
        links.add("nav", "agenda:all", _("Venir à un groupe"), when=links.signed_out, order=20)
        links.add("nav", "agenda:mine", _("Mes rencontres"), when=links.signed_in, order=30)
