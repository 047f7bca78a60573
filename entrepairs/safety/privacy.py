"""What is held to keep people apart who want no contact, and to see to it that a human looks."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.models import DataKey
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.actions.leaving import leave_looks
from entrepairs.safety.actions.looks import forget_words
from entrepairs.safety.models import (
    Appeal,
    Asking,
    Block,
    CallNumber,
    CallStep,
    Concern,
    Decision,
    HandOver,
    Incident,
    Limit,
    Look,
    LookCall,
    LookNote,
    NameDraw,
    NameOpening,
    Origin,
    Report,
    RingingDevice,
    TeamWord,
    Watcher,
)

RETENTION = {
    "block": _("jusqu’à ce que vous le leviez, ou que l’un des deux comptes s’efface"),
    "look": _("un an après que quelqu’un a regardé"),
    "told": _("un an après la décision, puis tout s’efface ; votre adresse part avec votre compte"),
    "copy": _("six mois après la décision, le temps de demander un autre regard"),
    "decision": _("un an après la fin de la décision, ou jusqu’à ce que votre compte s’efface"),
    "name": _("un an après la demande"),
    "origin": _("un an jour pour jour, même si vous effacez le texte ou votre compte : la loi le demande"),
    "reach": _("jusqu’à ce que vous le retiriez, ou que votre part de la veille finisse"),
    "hand_over": _("un mois"),
    "asking": _("une semaine"),
    "word": _("un an"),
    "watcher": _("tant que votre compte existe"),
}
_WHO = _("savoir qui s’en occupe")
_LOOK = _("qu’un humain regarde à temps ce qui le demande")
_TELL = _("que l’équipe regarde ce que vous lui montrez")
_SEALED = _("vous dire ce qui a été décidé, sans que personne sache qui vous êtes")
_DECIDE = _("dire ce qui a été décidé et pourquoi, et pouvoir revenir dessus")
_NAME = _("que cela s’ouvre à deux seulement, pour une vie en danger ou un juge, et que vous le sachiez")
_ORIGIN = _("ce que la loi demande de garder, scellé : deux personnes l’ouvrent, si un juge l’ordonne ou pour une vie")
_RING = _("vous prévenir quand un danger attend quelqu’un, et pour rien d’autre")
_TOLD = {
    "kind object_id look data_key sent_at opened_at closed_at answer": Held(_TELL, "told"),
    "sealed_snapshot": Held(_TELL, "copy"),
    "receipt_mark reporter_mark sealed_reporter sealed_email": Held(_SEALED, "told"),
}

COVERS = {
    "safety.Block": Table(
        _("Les personnes que vous avez bloquées"),
        {"blocker blocked at": Held(_("empêcher tout contact, sans le dire à personne"), "block")},
    ),
    "safety.Look": Table(
        _("Ce que vous avez regardé, à la veille"),
        {
            "kind object_id queue because data_key sealed_words entered_at due_at": Held(_LOOK, "look"),
            "followed_at": Held(_("ne pas laisser quelqu’un seul le lendemain"), "look"),
            "voice left_to set_aside author_mark left_to_all": Held(
                _("que personne ne veille sur ses proches ni sur soi-même"), "look"
            ),
            "claimed_by claimed_at waits_since second_asked_at second_by second_at done_by done_at outcome": Held(
                _WHO, "look"
            ),
        },
    ),
    "safety.Report": Table(_("Ce que vous avez signalé"), _TOLD | {"ground sealed_words counts": Held(_TELL, "told")}),
    "safety.Concern": Table(
        _("Quand vous vous êtes inquiété·e"),
        _TOLD | {"is_now sealed_how sealed_when sealed_where": Held(_TELL, "told")},
    ),
    "safety.Decision": Table(
        _("Ce que l’équipe a décidé d’un de vos textes"),
        {
            "kind object_id look author data_key measure ground sealed_facts sealed_copy sealed_lifted_because "
            "public_note decided_by by_human decided_at until lifted_at lifted_by "
            "sealed_proposed answered_at": Held(_DECIDE, "decision")
        },
    ),
    "safety.Appeal": Table(
        _("Quand vous avez demandé un autre regard"),
        {
            "decision sealed_words sealed_answer asked_at judged_by judged_at outcome": Held(
                _("qu’une autre personne regarde"), "decision"
            )
        },
    ),
    "safety.Asking": Table(
        _("Quand on vous a demandé de répondre"),
        {"look person asked_at left_at": Held(_("ne pas vous le demander trop souvent"), "asking")},
    ),
    "safety.Limit": Table(
        _("Ce que vous ne pouvez pas faire pour un temps"),
        {"decision person kind object_id reach place whole mark": Held(_DECIDE, "decision")},
    ),
    "safety.TeamWord": Table(
        _("Les mots que l’équipe vous a écrits"),
        {"look person kind object_id by data_key sealed_body at": Held(_("rester en lien avec vous"), "word")},
    ),
    "safety.Incident": Table(
        _("Les fiches d’incident que vous avez écrites, à la veille"),
        {
            "look data_key sealed_seen sealed_done sealed_told written_by written_at": Held(
                _("que l’équipe se relise après un danger"), "word"
            )
        },
    ),
    "safety.LookNote": Table(
        _("Ce que vous avez dit à côté, à la veille"),
        {"look author sealed_body at": Held(_("s’en occuper à plusieurs"), "look")},
    ),
    "safety.LookCall": Table(
        _("Les fois où la veille vous a appelé·e"),
        {"look person at": Held(_("prévenir une personne après l’autre"), "look")},
    ),
    "safety.NameDraw": Table(
        _("Avec qui un nom caché peut s’ouvrir"),
        {
            "kind object_id data_key sealed_chosen drawn_at person": Held(
                _("que personne n’ouvre le nom de quelqu’un qu’il connaît"), "name"
            )
        },
    ),
    "safety.NameOpening": Table(
        _("Quand on a voulu savoir qui vous étiez"),
        {
            "draw look kind object_id what ground data_key sealed_reason asked_by asked_at asked_until answered_by "
            "answered_at shown_until told_at noticed_at": Held(_NAME, "name")
        },
    ),
    "safety.Origin": Table(
        _("D’où vous avez écrit ce que tout le monde peut lire"),
        {"month kind object_id on sealed_source": Held(_ORIGIN, "origin")},
    ),
    "safety.RingingDevice": Table(
        _("Les navigateurs qui sonnent pour vous"),
        {"person name mark sealed_subscription added_at": Held(_RING, "reach")},
    ),
    "safety.CallNumber": Table(
        _("Le numéro où la veille vous écrit"), {"person sealed_number added_at": Held(_RING, "reach")}
    ),
    "safety.CallStep": Table(
        _("Ce qui a sonné, ou pas, quand la veille vous a appelé·e"),
        {"call channel at worked": Held(_("prévenir une personne après l’autre"), "look")},
    ),
    "safety.HandOver": Table(
        _("Les mots que vous avez laissés à la relève"),
        {"author data_key sealed_body at": Held(_("que la relève sache comment va le lieu"), "hand_over")},
    ),
    "safety.Watcher": Table(
        _("Votre part de la veille"),
        {
            "person given_by given_at accepted_at paused_at ended_at": Held(_("savoir qui veille"), "watcher"),
            "vouched_by vouched_at": Held(_("qu’un nom ne s’ouvre qu’entre des personnes connues"), "watcher"),
            "on_call_at called_at": Held(_("appeler chacun·e son tour hors des heures"), "watcher"),
        },
    ),
}

VERBS = {
    "look.opened": _("a regardé ce que vous avez écrit, à la veille"),
    "look.picture": _("a ouvert l’image de ce que vous avez écrit, à la veille"),
    "decision.picture": _("a relu l’image d’une décision, à la veille"),
    "look.sheet": _("a sorti une fiche pour les secours, à la veille"),
    "watch.given": _("vous a proposé de veiller"),
    "watch.vouched": _("se porte garant·e de vous, à la veille"),
    "watch.unvouched": _("ne se porte plus garant·e de vous, à la veille"),
    "watch.ended": _("a mis fin à votre part de la veille"),
}
_SAID = ("snapshot", "sent_at", "closed_at", "answer")
_DECIDED = ("measure", "ground", "facts", "copy", "proposed", "decided_at", "until", "answered_at", "lifted_at")
_NAMED = ("what", "ground", "reason", "asked_at", "answered_at", "shown_until")
_BOXES = ("is_now", "how", "when", "where")


def export(person: Person) -> dict[str, list[Row]]:
    """Whom the person blocked. Who blocked them is nobody’s to learn. What one watched, never what it said.

    What one told the team, and what it decided of one’s own texts: never who told of them."""
    decided = Decision.objects.visible_to(person).select_related("data_key")
    asked = Appeal.objects.filter(decision__in=decided).select_related("decision__data_key")
    return (
        _watched(person)
        | _named(person)
        | {
            "safety.Block": rows(Block.objects.filter(blocker=person).select_related("blocked"), "blocked", "at"),
            "safety.Report": rows(Report.objects.told_by(person).select_related("data_key"), *_SAID, "ground", "words"),
            "safety.Concern": rows(Concern.objects.told_by(person).select_related("data_key"), *_SAID, *_BOXES),
            "safety.Decision": rows(
                decided,
                "measure",
                "ground",
                "facts",
                "copy",
                "decided_at",
                "until",
                "proposed",
                "answered_at",
                "lifted_at",
            ),
            "safety.Appeal": rows(asked, "words", "asked_at", "outcome", "answer", "judged_at"),
        }
    )


def _named(person: Person) -> dict[str, list[Row]]:
    """From where they wrote; that it, or their name, was asked for, once they may read it; the lots are nobody’s."""
    origins = Origin.objects.filter(subjects.written(person)).select_related("month__data_key")
    sources = [{"adresse": one.address, "le": one.at.isoformat()} for row in origins if (one := row.source)]
    named = rows(NameOpening.objects.visible_to(person, now()), *_NAMED)
    return {"safety.Origin": sources, "safety.NameDraw": [], "safety.NameOpening": named}


def _watched(person: Person) -> dict[str, list[Row]]:
    looked = Look.objects.filter(Q(claimed_by=person) | Q(second_by=person) | Q(done_by=person))
    said = LookNote.objects.filter(author=person).select_related("look__data_key")
    numbers = CallNumber.objects.filter(person=person).select_related("person__data_key")
    parts = ("given_at", "accepted_at", "paused_at", "on_call_at", "called_at", "ended_at")
    return {
        "safety.Look": rows(looked, "queue", "entered_at", "claimed_at", "second_at", "done_at", "outcome"),
        "safety.LookNote": rows(said, "body", "at"),
        "safety.HandOver": rows(HandOver.objects.filter(author=person).select_related("data_key"), "body", "at"),
        "safety.RingingDevice": rows(RingingDevice.objects.filter(person=person), "name", "added_at"),
        "safety.CallNumber": rows(numbers, "number", "added_at"),
        "safety.CallStep": rows(CallStep.objects.filter(call__person=person), "channel", "at", "worked"),
        "safety.LookCall": rows(LookCall.objects.filter(person=person), "at"),
        "safety.Limit": rows(Limit.objects.visible_to(person), "reach"),
        "safety.TeamWord": rows(TeamWord.objects.visible_to(person).select_related("data_key"), "body", "at"),
        "safety.Incident": rows(Incident.objects.filter(written_by=person), "written_at"),
        "safety.Asking": rows(Asking.objects.filter(person=person), "asked_at"),
        "safety.Watcher": rows(Watcher.objects.filter(person=person), *parts),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """Blocks leave with either account; what was looked at keeps no name, and nothing of what one wrote.

    What one told loses all that says who; decisions about one’s texts leave with their keys."""
    Watcher.objects.current().filter(person=person).update(ended_at=now())
    leave_looks(person)
    nobody = {"reporter_mark": "", "sealed_reporter": b"", "sealed_email": b""}
    Report.objects.told_by(person).update(**nobody)
    Concern.objects.told_by(person).update(**nobody)
    DataKey.objects.erase_with(Decision.objects.filter(author=person))
    DataKey.objects.erase_with(TeamWord.objects.filter(person=person))
    DataKey.objects.erase_with(NameOpening.objects.filter(draw__person=person))
    DataKey.objects.erase_with(NameDraw.objects.filter(person=person))
    for model in (Report, Concern):
        model.objects.filter(subjects.written(person)).exclude(closed_at=None).update(sealed_snapshot=b"")
    forget_words(Look.objects.filter(author_mark=apart.mark(person.pk)))
