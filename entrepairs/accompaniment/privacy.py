"""What the chain holds about a person, why, and for how long. Nothing here is read by a coordinator for its words."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.actions.erasures import erase_shared_of, erase_words_of, leave_everything
from entrepairs.accompaniment.models import (
    Absence,
    Accompaniment,
    AccompanimentPause,
    CheckIn,
    Draft,
    Ending,
    Feedback,
    FindableOffer,
    Framework,
    FrameworkAcceptance,
    Meeting,
    Message,
    Note,
    Offer,
    OfferPause,
    Participant,
    Preparation,
    Project,
    Proposal,
    Relay,
    Request,
    Step,
    SupervisionNeed,
)
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people import experiences
from entrepairs.people.models import Person

RETENTION = {
    "request": _("tant que vous attendez, puis un an"),
    "draft_pair": _("sept jours au plus ; moins si la proposition part, ou si une autre est préparée"),
    "walk": _("pendant l’accompagnement, puis un an"),
    "pair": _("sans vos mots, tant que l’un des deux comptes existe : pour compter, jamais pour juger"),
}
_FIND = _("vous proposer des pair·es")
_TALK = _("vous parler, à vous seul·es")
_SHARE = _("écrire ensemble, et le relire")
_KNOW = _("savoir que le lien existe, depuis quand, et comment il va")
_CARE = _("que personne ne reste seul·e")

COVERS = {
    "accompaniment.Request": Table(
        _("Vos demandes"),
        {
            "person structure state sealed_text sealed_avoid experiences must languages ways moments commune "
            "radius_km token": Held(_FIND, "request"),
            "sent_at first_answer_at closed_at": Held(_("annoncer un délai honnête à qui écrit"), "request"),
            "earlier": Held(_("vous laisser revenir à votre réponse d’avant"), "request"),
            "is_withheld": Held(_("appliquer ce que l’équipe a décidé de ces mots"), "request"),
            "text_open_to_team_at advised_at": Held(_("vous aider quand l’attente dure"), "request"),
        },
    ),
    "accompaniment.Proposal": Table(
        _("Les propositions"),
        {
            "request supporter state rank reasons mismatch at_hand_of": Held(_FIND, "request"),
            "shared": Held(_("ne montrer que ce que vous avez choisi"), "request"),
            "shown_at asked_at reminded_at closed_at": Held(_("ne laisser personne sans réponse"), "request"),
        },
    ),
    "accompaniment.Draft": Table(
        _("Les brouillons de propositions, pour l’équipe"),
        {
            "request supporter rank made_at": Held(_("aider l’équipe à proposer quelqu’un"), "draft_pair"),
            "set_aside": Held(_("ne pas lui montrer deux fois la même idée"), "draft_pair"),
        },
    ),
    "accompaniment.Preparation": Table(
        _("Les préparations de propositions que vous avez demandées"),
        {"state asked_at run stops stage closed_at asked_by": Held(_("vous dire où en est le calcul"), "draft_pair")},
    ),
    "accompaniment.Offer": Table(
        _("Votre offre"),
        {
            "person topics refused_topics capacity ways moments radius_km relay updated_at": Held(
                _("vous proposer à d’autres, dans vos limites"), "account"
            )
        },
    ),
    "accompaniment.FindableOffer": Table(
        _("Ce que la recherche lit de votre offre"),
        {
            "person offer shown_0 shown_1 shown_2 topics_0 topics_1 topics_2 refused_0 refused_1 refused_2 named "
            "speaks_0 speaks_1 ways moments x y z within free busy lot": Held(
                _("vous trouver vite, dans vos limites ; recopié de votre offre et de votre profil"), "account"
            )
        },
    ),
    "accompaniment.Absence": Table(
        _("Vos absences"), {"offer first_day last_day": Held(_("ne rien vous demander ces jours-là"), "account")}
    ),
    "accompaniment.OfferPause": Table(
        _("Vos pauses"), {"offer since until ended_at": Held(_("ne rien vous demander pendant ce temps"), "account")}
    ),
    "accompaniment.Accompaniment": Table(
        _("Vos accompagnements"),
        {
            "request structure referent state began_at ended_at": Held(_KNOW, "pair"),
            "last_written_at nudged_at": Held(_CARE, "pair"),
            "data_key": Held(_("chiffrer ce que vous écrivez ensemble"), "walk"),
        },
    ),
    "accompaniment.Participant": Table(
        _("Votre place dans un accompagnement"),
        {
            "accompaniment person role joined_at left_at": Held(_KNOW, "pair"),
            "data_key": Held(_("chiffrer vos messages"), "walk"),
            "last_read_at": Held(_("vous montrer ce qui est nouveau ; personne d’autre ne le voit"), "walk"),
        },
    ),
    "accompaniment.Message": Table(
        _("Vos messages"),
        {"accompaniment participant token sealed_body sent_at edited_at removed_at is_withheld": Held(_TALK, "walk")},
    ),
    "accompaniment.Framework": Table(
        _("Vos cadres"),
        {
            "accompaniment version written_by written_at rhythm minutes until sealed_why sealed_stop sealed_hard": Held(
                _SHARE, "walk"
            )
        },
    ),
    "accompaniment.FrameworkAcceptance": Table(
        _("Vos accords sur un cadre"), {"framework participant at": Held(_SHARE, "walk")}
    ),
    "accompaniment.Meeting": Table(
        _("Vos rendez-vous"),
        {
            "accompaniment proposed_by state starts_at zone minutes way sealed_place sequence changed_at "
            "reminded_at": Held(_("vous retrouver au bon endroit, au bon moment"), "walk")
        },
    ),
    "accompaniment.Note": Table(
        _("Vos notes communes"),
        {"accompaniment sealed_title sealed_body version edited_by edited_at": Held(_SHARE, "walk")},
    ),
    "accompaniment.Project": Table(
        _("Vos projets"), {"accompaniment kind sealed_title begun_at closed_at": Held(_SHARE, "walk")}
    ),
    "accompaniment.Step": Table(
        _("Les étapes de vos projets"), {"project position sealed_text wished_for done_at": Held(_SHARE, "walk")}
    ),
    "accompaniment.CheckIn": Table(
        _("Vos points d’étape"), {"accompaniment due_at asked_at answer answered_at nudged_at": Held(_CARE, "pair")}
    ),
    "accompaniment.AccompanimentPause": Table(
        _("Vos pauses dans un accompagnement"), {"accompaniment by since until ended_at": Held(_CARE, "pair")}
    ),
    "accompaniment.Relay": Table(
        _("Les relais qui vous concernent"),
        {
            "kind accompaniment instead_of to looked_after_by named_at relay_agreed_at person_agreed_at declined_at "
            "ended_at": Held(_CARE, "pair")
        },
    ),
    "accompaniment.SupervisionNeed": Table(
        _("Vos demandes d’en parler avec quelqu’un"),
        {"accompaniment by at taken_by closed_at": Held(_("que les pair·es aussi soient soutenu·es"), "pair")},
    ),
    "accompaniment.Ending": Table(
        _("Les fins"),
        {
            "accompaniment by kind at": Held(_KNOW, "pair"),
            "sealed_last_word": Held(_("garder un dernier mot"), "walk"),
        },
    ),
    "accompaniment.Feedback": Table(
        _("Vos retours"),
        {"accompaniment by sealed_text at open_to_team_at": Held(_("dire comment c’était, si vous voulez"), "walk")},
    ),
}

VERBS = {
    "request.read_by_team": _("a lu le texte de votre demande, comme vous l’avez permis"),
    "feedback.read_by_team": _("a lu votre retour, comme vous l’avez permis"),
    "request.advised": _("a écrit un conseil sur votre demande"),
    "proposal.suggested": _("vous a proposé quelqu’un"),
}


def export(person: Person) -> dict[str, list[Row]]:
    """The person’s own words, what was written together, and what is known of their pairs. Not the others’ words."""
    return _before(person) | _offered(person) | _walked(person) | _said(person) | _together(person)


def _before(person: Person) -> dict[str, list[Row]]:
    asked = Request.objects.filter(person=person).select_related("person__data_key", "structure")
    names = ["text", "avoid", "experiences", "must", "languages", "ways", "moments", "commune", "radius_km", "earlier"]
    dates = ["sent_at", "text_open_to_team_at", "advised_at", "first_answer_at", "closed_at"]
    shown = Proposal.objects.filter(
        models.Q(request__person=person) | models.Q(supporter=person, asked_at__isnull=False)
    )
    found, fields = shown.select_related("supporter"), ["shared", "shown_at", "asked_at", "closed_at"]
    return {
        "accompaniment.Request": [_named(row) for row in rows(asked, "structure", "state", *names, *dates)],
        "accompaniment.Proposal": [_discreet(row) for row in rows(found, "supporter", "state", *fields)],
        "accompaniment.Draft": rows(Draft.objects.filter(request__person=person), "made_at"),
        "accompaniment.Preparation": rows(Preparation.objects.filter(asked_by=person), "state", "asked_at"),
    }


def _discreet(row: Row) -> Row:
    """What is over is over: a refusal, a silence or a block is nobody’s to learn."""
    going = {str(Proposal.State(state).label) for state in (*Proposal.OPEN, Proposal.State.ACCEPTED)}
    return row if row["state"] in going else row | {"state": str(_("terminée"))}


def _offered(person: Person) -> dict[str, list[Row]]:
    names = ["topics", "refused_topics", "capacity", "ways", "moments", "radius_km", "relay", "updated_at"]
    offers = Offer.objects.filter(person=person).select_related("relay")
    return {
        "accompaniment.Offer": [_named(row) for row in rows(offers, *names)],
        "accompaniment.FindableOffer": rows(FindableOffer.objects.filter(person=person), "free", "busy"),
        "accompaniment.Absence": rows(Absence.objects.filter(offer__person=person), "first_day", "last_day"),
        "accompaniment.OfferPause": rows(OfferPause.objects.filter(offer__person=person), "since", "until", "ended_at"),
    }


def _walked(person: Person) -> dict[str, list[Row]]:
    mine = Participant.objects.filter(person=person)
    pairs = Accompaniment.objects.visible_to(person).select_related("structure", "referent")
    as_seeker = Accompaniment.objects.filter(participants__in=mine.filter(role=Participant.Role.SEEKER))
    said_yes = models.Q(relay_agreed_at__isnull=False)
    theirs = models.Q(instead_of__in=mine) | models.Q(accompaniment__in=as_seeker)
    relays = Relay.objects.filter(models.Q(to=person) | (theirs & said_yes))
    needs = SupervisionNeed.objects.filter(by__in=mine).select_related("taken_by")
    asked = CheckIn.objects.filter(accompaniment__in=as_seeker)
    return {
        "accompaniment.Accompaniment": rows(pairs, "structure", "referent", "state", "began_at", "ended_at"),
        "accompaniment.Participant": rows(mine, "accompaniment", "role", "joined_at", "left_at", "last_read_at"),
        "accompaniment.CheckIn": rows(asked, "due_at", "asked_at", "answer", "answered_at"),
        "accompaniment.AccompanimentPause": rows(
            AccompanimentPause.objects.filter(by__in=mine), "since", "until", "ended_at"
        ),
        "accompaniment.Relay": rows(
            relays.select_related("to", "looked_after_by"), "kind", "to", "looked_after_by", "named_at", "ended_at"
        ),
        "accompaniment.SupervisionNeed": rows(needs, "at", "taken_by", "closed_at"),
    }


def _said(person: Person) -> dict[str, list[Row]]:
    mine = Participant.objects.filter(person=person)
    messages = Message.objects.filter(participant__in=mine).select_related("participant__data_key")
    told = Feedback.objects.filter(by__in=mine).select_related("by__data_key")
    accepted = FrameworkAcceptance.objects.filter(participant__in=mine).select_related("framework")
    return {
        "accompaniment.Message": rows(messages, "body", "sent_at", "edited_at", "removed_at"),
        "accompaniment.Feedback": rows(told, "text", "at", "open_to_team_at"),
        "accompaniment.FrameworkAcceptance": rows(accepted, "framework", "at"),
    }


def _together(person: Person) -> dict[str, list[Row]]:
    present = Accompaniment.objects.visible_to(person)

    def of(model: Any, path: str = "accompaniment") -> Any:
        return model.objects.filter(**{f"{path}__in": present}).select_related(f"{path}__data_key")

    agreed = ("version", "written_at", "rhythm", "minutes", "until", "why", "stop", "hard")
    return {
        "accompaniment.Framework": rows(of(Framework), *agreed),
        "accompaniment.Meeting": rows(of(Meeting), "state", "starts_at", "zone", "minutes", "way", "place"),
        "accompaniment.Note": rows(of(Note), "title", "body", "edited_at"),
        "accompaniment.Project": rows(of(Project), "kind", "title", "begun_at", "closed_at"),
        "accompaniment.Step": rows(of(Step, "project__accompaniment"), "text", "wished_for", "done_at"),
        "accompaniment.Ending": rows(of(Ending), "kind", "at", "last_word"),
    }


def _named(row: Row) -> Row:
    """Experiences in words instead of keys."""
    named = {
        name: value for name, value in row.items() if name not in ("experiences", "must", "topics", "refused_topics")
    }
    return named | {name: [_label(key) for key in row[name]] for name in row.keys() - named.keys()}


def _label(key: str) -> str:
    found = experiences.find(key)
    return found.label if found else key


def erase(person: Person, keep_shared: bool) -> None:
    """End what goes on, kindly; erase the person’s words for everybody; what was written together, as they chose."""
    leave_everything(person)
    erase_words_of(person)
    erase_shared_of(person, keep_shared=keep_shared)
