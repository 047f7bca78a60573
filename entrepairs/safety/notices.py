"""What the watch tells people. Neutral: neither the text nor what became of it is named."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "decision": Kind(
        family="compte",
        title=_("L’équipe a changé quelque chose"),
        text=_("La page dit quoi, pourquoi, et comment demander un autre regard."),
        essential=True,
    ),
    "decision_lifted": Kind(
        family="compte",
        title=_("Une décision a été levée"),
        text=_("La page dit ce qui est revenu comme avant."),
        essential=True,
    ),
    "appeal_judged": Kind(
        family="compte",
        title=_("Une autre personne a regardé"),
        text=_("La page dit ce qu’elle a décidé, et pourquoi."),
        essential=True,
    ),
}
