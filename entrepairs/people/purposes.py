"""What taking back a yes changes, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models.consent import Purpose

EFFECTS: dict[str, Promise] = {
    Purpose.MATCHING: _("Sans cet accord, vos vécus ne servent pas à chercher. Vous pouvez toujours écrire."),
    Purpose.HELPING: _("Sans cet accord, on ne vous propose à personne. Les accompagnements en cours continuent."),
    Purpose.ANSWERING: _(
        "Sans cet accord, on ne vous demande pas de répondre. Vous écrivez toujours quand vous voulez."
    ),
    Purpose.FINDING: _("Sans cet accord, rien n’est signalé. Vous lisez les mêmes réponses, dans le même ordre."),
    Purpose.TELLING: _(
        "Sans cet accord, vos réponses ne disent rien de vos vécus. Vous pouvez toujours l’écrire avec vos mots."
    ),
    Purpose.MAIL: _("Sans cet accord, aucun courriel ne part. Les avis restent sur le site."),
}
