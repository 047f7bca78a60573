"""The one next thing to do, said at the top of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Meeting
from entrepairs.accompaniment.views.frame import Frame
from entrepairs.ui.dates import moment


@dataclass(frozen=True)
class NextThing:
    """A sentence and, when there is something to do, where to do it."""

    sentence: str
    url: str = ""
    label: str = ""


def next_thing(frame: Frame) -> NextThing | None:
    """The first that applies; None when everything is in order."""
    candidates: list[Callable[[Frame], NextThing | None]] = [_answer_meeting, _accept, _say_hello, _agree, _wait, _meet]
    if frame.is_ended or frame.is_paused:
        return None
    return next((thing for candidate in candidates if (thing := candidate(frame))), None)


def _answer_meeting(frame: Frame) -> NextThing | None:
    meeting = frame.meeting
    if meeting is None or meeting.state != Meeting.State.PROPOSED or meeting.proposed_by_id == frame.me.pk:
        return None
    sentence = _("Un rendez-vous vous est proposé : %(when)s.") % {"when": moment(meeting.wall_time)}
    return NextThing(sentence, frame.address("meetings"), _("Répondre"))


def _accept(frame: Frame) -> NextThing | None:
    if frame.framework is None or frame.me not in frame.agreeing or frame.me.pk in frame.framework.accepted:
        return None
    return NextThing(_("Le cadre attend votre accord."), frame.address("framework"), _("Lire le cadre"))


def _say_hello(frame: Frame) -> NextThing | None:
    if frame.accompaniment.last_written_at is not None:
        return None
    sentence = _("Vous pouvez dire bonjour à %(names)s. Quelques mots suffisent.") % {"names": frame.names}
    return NextThing(sentence, f"{frame.address('talk')}#ecrire", _("Écrire"))


def _agree(frame: Frame) -> NextThing | None:
    if frame.framework is not None or frame.me not in frame.agreeing:
        return None
    sentence = _("Quand vous vous sentirez prêt·es, mettez-vous d’accord sur un cadre : à quel rythme, jusqu’à quand.")
    return NextThing(sentence, frame.address("framework"), _("Écrire le cadre"))


def _wait(frame: Frame) -> NextThing | None:
    if frame.framework is None or all(one.pk in frame.framework.accepted for one in frame.agreeing):
        return None
    sentence = _("Vous avez accepté le cadre. Il attend l’accord de %(names)s. Vous n’avez rien à faire.")
    return NextThing(sentence % {"names": frame.names})


def _meet(frame: Frame) -> NextThing | None:
    url = frame.address("meetings")
    if frame.meeting is None:
        return NextThing(_("Aucun rendez-vous n’est prévu."), url, _("Proposer un rendez-vous"))
    words = {
        Meeting.State.CONFIRMED: _("Prochain rendez-vous : %(when)s."),
        Meeting.State.PROPOSED: _("Vous avez proposé un rendez-vous : %(when)s. Il attend une réponse."),
    }
    sentence = words[Meeting.State(frame.meeting.state)] % {"when": moment(frame.meeting.wall_time)}
    return NextThing(sentence, url, _("Voir"))
