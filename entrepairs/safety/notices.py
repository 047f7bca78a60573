"""What the watch tells people. Neutral: no name, no queue, neither the text nor what became of it."""

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
    "appeal_asked": Kind(
        family="maison",
        title=_("Quelqu’un demande un autre regard"),
        text=_("Ouvrez la page quand vous pouvez."),
    ),
    "answer_asked": Kind(
        family="aide",
        title=_("Quelqu’un attend une réponse"),
        text=_("Vous avez dit qu’on pouvait vous le demander. Vous pouvez dire non."),
    ),
    "name_opened": Kind(
        family="compte",
        title=_("Quelque chose de vous a été ouvert"),
        text=_("La page dit quoi, par qui, et pourquoi."),
        essential=True,
    ),
    "name_asked": Kind(
        family="maison",
        title=_("On vous demande un oui ou un non"),
        text=_("Ouvrez la page dès que vous pouvez."),
    ),
    "name_answered": Kind(
        family="maison",
        title=_("Quelqu’un a répondu"),
        text=_("La page dit quoi."),
    ),
    "ring_failed": Kind(
        family="maison",
        title=_("Un essai n’a pas marché"),
        text=_("La page dit ce que vous avez choisi. Parlez-en à qui tient le site."),
    ),
    "team_word": Kind(
        family="compte",
        title=_("L’équipe vous a écrit"),
        text=_("Vous pouvez le lire quand vous voulez."),
        essential=True,
    ),
    "watch_offered": Kind(
        family="maison",
        title=_("Quelque chose vous est proposé"),
        text=_("La page dit quoi. Vous pouvez dire non."),
    ),
    "watch_joined": Kind(
        family="maison",
        title=_("Quelqu’un rejoint l’équipe"),
        text=_("La page dit qui, et qui l’a proposé. Si vous connaissez cette personne, dites-le."),
    ),
    "watch_ended": Kind(
        family="maison",
        title=_("Votre part de la veille est finie"),
        text=_("Merci pour ce temps. Vous n’avez rien à faire."),
    ),
    "watch_second": Kind(
        family="maison",
        title=_("Quelqu’un demande un deuxième regard"),
        text=_("Ouvrez la page quand vous pouvez."),
    ),
    "watch_more": Kind(
        family="maison",
        title=_("Il y a du nouveau là où vous êtes attendu·e"),
        text=_("Ouvrez la page dès que vous pouvez."),
    ),
    "watch_call": Kind(
        family="maison",
        title=_("Quelqu’un a besoin de vous"),
        text=_("Ouvrez la page dès que vous pouvez. Si vous ne pouvez pas, une autre personne sera prévenue."),
    ),
}
