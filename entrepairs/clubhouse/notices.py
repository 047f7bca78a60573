"""What a Clubhouse tells people. Neutral: no house, no name, nothing of what is written."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

_TOGETHER = "ensemble"

KINDS = {
    "record_asked": Kind(
        family=_TOGETHER,
        title=_("On vous propose d’écrire à deux"),
        text=_("Vous pouvez dire oui, ou pas cette fois."),
    ),
    "record_agreed": Kind(
        family=_TOGETHER,
        title=_("Quelqu’un veut bien écrire avec vous"),
        text=_("Vous pouvez commencer."),
    ),
    "record_alone": Kind(
        family=_TOGETHER,
        title=_("Pas cette fois"),
        text=_("La personne ne peut pas écrire avec vous en ce moment. Vous pouvez en choisir une autre."),
    ),
    "record_changed": Kind(
        family=_TOGETHER,
        title=_("Un texte à deux a changé"),
        text=_("Vous pouvez le relire."),
    ),
    "record_signed": Kind(
        family=_TOGETHER,
        title=_("Un texte à deux est signé"),
        text=_("Vous pouvez le relire, et signer si vous voulez."),
    ),
    "record_erased": Kind(
        family=_TOGETHER,
        title=_("Un texte à deux est effacé"),
        text=_("La personne a choisi de l’effacer. Il n’y a rien à faire."),
        by_mail=False,
    ),
    "employment_shared": Kind(
        family=_TOGETHER,
        title=_("Quelqu’un partage un projet avec vous"),
        text=_("Vous pouvez le lire."),
    ),
}
