"""What those who help are told. Neutral: no house, no reason; the page says the rest."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "habilitation_decided": Kind(
        family="aide",
        title=_("Une bonne nouvelle"),
        text=_("Une réponse est arrivée. La page dit la suite."),
    ),
    "habilitation_confirmed": Kind(family="aide", title=_("Une étape est passée"), text=_("La page dit laquelle.")),
    "habilitation_withdrawn": Kind(
        family="aide",
        title=_("Une décision vous concerne"),
        text=_("La page dit laquelle, et pourquoi."),
        essential=True,
    ),
    "charter_changed": Kind(
        family="aide",
        title=_("Un texte a changé"),
        text=_("Vous l’aviez signé. Vous pouvez lire la nouvelle version."),
    ),
}
