"""What the agenda tells people. Neutral: neither the house nor what one comes for is named."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

SIGNUPS = {
    "place_kept": Kind(
        family="rendez-vous",
        title=_("Votre place est notée"),
        text=_("Cette page vous permet de revenir, et de dire que vous ne venez pas."),
    ),
    "seat_offered": Kind(
        family="rendez-vous",
        title=_("Une place s’est libérée"),
        text=_("Elle est gardée pour vous. La page dit jusqu’à quelle heure."),
    ),
    "seat_given": Kind(
        family="rendez-vous",
        title=_("Vous avez une place"),
        text=_("Elle vient de se libérer. Si vous ne venez pas, un geste suffit pour le dire."),
    ),
    "seat_passed": Kind(
        family="rendez-vous",
        title=_("La place est passée à la personne suivante"),
        text=_("Vous pouvez vous inscrire de nouveau quand vous voulez."),
    ),
    "seat_none": Kind(
        family="rendez-vous",
        title=_("Pas de place cette fois, pour l’instant"),
        text=_("Aucune ne s’est libérée. La page dit ce qui reste possible."),
    ),
    "gathering_after": Kind(
        family="rendez-vous",
        title=_("Deux questions, si vous voulez"),
        text=_("Elles ne savent pas qui répond. Rien n’oblige à y répondre."),
        by_mail=False,
    ),
    "signup_ended": Kind(
        family="rendez-vous",
        title=_("C’est noté : vous ne venez pas"),
        text=_("L’équipe l’a noté pour vous. Si ce n’est pas cela, inscrivez-vous de nouveau."),
    ),
    "gathering_tomorrow": Kind(
        family="rendez-vous",
        title=_("Une rencontre vous attend, dans un jour"),
        text=_("Si vous ne venez pas, un geste suffit pour le dire. Rien à expliquer."),
    ),
    "gathering_soon": Kind(
        family="rendez-vous",
        title=_("Une rencontre commence dans une heure"),
        text=_("La page dit où. Venez comme vous êtes."),
    ),
}

SHIFTS = {
    "relief_asked": Kind(
        family="aide",
        title=_("Quelqu’un cherche un relais"),
        text=_("Si vous pouvez, la page dit quand. Sinon, il n’y a rien à faire."),
    ),
    "relief_found": Kind(
        family="aide",
        title=_("Quelqu’un vous remplace"),
        text=_("C’est réglé. La page dit quand."),
    ),
    "shift_cancelled": Kind(
        family="aide",
        title=_("Un moment que vous teniez est annulé"),
        text=_("La page dit lequel."),
    ),
    "shift_call": Kind(
        family="aide",
        title=_("Un moment est à tenir"),
        text=_("Si vous pouvez, un geste suffit. Sinon, il n’y a rien à faire."),
    ),
    "shift_reserve": Kind(
        family="aide",
        title=_("On a besoin de vous, si vous pouvez toujours"),
        text=_("Vous aviez dit rester joignable pour ce moment. La page dit lequel."),
    ),
    "exchange_asked": Kind(
        family="aide",
        title=_("Quelqu’un vous propose un échange"),
        text=_("Un moment contre un autre. Oui ou non, les deux conviennent."),
    ),
    "exchange_done": Kind(
        family="aide",
        title=_("L’échange est fait"),
        text=_("La page dit ce que vous tenez maintenant."),
    ),
    "exchange_declined": Kind(
        family="aide",
        title=_("L’échange ne se fera pas"),
        text=_("Vous gardez votre moment. Vous pouvez demander à quelqu’un d’autre."),
    ),
    "rota_published": Kind(
        family="aide",
        title=_("Des moments sont prévus pour vous"),
        text=_("Vous aviez dit que vous pouviez. La page dit quand. Si l’un ne va plus, un geste suffit."),
    ),
    "shift_hole": Kind(
        family="maison",
        title=_("Une place est à tenir bientôt"),
        text=_("La page dit laquelle."),
    ),
}

GROUPS = {
    "group_proposed": Kind(
        family="rendez-vous",
        title=_("Quelque chose vous est proposé"),
        text=_("Oui, non ou autre chose : tout convient. La page dit jusqu’à quand répondre."),
    ),
    "group_started": Kind(
        family="rendez-vous",
        title=_("C’est dans votre agenda"),
        text=_("Assez de personnes ont dit oui. La page dit quand."),
    ),
    "group_without": Kind(
        family="rendez-vous",
        title=_("Ce qui vous était proposé est parti sans vous"),
        text=_("Vous restez dans la liste pour la suite. La page dit ce qui est possible."),
    ),
    "group_closed": Kind(
        family="rendez-vous",
        title=_("Ce qui vous était proposé n’aura pas lieu"),
        text=_("Vous n’avez rien à faire. La page dit ce qui est possible."),
    ),
    "lead_asked": Kind(
        family="aide",
        title=_("On vous propose d’animer"),
        text=_("Oui ou non, les deux conviennent. La page en dit plus."),
    ),
    "wishes_closed": Kind(
        family="maison",
        title=_("Des personnes attendent une suite"),
        text=_("Le jour que vous aviez dit est passé. La page dit ce qui est possible."),
    ),
    "group_short": Kind(
        family="maison",
        title=_("Des réponses manquent"),
        text=_("La page dit où, et ce qui est possible."),
    ),
}

KINDS = {
    **SIGNUPS,
    **SHIFTS,
    **GROUPS,
    "gathering_moved": Kind(
        family="rendez-vous",
        title=_("Une rencontre a changé"),
        text=_("Le jour, l’heure ou le lieu n’est plus le même. La page dit comment."),
    ),
    "sessions_moved": Kind(
        family="rendez-vous",
        title=_("Plusieurs rencontres ont changé"),
        text=_("Vous gardez votre place. La page dit les nouvelles dates."),
    ),
    "sessions_added": Kind(
        family="rendez-vous",
        title=_("Une rencontre de plus est prévue"),
        text=_("Vous y avez une place. Si vous ne venez pas, un geste suffit pour le dire."),
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
