"""What doctor says of the pages."""

from django.utils.translation import gettext as _

from entrepairs.core.findings import Finding
from entrepairs.ui import links
from entrepairs.ui.pdf import has_paper

NEEDED: list[links.Spot] = ["help_now", "quick_exit"]


def check() -> list[Finding]:
    """Help and the quick way out stand on every page; no registered link leads nowhere; paper can be made."""
    return [_always_there(), _lead_somewhere(), _paper()]


def _always_there() -> Finding:
    missing = [spot for spot in NEEDED if not links.names(spot)]
    if not missing:
        return Finding(False, _("L’aide immédiate et « Quitter vite » sont sur chaque page."))
    remedy = _("Ajoutez-les avec links.add dans AppConfig.ready : %(names)s.") % {"names": ", ".join(missing)}
    return Finding(True, _("Il manque l’aide immédiate ou « Quitter vite » sur les pages."), remedy)


def _lead_somewhere() -> Finding:
    lost = links.unresolved()
    if not lost:
        return Finding(False, _("Tous les liens de la navigation mènent quelque part."))
    remedy = _("Donnez-leur une adresse, ou retirez-les : %(names)s.") % {"names": ", ".join(lost)}
    return Finding(True, _("Des liens de la navigation ne mènent nulle part."), remedy)


def _paper() -> Finding:
    if has_paper():
        return Finding(False, _("Les affiches et les feuilles peuvent sortir en PDF."))
    remedy = _("Ajoutez Pango. Debian, Ubuntu : sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    return Finding(False, _("Les affiches et les feuilles ne sortent pas en PDF : il manque Pango."), remedy)
