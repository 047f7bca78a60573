"""What doctor says of the watch: who can be called at night, and whether what was set rings."""

from datetime import timedelta

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.core.clock import now
from entrepairs.core.findings import Finding
from entrepairs.safety.answering import missing
from entrepairs.safety.drawing import SMALLEST
from entrepairs.safety.models import CallStep, Origin, Watcher
from entrepairs.safety.origins import are_kept, first_kept
from entrepairs.safety.ringing import push_key
from entrepairs.safety.rules.reach import can_be_woken

LATELY = timedelta(days=7)
ENOUGH = 3
"""Who watch, so that a red has its two humans and their decision somebody else to judge it."""


def check() -> list[Finding]:
    return [_on_call(), *_few(), *_unknown(), _key(), _contact(), *_origins(), *_failures()]


def _on_call() -> Finding:
    on_call = [one.person for one in Watcher.objects.on_call().select_related("person")]
    if on_call and not any(can_be_woken(person) for person in on_call):
        fact = _("Rien ne réveille les personnes d’astreinte : ni courriel la nuit, ni navigateur, ni SMS.")
        return Finding(True, fact, _("Chacun·e choisit comment dans « Ma part de la veille »."))
    if on_call or not Watcher.objects.on_watch().exists():
        return Finding(False, _("La veille sait qui appeler la nuit, ou ne veille pas encore."))
    fact = _(
        "Personne de la veille n’a dit qu’on pouvait l’appeler hors des heures : un danger la nuit les prévient tous."
    )
    return Finding(False, fact, _("Chacun·e le dit dans « Ma part de la veille »."))


def _few() -> list[Finding]:
    """A red is looked at by two; another look at what they decided is a third person’s."""
    if not 0 < (count := Watcher.objects.on_watch().count()) < ENOUGH:
        return []
    fact = ngettext(
        "Une seule personne veille : un danger ne se regarde pas à deux, personne d’autre ne relit ses décisions.",
        "%(n)d personnes veillent : personne d’autre ne relit ce qu’elles décident à deux d’un danger.",
        count,
    )
    return [Finding(False, fact % {"n": count}, _("Proposez la veille à d’autres, jusqu’à trois au moins."))]


def _unknown() -> list[Finding]:
    """A name opens between two of three people at least, each known by another than who proposed them."""
    if Watcher.objects.on_watch().count() < ENOUGH or Watcher.objects.vouched().count() >= SMALLEST:
        return []
    fact = _("Moins de trois personnes de la veille ont un·e garant·e : aucun nom caché ne peut s’ouvrir.")
    remedy = _("L’administration le dit dans « L’équipe de la veille » ; ou manage.py veille_garant PSEUDONYME.")
    return [Finding(False, fact, remedy)]


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


def _origins() -> list[Finding]:
    """Whether it is as the law of the country asks, and whether anything was kept beyond a year."""
    kept, asked = are_kept(settings.ORIGINS, settings.COUNTRY), are_kept("loi", settings.COUNTRY)
    said = _("Les connexions de ce qui est public sont gardées un an.") if kept else _("Aucune connexion n’est gardée.")
    remedy = ""
    if kept and not asked:
        remedy = _("La loi de ce pays ne le demande pas. CONNEXIONS=non, ou une raison écrite au registre.")
    elif asked and not kept:
        remedy = _("En France, la loi demande de le garder (LCEN, art. 6). CONNEXIONS=loi, sauf avis d’un conseil.")
    found = [Finding(False, said, remedy)]
    too_old = Origin.objects.filter(on__lt=first_kept(localdate(now())) - timedelta(days=2))
    if too_old.exists():
        fact = _("Des connexions sont gardées depuis plus d’un an.")
        found.append(Finding(True, fact, _("Le travail de la nuit ne passe pas : voir manage.py worker.")))
    return found


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
