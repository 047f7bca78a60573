"""What doctor says of the background work."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding
from entrepairs.jobs.models import Beat, Job

SILENCE = timedelta(minutes=2)
LATE = timedelta(minutes=10)


def check() -> list[Finding]:
    """A worker lives, nothing waits too long, nothing was given up."""
    return [_worker(), _oldest(), _dead()]


def _worker() -> Finding:
    if Beat.objects.filter(seen_at__gte=now() - SILENCE).exists():
        return Finding(False, _("Les travaux de fond tournent."))
    return Finding(
        True,
        _("Aucun travail de fond ne tourne depuis au moins deux minutes."),
        _("Démarrez le serveur avec manage.py serve, ou seul : manage.py worker"),
    )


def _oldest() -> Finding:
    first = Job.objects.due(now()).order_by("run_at").first()
    waited = now() - first.run_at if first else timedelta(0)
    if first is None or waited < LATE:
        return Finding(False, _("Aucun travail n’attend depuis longtemps."))
    fact = _("Un travail attend depuis %(minutes)d minutes : %(name)s.")
    remedy = _("Ajoutez un processus : manage.py worker")
    return Finding(True, fact % {"minutes": waited.total_seconds() // 60, "name": first.name}, remedy)


def _dead() -> Finding:
    dead = Job.objects.dead()
    count = dead.count()
    if not count:
        return Finding(False, _("Aucun travail n’a été abandonné."))
    names = ", ".join(sorted(set(dead.values_list("name", flat=True)))[:3])
    fact = ngettext("%(n)d travail abandonné : %(names)s.", "%(n)d travaux abandonnés : %(names)s.", count)
    remedy = _("Lisez l’erreur dans Exploitation → Travaux de fond, corrigez, puis : manage.py tick --reprendre")
    return Finding(True, fact % {"n": count, "names": names}, remedy)
