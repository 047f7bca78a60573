"""What doctor says of the watch: who can be called at night, and whether what was set rings."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding
from entrepairs.safety.answering import missing
from entrepairs.safety.models import CallStep, Watcher
from entrepairs.safety.ringing import push_key

LATELY = timedelta(days=7)


def check() -> list[Finding]:
    return [_on_call(), _key(), _contact(), *_failures()]


def _on_call() -> Finding:
    if Watcher.objects.on_call().exists() or not Watcher.objects.on_watch().exists():
        return Finding(False, _("La veille sait qui appeler la nuit, ou ne veille pas encore."))
    fact = _(
        "Personne de la veille n’a dit qu’on pouvait l’appeler hors des heures : un danger la nuit les prévient tous."
    )
    return Finding(False, fact, _("Chacun·e le dit dans « Ma part de la veille »."))


def _key() -> Finding:
    try:
        is_set = push_key() is not None
    except ValueError:
        return Finding(True, _("PUSH_CLE n’est pas une clé : aucun navigateur ne sonne."), "manage.py cle_push")
    if is_set and not settings.PUSH_CONTACT:
        fact = _("PUSH_CONTACT est vide : les services des navigateurs ne sauront pas qui prévenir d’un abus.")
        return Finding(False, fact, _("Donnez PUSH_CONTACT=mailto:adresse@exemple.fr."))
    return Finding(
        False, _("Les navigateurs peuvent sonner.") if is_set else _("Aucun navigateur ne sonne : rien ne sort.")
    )


def _contact() -> Finding:
    if not (names := missing(settings.CONTACT)):
        return Finding(False, _("La page « Les règles du site » dit qui répond du site."))
    fact = _("La page « Les règles du site » ne dit pas encore tout ce que la loi demande.")
    return Finding(False, fact, _("Donnez %(names)s.") % {"names": ", ".join(names)})


def _failures() -> list[Finding]:
    """Of each channel, lately, unless the last try worked."""
    found = []
    for channel in CallStep.Channel:
        steps = CallStep.objects.filter(channel=channel, at__gt=now() - LATELY)
        last = steps.last()
        if last is None or last.worked:
            continue
        count = steps.filter(worked=False).count()
        fact = ngettext(
            "Un appel de la veille n’a pas pris (%(channel)s).",
            "%(n)d appels de la veille n’ont pas pris (%(channel)s).",
            count,
        )
        remedy = _(
            "Essayez SMS_COMMANDE à la main, ou regardez si la machine peut joindre les services des navigateurs."
        )
        found.append(Finding(True, fact % {"n": count, "channel": channel.label}, remedy))
    return found
