"""What doctor says of the live stream."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from entrepairs.core.findings import Finding
from entrepairs.live.buses import bus


def check() -> list[Finding]:
    """The bus exists and suits the database."""
    try:
        bus()
    except ImproperlyConfigured as error:
        return [Finding(True, str(error), _("Corrigez le réglage BUS, puis redémarrez le serveur."))]
    if settings.LIVE_BUS.startswith("local:"):
        return [Finding(False, _("Le direct marche dans un seul processus (BUS=local://)."))]
    return [Finding(False, _("Le direct relie plusieurs processus (BUS=%(bus)s).") % {"bus": settings.LIVE_BUS})]
