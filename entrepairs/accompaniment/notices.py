"""What the chain tells people. Neutral: no name, no experience, no house."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    # requests and proposals
    "proposal_ready": Kind(
        title=_("Du nouveau pour votre demande"),
        text=_("Des personnes vous sont proposées. Vous choisissez, à votre rythme."),
        choice=_("Quand quelqu’un m’est proposé"),
    ),
    "proposal_asked": Kind(
        title=_("Quelqu’un attend votre réponse"),
        text=_("Vous avez cinq jours pour dire oui ou non. Vous n’avez pas à dire pourquoi."),
        choice=_("Quand quelqu’un me choisit"),
    ),
    "proposal_reminder": Kind(
        title=_("Quelqu’un attend encore votre réponse"),
        text=_("Un oui ou un non, les deux conviennent. C’est le seul rappel."),
        choice=_("Un rappel, quand je n’ai pas répondu"),
    ),
    "proposal_accepted": Kind(
        title=_("Une réponse est arrivée"),
        text=_("C’est un oui. Vous pouvez vous écrire dès maintenant."),
        choice=_("Quand une personne choisie répond"),
    ),
    "proposal_closed": Kind(
        title=_("Votre demande continue"),
        text=_("La personne choisie n’est pas disponible. Ce n’est pas à cause de vous. La page dit la suite."),
        choice=_("Quand une personne choisie n’est pas disponible"),
    ),
    "request_advice": Kind(
        title=_("Votre demande attend depuis quinze jours"),
        text=_("Quelqu’un de la maison la suit. La page dit ce qui peut aider."),
        choice=_("Quand mon attente dure"),
    ),
    "request_waits": Kind(
        title=_("Une demande attend depuis quinze jours"),
        text=_("La page de coordination dit ce qui bloque."),
        choice=_("Quand une demande de ma maison attend longtemps"),
    ),
    # messages, framework, meetings, notes
    "message": Kind(
        title=_("Vous avez un message"),
        text=_("Vous pouvez le lire, et répondre quand vous voulez."),
        choice=_("Quand je reçois un message"),
    ),
    "framework_changed": Kind(
        title=_("Le cadre a changé"),
        text=_("Lisez ce qui a changé. Vous êtes libre de l’accepter ou d’en reparler."),
        choice=_("Quand le cadre change ou est accepté"),
    ),
    "framework_accepted": Kind(
        title=_("Le cadre est accepté"),
        text=_("Il attend encore un accord."),
    ),
    "framework_agreed": Kind(
        title=_("Vous êtes d’accord sur le cadre"),
        text=_("Tout le monde l’a accepté. Vous pourrez le changer quand vous voulez."),
    ),
    "meeting_proposed": Kind(
        title=_("Un moment vous est proposé"),
        text=_("Vous pouvez dire oui, proposer un autre moment, ou annuler."),
        choice=_("Quand un rendez-vous est proposé, confirmé ou annulé"),
    ),
    "meeting_confirmed": Kind(
        title=_("Un rendez-vous est confirmé"),
        text=_("Vous pouvez le mettre dans votre agenda."),
    ),
    "meeting_cancelled": Kind(
        title=_("Un rendez-vous est annulé"),
        text=_("Vous pouvez proposer un autre moment."),
    ),
    "meeting_soon": Kind(
        title=_("Un rendez-vous dans les 24 heures"),
        text=_("La page dit à quelle heure."),
        choice=_("Un rappel la veille d’un rendez-vous"),
    ),
    "note_written": Kind(
        title=_("Une nouvelle note commune"),
        text=_("Vous pouvez la lire et la changer."),
        choice=_("Quand une note commune change ou s’efface"),
        by_mail=False,
    ),
    "note_changed": Kind(
        title=_("Une note commune a changé"),
        text=_("Vous pouvez la relire."),
        by_mail=False,
    ),
    "note_deleted": Kind(
        title=_("Une note commune a été effacée"),
        text=_("Elle l’est pour vous deux."),
        by_mail=False,
    ),
    # pauses, relays, endings
    "pair_paused": Kind(
        title=_("Une pause commence"),
        text=_("Ce n’est pas à cause de vous. Rien ne s’efface. La page dit qui est là pour vous."),
        choice=_("Quand l’autre personne fait une pause, ou revient"),
    ),
    "pair_resumed": Kind(
        title=_("La pause est finie"),
        text=_("Vous pouvez reprendre, à votre rythme."),
    ),
    "pair_ended": Kind(
        title=_("Un accompagnement se termine"),
        text=_("La page dit la suite. Votre porte reste ouverte."),
        choice=_("Quand un accompagnement se termine"),
    ),
    "relay_asked": Kind(
        title=_("On vous demande un relais"),
        text=_("Oui ou non, les deux conviennent. La page en dit plus."),
        choice=_("Quand on me demande un relais"),
    ),
    "relay_offered": Kind(
        title=_("Quelqu’un peut être là en attendant"),
        text=_("Vous décidez. La page en dit plus."),
        choice=_("Quand un relais m’est proposé"),
    ),
    "relay_begun": Kind(title=_("Le relais commence"), text=_("La personne a dit oui. Merci d’être là.")),
    "relay_ended": Kind(
        title=_("Un relais se termine"),
        text=_("Ce n’est pas à cause de vous. La page dit la suite."),
        choice=_("Quand un relais se termine"),
    ),
    "relay_named": Kind(title=_("Un relais est demandé"), text=_("La page de coordination dit où. Rien à faire.")),
    "relay_to_name": Kind(
        title=_("Un relais est à nommer"),
        text=_("La page de coordination dit où."),
        choice=_("Quand un relais est à nommer dans ma maison"),
    ),
    "check_in": Kind(
        title=_("Trois semaines déjà"),
        text=_("Une question, une réponse, et vous décidez de la suite."),
        choice=_("Le point à trois semaines"),
    ),
    "check_in_asks": Kind(
        title=_("Une personne aimerait changer quelque chose"),
        text=_("La page de coordination dit où."),
        choice=_("Quand une personne de ma maison veut changer ou arrêter"),
    ),
    "check_in_waits": Kind(
        title=_("Un point d’étape attend depuis sept jours"),
        text=_("La page de coordination dit où. Un mot de vous peut aider."),
        choice=_("Quand un point d’étape de ma maison reste sans réponse"),
    ),
    "pair_silent": Kind(
        title=_("Sept jours sans message"),
        text=_("La page de coordination dit où. Un mot de vous peut aider."),
        choice=_("Quand un échange de ma maison reste sans réponse"),
    ),
    "supervision_needed": Kind(
        title=_("Un·e pair·e aimerait parler de son rôle"),
        text=_("La page de coordination dit qui."),
        choice=_("Quand un·e pair·e de ma maison demande à parler"),
    ),
    "supervision_taken": Kind(
        title=_("Quelqu’un de la maison va vous écrire"),
        text=_("Vous avez demandé à parler de votre rôle. C’est entendu."),
    ),
    "pair_forgetting": Kind(
        title=_("Un ancien échange s’efface dans 30 jours"),
        text=_("Un an a passé. Copiez ce que vous voulez garder."),
        choice=_("Avant qu’un ancien échange s’efface"),
        essential=True,
    ),
}
