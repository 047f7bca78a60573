"""What the agenda tells people. Neutral: neither the house nor what one comes for is named."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "gathering_moved": Kind(
        family="rendez-vous",
        title=_("Une rencontre a changé"),
        text=_("Le jour, l’heure ou le lieu n’est plus le même. La page dit comment."),
    ),
    "gathering_cancelled": Kind(
        family="rendez-vous",
        title=_("Une rencontre est annulée"),
        text=_("La page dit ce qui est possible à la place."),
    ),
    "gathering_back": Kind(
        family="rendez-vous",
        title=_("Une rencontre a lieu, finalement"),
        text=_("Elle était annulée. Elle ne l’est plus. La page dit quand."),
    ),
    "facilitation_asked": Kind(
        family="aide",
        title=_("On vous propose d’animer"),
        text=_("Oui ou non, les deux conviennent. La page en dit plus."),
    ),
    "facilitation_relay": Kind(
        family="aide",
        title=_("On cherche quelqu’un pour animer"),
        text=_("La personne prévue ne pourra pas être là. Si vous pouvez, la page dit quand."),
    ),
    "gathering_unheld": Kind(
        family="maison",
        title=_("Une rencontre n’a personne pour l’animer"),
        text=_("La page dit laquelle. Vous pouvez trouver quelqu’un, ou l’annuler."),
    ),
}
