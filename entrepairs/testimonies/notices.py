"""What stories tell people. Neutral: no title, no name."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "story_to_review": Kind(
        family="maison",
        title=_("Un texte attend une relecture"),
        text=_("La page dit comment relire."),
    ),
    "story_changes": Kind(
        family="histoires",
        title=_("Quelqu’un a relu votre texte"),
        text=_("Quelques mots sont à revoir. La page dit lesquels."),
    ),
    "story_accepted": Kind(
        family="histoires",
        title=_("Votre texte est relu et accepté"),
        text=_("Rien n’est public. Vous avez deux jours pour y repenser."),
    ),
    "story_ready": Kind(
        family="histoires",
        title=_("Vous pouvez décider"),
        text=_("Deux jours ont passé. Vous publiez, ou non. Rien ne presse."),
    ),
}
