"""What a Clubhouse holds about a person: what they took on the board today; what they began, and with whom."""

from django.utils.translation import gettext_lazy as _

from entrepairs.clubhouse.models import Employment, EmploymentStep, ReachOut, Record, RecordVersion, TaskTaken
from entrepairs.core.privacy import Held, Row, Table, rows
from entrepairs.people.models import Person

RETENTION = {
    "day": _("jusqu’au lendemain"),
    "news": _("jusqu’à ce que vous le repreniez : alors vos mots s’effacent"),
    "mine": _("tant que vous le gardez : vous l’effacez quand vous voulez"),
}
_RECORD = _("garder, avec vos mots, ce qui est écrit de votre participation")
_WORK = _("avancer vers un emploi, à votre façon")

COVERS = {
    "clubhouse.TaskTaken": Table(
        _("Ce que vous avez pris au tableau du jour"),
        {"task person": Held(_("savoir qui s’occupe de quoi, ce jour-là"), "day")},
    ),
    "clubhouse.ReachOut": Table(
        _("Votre accord pour recevoir des nouvelles"),
        {
            "structure member after_days way sealed_words agreed_on given_on ended_at": Held(
                _("vous donner des nouvelles de la maison, comme vous l’avez choisi"), "news"
            )
        },
    ),
    "clubhouse.Record": Table(
        _("Vos pages cosignées"),
        {"structure member facilitator sealed_title begun_at agreed_at": Held(_RECORD, "mine")},
    ),
    "clubhouse.RecordVersion": Table(
        _("Leurs textes et leurs signatures"),
        {
            "record number sealed_text by_member written_at member_signed_at member_refused_at other_signed_at "
            "other_signed_by": Held(_RECORD, "mine")
        },
    ),
    "clubhouse.Employment": Table(
        _("Vos projets d’emploi"),
        {"structure member shared_with shared_at kind sealed_title begun_at closed_at": Held(_WORK, "mine")},
    ),
    "clubhouse.EmploymentStep": Table(_("Leurs pas"), {"employment position sealed_text done_at": Held(_WORK, "mine")}),
}

VERBS = {"record.signed": _("a signé une page que vous écrivez à deux")}


def export(person: Person) -> dict[str, list[Row]]:
    """Their own, words and dates. Of what others share with them: nothing, it is the others’."""
    taken = TaskTaken.objects.filter(person=person).select_related("task")
    pages = Record.objects.filter(member=person).select_related("member__data_key", "structure", "facilitator")
    texts = RecordVersion.objects.filter(record__member=person).select_related("record__member__data_key")
    projects = Employment.objects.filter(member=person).select_related("member__data_key", "structure", "shared_with")
    steps = EmploymentStep.objects.filter(employment__member=person).select_related("employment__member__data_key")
    signed = ["member_signed_at", "member_refused_at", "other_signed_at", "other_signed_by"]
    news = ReachOut.objects.filter(member=person).select_related("member__data_key", "structure")
    agreed = ["after_days", "way", "words", "agreed_on", "given_on", "ended_at"]
    return {
        "clubhouse.TaskTaken": rows(taken, "task"),
        "clubhouse.ReachOut": rows(news, "structure", *agreed),
        "clubhouse.Record": rows(pages, "structure", "title", "facilitator", "begun_at", "agreed_at"),
        "clubhouse.RecordVersion": rows(texts, "record", "number", "text", "by_member", "written_at", *signed),
        "clubhouse.Employment": rows(projects, "structure", "kind", "title", "shared_with", "begun_at", "closed_at"),
        "clubhouse.EmploymentStep": rows(steps, "employment", "text", "done_at"),
    }


def erase(person: Person, keep_shared: bool) -> None:
    """All of it leaves with the account. What they co-wrote of others stays the others’, without their name."""
