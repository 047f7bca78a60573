"""What an account tells its person."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "account_asleep": Kind(
        family="compte",
        title=_("Votre compte dort"),
        text=_("Vous n’êtes pas venu·e depuis longtemps. Sans nouvelles de vous, il sera effacé dans 30 jours."),
        essential=True,
    ),
    "erasure_planned": Kind(
        family="compte",
        title=_("L’effacement de votre compte est prévu"),
        text=_("Vous pouvez encore l’annuler."),
        essential=True,
    ),
    "account_recovered": Kind(
        family="compte",
        title=_("Votre compte a été retrouvé avec votre feuille de secours"),
        text=_("Si ce n’était pas vous, changez votre phrase de passe et prévenez l’équipe."),
        essential=True,
    ),
}
