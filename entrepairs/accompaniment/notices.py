"""What the chain tells people. Neutral: no name, no experience, no house."""

from django.utils.translation import gettext_lazy as _

from entrepairs.people.kinds import Kind

KINDS = {
    # requests and proposals
    "proposal_ready": Kind(
        family="demandes",
        title=_("Du nouveau pour votre demande"),
        text=_("Des personnes vous sont proposées. Vous choisissez, à votre rythme."),
    ),
    "proposal_asked": Kind(
        family="aide",
        title=_("Quelqu’un attend votre réponse"),
        text=_("Vous avez cinq jours pour dire oui ou non. Vous n’avez pas à dire pourquoi."),
    ),
    "proposal_reminder": Kind(
        family="aide",
        title=_("Quelqu’un attend encore votre réponse"),
        text=_("Un oui ou un non, les deux conviennent. C’est le seul rappel."),
    ),
    "proposal_accepted": Kind(
        family="demandes",
        title=_("Une réponse est arrivée"),
        text=_("C’est un oui. Vous pouvez vous écrire dès maintenant."),
    ),
    "proposal_closed": Kind(
        family="demandes",
        title=_("Votre demande continue"),
        text=_("La personne choisie n’est pas disponible. Ce n’est pas à cause de vous. La page dit la suite."),
    ),
    "request_advice": Kind(
        family="demandes",
        title=_("Votre demande attend depuis quinze jours"),
        text=_("Quelqu’un de la maison la suit. La page dit ce qui peut aider."),
    ),
    "request_waits": Kind(
        family="maison",
        title=_("Une demande attend depuis quinze jours"),
        text=_("La page de coordination dit ce qui bloque."),
    ),
    # messages, framework, meetings, notes
    "message": Kind(
        family="messages",
        title=_("Vous avez un message"),
        text=_("Vous pouvez le lire, et répondre quand vous voulez."),
    ),
    "framework_changed": Kind(
        family="ensemble",
        title=_("Le cadre a changé"),
        text=_("Lisez ce qui a changé. Vous êtes libre de l’accepter ou d’en reparler."),
    ),
    "framework_accepted": Kind(
        family="ensemble",
        title=_("Le cadre est accepté"),
        text=_("Il attend encore un accord."),
    ),
    "framework_agreed": Kind(
        family="ensemble",
        title=_("Vous êtes d’accord sur le cadre"),
        text=_("Tout le monde l’a accepté. Vous pourrez le changer quand vous voulez."),
    ),
    "meeting_proposed": Kind(
        family="rendez-vous",
        title=_("Un moment vous est proposé"),
        text=_("Vous pouvez dire oui, proposer un autre moment, ou annuler."),
    ),
    "meeting_confirmed": Kind(
        family="rendez-vous",
        title=_("Un rendez-vous est confirmé"),
        text=_("Vous pouvez le mettre dans votre agenda."),
    ),
    "meeting_cancelled": Kind(
        family="rendez-vous",
        title=_("Un rendez-vous est annulé"),
        text=_("Vous pouvez proposer un autre moment."),
    ),
    "meeting_soon": Kind(
        family="rendez-vous",
        title=_("Un rendez-vous dans les 24 heures"),
        text=_("La page dit à quelle heure."),
    ),
    "note_written": Kind(
        family="ensemble",
        title=_("Une nouvelle note commune"),
        text=_("Vous pouvez la lire et la changer."),
        by_mail=False,
    ),
    "note_changed": Kind(
        family="ensemble",
        title=_("Une note commune a changé"),
        text=_("Vous pouvez la relire."),
        by_mail=False,
    ),
    "note_deleted": Kind(
        family="ensemble",
        title=_("Une note commune a été effacée"),
        text=_("Elle l’est pour vous deux."),
        by_mail=False,
    ),
    # pauses, relays, endings
    "pair_paused": Kind(
        family="ensemble",
        title=_("Une pause commence"),
        text=_("Ce n’est pas à cause de vous. Rien ne s’efface. La page dit qui est là pour vous."),
    ),
    "pair_resumed": Kind(
        family="ensemble",
        title=_("La pause est finie"),
        text=_("Vous pouvez reprendre, à votre rythme."),
    ),
    "pair_quiet": Kind(
        family="ensemble",
        title=_("Vos échanges changent pour un temps"),
        text=_("La page dit jusqu’à quand, et ce que vous pouvez faire."),
    ),
    "pair_needs_you": Kind(
        family="maison",
        title=_("Une personne pourrait rester sans réponse"),
        text=_("La page de coordination dit où. Un mot de vous peut aider."),
    ),
    "pair_ended": Kind(
        family="ensemble",
        title=_("Un accompagnement se termine"),
        text=_("La page dit la suite. Votre porte reste ouverte."),
    ),
    "relay_asked": Kind(
        family="aide",
        title=_("On vous demande un relais"),
        text=_("Oui ou non, les deux conviennent. La page en dit plus."),
    ),
    "relay_offered": Kind(
        family="ensemble",
        title=_("Quelqu’un peut être là en attendant"),
        text=_("Vous décidez. La page en dit plus."),
    ),
    "relay_begun": Kind(
        family="aide", title=_("Le relais commence"), text=_("La personne a dit oui. Merci d’être là.")
    ),
    "relay_ended": Kind(
        family="ensemble",
        title=_("Un relais se termine"),
        text=_("Ce n’est pas à cause de vous. La page dit la suite."),
    ),
    "relay_named": Kind(
        family="maison", title=_("Un relais est demandé"), text=_("La page de coordination dit où. Rien à faire.")
    ),
    "relay_to_name": Kind(
        family="maison",
        title=_("Un relais est à nommer"),
        text=_("La page de coordination dit où."),
    ),
    "check_in": Kind(
        family="ensemble",
        title=_("Trois semaines déjà"),
        text=_("Une question, une réponse, et vous décidez de la suite."),
    ),
    "check_in_asks": Kind(
        family="maison",
        title=_("Une personne aimerait changer quelque chose"),
        text=_("La page de coordination dit où."),
    ),
    "check_in_waits": Kind(
        family="maison",
        title=_("Un point d’étape attend depuis sept jours"),
        text=_("La page de coordination dit où. Un mot de vous peut aider."),
    ),
    "pair_silent": Kind(
        family="maison",
        title=_("Sept jours sans message"),
        text=_("La page de coordination dit où. Un mot de vous peut aider."),
    ),
    "supervision_needed": Kind(
        family="maison",
        title=_("Un·e pair·e aimerait parler de son rôle"),
        text=_("La page de coordination dit qui."),
    ),
    "supervision_taken": Kind(
        family="aide",
        title=_("Quelqu’un de la maison va vous écrire"),
        text=_("Vous avez demandé à parler de votre rôle. C’est entendu."),
    ),
    "pair_forgetting": Kind(
        family="compte",
        title=_("Un ancien accompagnement s’efface dans 30 jours"),
        text=_("Un an a passé. Copiez ce que vous voulez garder."),
        essential=True,
    ),
}
