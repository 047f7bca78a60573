"""Who may open a round of wishes, say one, form groups from it, and answer."""

from django.utils.translation import gettext as _

from entrepairs.agenda.forming.values import LEAST, MOST
from entrepairs.agenda.models import FormedGroup, GroupPlace, GroupWish, RoundLead, WishRound
from entrepairs.agenda.rules.running import may_run
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person


def may_wish(person: Person, row: WishRound) -> Verdict:
    """Whoever sees it, as long as the house takes wishes; not who leads."""
    if not WishRound.objects.visible_to(person).filter(pk=row.pk).exists():
        return No(_("Ces groupes sont pour les personnes de la maison."))
    if row.state == WishRound.State.ENDED:
        return No(_("C’est terminé pour cette fois. Les groupes qui ont commencé sont dans l’agenda."))
    if not row.takes_wishes:
        return No(_("Les souhaits sont clos : les groupes se forment. La maison dira quand il y en aura d’autres."))
    if RoundLead.objects.filter(round=row, person=person, agreed_at__isnull=False).exists():
        return No(_("Vous avez dit oui pour animer ici. Pour venir en personne, dites d’abord que vous n’animez plus."))
    return YES


def may_lead_round(person: Person, lead: RoundLead) -> Verdict:
    """Who was asked, until the house is done; not who wishes for a group there."""
    if lead.person_id != person.pk:
        return No(_("Cette proposition est pour une autre personne."))
    if lead.round.state == WishRound.State.ENDED:
        return No(_("C’est terminé ici. Merci d’avoir répondu."))
    if GroupWish.objects.filter(round=lead.round, person=person).exists():
        return No(_("Vous avez dit un souhait ici. Pour animer, retirez-le d’abord."))
    return YES


def may_form(person: Person, row: WishRound) -> Verdict:
    """When somebody wishes, and somebody leads."""
    if not (verdict := may_run(person, row.structure)):
        return verdict
    if not row.may_move_to(WishRound.State.SENT):
        return No(_("Les groupes se préparent déjà, ou c’est terminé. Rechargez la page pour voir où cela en est."))
    if not RoundLead.objects.filter(round=row, agreed_at__isnull=False).exists():
        return No(_("Personne n’a encore dit oui pour animer. Demandez à quelqu’un, plus bas sur cette page."))
    if GroupWish.objects.filter(round=row).count() < LEAST:
        return No(_("Un groupe se forme à partir de six souhaits. Attendez encore un peu, ou parlez-en."))
    return YES


def may_change_group(person: Person, group: FormedGroup) -> Verdict:
    """A draft; or a group that waits for answers."""
    if not (verdict := may_run(person, group.round.structure)):
        return verdict
    if group.round.goes_on or group.state not in (FormedGroup.State.DRAFT, FormedGroup.State.INVITED):
        return No(_("Ce groupe ne se change plus ici. Rechargez la page pour voir où il en est."))
    return YES


def may_join(is_let_in: bool, size: int) -> Verdict:
    """One sentence for whatever does not go together: nobody learns what."""
    if size >= MOST:
        return No(_("Ce groupe a déjà dix personnes. Retirez d’abord quelqu’un, ou choisissez un autre groupe."))
    if not is_let_in:
        return No(_("Ce groupe ne va pas avec ce que chaque personne a dit. Choisissez-en un autre."))
    return YES


def may_invite(group: FormedGroup, size: int) -> Verdict:
    if group.state != FormedGroup.State.DRAFT:
        return No(_("Ce groupe est déjà parti. Rechargez la page pour voir où il en est."))
    if group.lead_id is None:
        return No(_("Il manque quelqu’un pour animer ce groupe. Relancez la formation, ou fermez-le."))
    if size < LEAST:
        return No(_("Il faut six personnes pour inviter. Ajoutez-en, ou fermez ce groupe."))
    return YES


def may_answer_place(person: Person, place: GroupPlace) -> Verdict:
    if place.wish.person_id != person.pk:
        return No(_("Cette proposition est pour une autre personne."))
    is_out = place.group.state == FormedGroup.State.INVITED
    if not is_out or place.state not in (GroupPlace.State.INVITED, GroupPlace.State.ACCEPTED):
        return No(_("Cette proposition n’est plus ouverte. Votre souhait reste là tant que vous le gardez."))
    return YES


def may_start(group: FormedGroup, accepted: int) -> Verdict:
    if group.state != FormedGroup.State.INVITED:
        return No(_("Ce groupe n’attend pas de réponses. Rechargez la page pour voir où il en est."))
    if group.lead_id is None:
        return No(_("Il manque quelqu’un pour animer ce groupe. Fermez-le, puis relancez la formation."))
    if accepted < LEAST:
        return No(_("Il faut six oui pour commencer. Vous pouvez attendre, ajouter quelqu’un, ou fermer ce groupe."))
    return YES
