"""What doctor says of the mails that tell people something."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding
from entrepairs.people.models import Erasure, Notice

PATIENCE = timedelta(hours=1)


def check() -> list[Finding]:
    """Mails leave, and accounts asked to end have ended."""
    return [_sender(), _late_mails(), _late_erasures()]


def _sender() -> Finding:
    if settings.EMAIL_HOST or settings.DEMO:
        return Finding(False, _("Les courriels ont un chemin pour partir."))
    fact = _("Aucun serveur d’envoi : les courriels restent dans un dossier de cette machine.")
    return Finding(False, fact, _("Donnez COURRIEL_HOTE si la maison veut prévenir par courriel."))


def _late_mails() -> Finding:
    late = Notice.objects.late(now() - PATIENCE).count()
    if not late:
        return Finding(False, _("Aucun courriel n’est en retard."))
    fact = ngettext(
        "%(n)d courriel aurait dû partir depuis plus d’une heure.",
        "%(n)d courriels auraient dû partir depuis plus d’une heure.",
        late,
    )
    remedy = _("Vérifiez COURRIEL_HOTE, COURRIEL_NOM et COURRIEL_MOT ; chaque envoi est essayé de nouveau.")
    return Finding(True, fact % {"n": late}, remedy)


def _late_erasures() -> Finding:
    late = Erasure.objects.due(now() - PATIENCE).exclude(person=None).count()
    if not late:
        return Finding(False, _("Les effacements demandés sont faits à l’heure."))
    fact = ngettext("%(n)d compte aurait dû être effacé.", "%(n)d comptes auraient dû être effacés.", late)
    return Finding(True, fact % {"n": late}, _("Démarrez les travaux de fond : manage.py worker"))
