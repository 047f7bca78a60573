"""What a house tells people. Neutral: neither the house nor the role is named."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
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
}
