"""What each one reads when something is in pause or over, and who is there meanwhile: a name, always."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from entrepairs.accompaniment import kind_words
from entrepairs.accompaniment.models import Accompaniment, AccompanimentPause, Ending, Participant, Relay
from entrepairs.safety.models import Limit
from entrepairs.ui.dates import day

Role = Participant.Role
State = Accompaniment.State


@dataclass(frozen=True)
class Standing:
    """`words`: sentences of ours. `until`: the day someone hopes to be back. `keeper`: who of the house looks after it.
    `offered`: a relay to whom the person says yes or no. `last_word`: of a human, with their name."""

    words: Sequence[str | Promise] = ()
    until: str = ""
    keeper: str = ""
    relay: str = ""
    offered: Relay | None = None
    last_word: str = ""
    last_word_by: str = ""
    is_mine: bool = False
    pause_is_mine: bool = False


def standing_of(accompaniment: Accompaniment, me: Participant, participants: Sequence[Participant]) -> Standing:
    """As `me` sees it. No query while everything goes on between two people, but for the person: a relay offered."""
    if accompaniment.state == State.ENDED:
        return _ended(accompaniment, me)
    here = [one for one in participants if one.left_at is None]
    duo = sum(one.role == Role.SUPPORTER for one in here) > 1
    pauses = _pauses(accompaniment) if duo or accompaniment.state == State.PAUSED else []
    relays = _relays(accompaniment) if me.role == Role.SEEKER or accompaniment.state == State.PAUSED else []
    return _going_on(accompaniment, me, here, pauses, relays)


def _ended(accompaniment: Accompaniment, me: Participant) -> Standing:
    ending = Ending.objects.filter(accompaniment=accompaniment).select_related("by__person").first()
    by_me = ending is not None and ending.by_id == me.pk
    words = [kind_words.ended(me.role, by_me=by_me)]
    if ending is None or accompaniment.data_key is None:
        return Standing(words, is_mine=by_me)
    ending.accompaniment = accompaniment
    return Standing(words, last_word=ending.last_word, last_word_by=str(ending.by or ""), is_mine=by_me)


def _going_on(
    accompaniment: Accompaniment,
    me: Participant,
    here: Sequence[Participant],
    pauses: Sequence[AccompanimentPause],
    relays: Sequence[Relay],
) -> Standing:
    mine = any(pause.by_id == me.pk for pause in pauses)
    others = [pause for pause in pauses if pause.by_id != me.pk]
    standing_in = next((relay for relay in relays if relay.kind == Relay.Kind.RELAY), None)
    back = next((pause.until for pause in others if pause.until), None)
    return Standing(
        words=[*_paused_words(accompaniment, me, here, others, mine), *_silent_words(me, here)],
        until=day(back) if back else "",
        keeper=_keeper(me, standing_in),
        relay=next((str(one) for one in here if one.role == Role.RELAY and one.pk != me.pk), ""),
        offered=_offered(me, relays),
        pause_is_mine=mine,
    )


def _paused_words(
    accompaniment: Accompaniment,
    me: Participant,
    here: Sequence[Participant],
    others: Sequence[AccompanimentPause],
    mine: bool,
) -> list[str | Promise]:
    words: list[str | Promise] = [kind_words.paused(me.role, by_me=True)] if mine else []
    if accompaniment.state == State.PAUSED and others:
        return [*words, kind_words.paused(me.role, by_me=False)]
    names = {one.pk: str(one) for one in here}
    sentence = _("%(name)s fait une pause. Ce n’est pas à cause de vous.")
    return words + [sentence % {"name": names[pause.by_id]} for pause in others]


def _silent_words(me: Participant, here: Sequence[Participant]) -> list[str | Promise]:
    """Who cannot answer for now, so that nobody waits in silence; to the person, what they may do meanwhile."""
    silent = Limit.objects.silent_among(one.person_id for one in here if one.pk != me.pk)
    sentence = _("%(name)s ne peut pas écrire ici jusqu’au %(day)s inclus. Ce n’est pas à cause de vous.")
    words: list[str | Promise] = [
        sentence % {"name": one, "day": day(silent[one.person_id])} for one in here if one.person_id in silent
    ]
    if words and me.role == Role.SEEKER:
        words.append(_("Vous pouvez demander quelqu’un d’autre : « Pause, changer, finir ». La maison est prévenue."))
    return words


def _keeper(me: Participant, relay: Relay | None) -> str:
    """Said to the person only; once a relay is there, the relay is the name."""
    if me.role != Role.SEEKER or relay is None or relay.looked_after_by is None or _has_come(relay):
        return ""
    return relay.looked_after_by.pseudonym


def _offered(me: Participant, relays: Sequence[Relay]) -> Relay | None:
    if me.role != Role.SEEKER:
        return None
    return next((one for one in relays if one.to and one.relay_agreed_at and one.person_agreed_at is None), None)


def _has_come(relay: Relay) -> bool:
    return relay.relay_agreed_at is not None and relay.person_agreed_at is not None


def _pauses(accompaniment: Accompaniment) -> list[AccompanimentPause]:
    return list(accompaniment.pauses.filter(ended_at=None))


def _relays(accompaniment: Accompaniment) -> list[Relay]:
    """Most often none: their people are read when there is one."""
    return list(accompaniment.relays.filter(ended_at=None))
