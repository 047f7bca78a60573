"""What a house tells people. Neutral: neither the house nor the role is named."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "mistake_reported": Kind(
        family="maison",
        title=_("Quelqu’un a signalé une erreur sur une page publique"),
        text=_("Vous pouvez la lire, corriger si besoin, puis dire ce qui a été fait."),
    ),
    "role_offered": Kind(
        family="maison",
        title=_("Un rôle vous est proposé"),
        text=_("Vous pouvez dire oui ou non. La page dit lequel."),
    ),
    "role_ended": Kind(
        family="maison", title=_("Un de vos rôles est terminé"), text=_("Merci pour ce que vous avez porté.")
    ),
    "affiliation_asked": Kind(
        family="maison",
        title=_("Un rattachement est proposé"),
        text=_("La coordination dit oui ou non. La page dit ce que cela change."),
    ),
    "visit_question": Kind(
        family="maison",
        title=_("Une question vous attend"),
        text=_("Vous pouvez répondre oui, plus tard, ou non merci. Personne ne demande pourquoi."),
    ),
    "visit_last_day": Kind(
        family="maison",
        title=_("Une période arrive à sa fin"),
        text=_("Rien ne s’arrête tout seul. La page dit ce que vous pouvez faire."),
    ),
    "visit_renewal": Kind(
        family="maison",
        title=_("Deux mois de plus vous sont proposés"),
        text=_("Vous pouvez dire oui ou non. Personne ne demande pourquoi."),
    ),
    "visit_continued": Kind(
        family="maison", title=_("Quelqu’un continue"), text=_("Deux mois de plus ont été acceptés.")
    ),
    "visit_not_renewed": Kind(
        family="maison", title=_("Quelqu’un a répondu non merci"), text=_("La page des personnes dit où l’on en est.")
    ),
    "visit_wants_in": Kind(
        family="maison", title=_("Quelqu’un a répondu oui"), text=_("La coordination peut le confirmer.")
    ),
    "visit_to_follow": Kind(
        family="maison",
        title=_("Une période arrive à sa fin"),
        text=_("Parlez-en avec la personne : continuer, confirmer, ou se dire au revoir."),
    ),
    "member_welcomed": Kind(
        family="maison", title=_("C’est confirmé"), text=_("La maison vous souhaite la bienvenue.")
    ),
    "join_request": Kind(
        family="maison", title=_("Quelqu’un vous écrit"), text=_("Une personne attend votre réponse.")
    ),
    "join_request_answered": Kind(
        family="maison", title=_("Une réponse est arrivée"), text=_("Vous pouvez la lire et répondre.")
    ),
    "join_request_closed": Kind(
        family="maison",
        title=_("Une conversation est fermée"),
        text=_("Vous pouvez encore la lire. Vous pouvez en commencer une autre."),
    ),
}
