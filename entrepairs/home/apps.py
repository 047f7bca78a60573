from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from entrepairs.ui import links


class HomeConfig(AppConfig):
    name = "entrepairs.home"
    verbose_name = "Accueil"

    def ready(self) -> None:
        """The few doors that stand on every page."""
        links.add("talk", "accompaniment:write")
        links.add("nav", "accompaniment:write", _("Écrire"), when=links.signed_out, order=10)
        links.add("nav", "account_login", _("Se connecter"), when=links.signed_out, order=90)
        links.add("nav", "home:space", _("Mon espace"), when=links.signed_in, order=10)
        links.add("nav", "people:notices", _("Avis"), when=links.signed_in, order=20)
        links.add("nav", "home:account", _("Mon compte"), when=links.signed_in, order=90)
        links.add("footer", "people:preferences", _("Préférences d’affichage"), order=10)
        links.add("footer", "structures:houses", _("Les maisons"), order=20)
        links.add("footer", "home:about", _("Qui veille ici"), order=30)
