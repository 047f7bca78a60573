"""What the circles tell people. Neutral: no title, no name, no circle."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    "circle_answer": Kind(
        family="messages",
        title=_("Quelqu’un vous a répondu"),
        text=_("Vous pouvez le lire quand vous voulez."),
    ),
    "circle_followed": Kind(
        family="messages",
        title=_("Il y a une réponse, là où vous suivez"),
        text=_("Vous pouvez la lire quand vous voulez."),
    ),
    "circle_charter": Kind(
        family="maison",
        title=_("Un texte est à relire ensemble"),
        text=_("Le jour prévu est venu. Rien ne presse."),
    ),
    "circle_invited": Kind(
        family="messages",
        title=_("On vous invite"),
        text=_("Vous lisez d’abord, vous répondez si vous voulez."),
    ),
    "circle_welcome": Kind(
        family="messages",
        title=_("Quelqu’un vous a écrit un mot"),
        text=_("Vous pouvez le lire quand vous voulez."),
    ),
}
