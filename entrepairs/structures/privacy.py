"""What the houses hold about a person: roles, visits, requests to come; what the team wrote as such."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.structures.models import (
    Import,
    Invitation,
    JoinMessage,
    JoinRequest,
    Role,
    RoleTrace,
    VisitTerm,
    VisitText,
)

RETENTION = {"join_request": _("effacé tout de suite si vous la retirez, sinon trois mois après la fin")}
_TALK = _("parler avec la maison avant de venir")
_VISIT = _("dire de quand à quand, et sur quels mots vous vous êtes mis d’accord")

COVERS = {
    "structures.Role": Table(
        _("Vos rôles dans les maisons"),
        {
            "structure person name": Held(_("savoir qui fait quoi dans une maison"), "account"),
            "given_by given_at accepted_at ends_on ended_at": Held(
                _("montrer qui a demandé, et que vous avez dit oui"), "account"
            ),
        },
    ),
    "structures.Import": Table(
        _("Les listes que vous avez apportées à l’annuaire"),
        {
            "by name form created_at state ended_at": Held(_("savoir qui a apporté une liste, et quand"), "account"),
            "error compared_at run whole done counts left_out": Held(_("lire la liste et l’écrire"), "account"),
        },
    ),
    "structures.VisitTerm": Table(
        _("Vos visites"),
        {
            "role text agreed_at begins_on ends_on": Held(_VISIT, "account"),
            "asked_at answer answered_at end_told_at": Held(_("garder votre réponse, sans la redemander"), "account"),
        },
    ),
    "structures.VisitText": Table(
        _("Les contrats de visite que vous avez écrits"),
        {
            "structure version text": Held(_("relire ce qui a été accepté"), "account"),
            "written_by written_at": Held(_("savoir qui a écrit, et quand"), "account"),
        },
    ),
    "structures.Invitation": Table(
        _("Les invitations sur papier que vous avez faites"),
        {
            "structure role fingerprint note uses used expires_on revoked_at": Held(
                _("laisser entrer qui tient le papier"), "account"
            ),
            "given_by given_at": Held(_("savoir qui invite"), "account"),
        },
    ),
    "structures.JoinRequest": Table(
        _("Vos demandes à venir"),
        {"structure person claims data_key state asked_at closed_at": Held(_TALK, "join_request")},
    ),
    "structures.JoinMessage": Table(
        _("Ce que vous y avez écrit"),
        {"request author by_house sealed_body sent_at": Held(_TALK, "join_request")},
    ),
}

VERBS = {
    "role.given": _("vous a proposé un rôle"),
    "role.ended": _("a mis fin à un de vos rôles"),
    "visit.begun": _("a prolongé votre visite"),
    "visit.proposed": _("vous a proposé de continuer votre visite"),
    "join_request.answered": _("a répondu à votre demande à venir"),
    "join_request.closed": _("a fermé votre demande à venir"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """Own roles, past ones too; own visits and requests; what was written for a house."""
    held = Role.objects.filter(person=person).select_related("structure")
    lists = Import.objects.filter(by=person)
    terms = VisitTerm.objects.filter(role__person=person).select_related("text", "role")
    texts = VisitText.objects.filter(written_by=person).select_related("structure")
    papers = Invitation.objects.filter(given_by=person).select_related("structure")
    asked = JoinRequest.objects.filter(person=person).select_related("structure")
    said = JoinMessage.objects.filter(author=person).select_related("request__data_key")
    return {
        "structures.Role": rows(held, "structure", "name", "given_at", "accepted_at", "ends_on", "ended_at"),
        "structures.Import": rows(lists, "name", "form", "state", "created_at", "ended_at"),
        "structures.VisitTerm": rows(terms, "role", "begins_on", "ends_on", "agreed_at", "answer", "answered_at"),
        "structures.VisitText": rows(texts, "structure", "version", "text", "written_at"),
        "structures.Invitation": rows(papers, "structure", "role", "note", "uses", "used", "given_at", "expires_on"),
        "structures.JoinRequest": rows(asked, "structure", "claims", "state", "asked_at", "closed_at"),
        "structures.JoinMessage": rows(said, "body", "sent_at"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Roles leave with the account; that someone held them, from a month to a month, stays for the yearly counts.
    Requests to come leave with all that was said in them."""
    held = Role.objects.filter(person=person, accepted_at__isnull=False)
    RoleTrace.objects.bulk_create(_trace(role) for role in held.select_related("structure"))
    DataKey.objects.erase_with(JoinRequest.objects.filter(person=person))


def _trace(role: Role) -> RoleTrace:
    """Months on the clock of the house; a role still held ends with the account."""
    zone = ZoneInfo(role.structure.zone)
    began, ended = ((at or now()).astimezone(zone).date() for at in (role.accepted_at, role.ended_at))
    return RoleTrace(structure=role.structure, name=role.name, began=began.replace(day=1), ended=ended.replace(day=1))
