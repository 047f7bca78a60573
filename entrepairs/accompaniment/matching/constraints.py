"""Hard rules, both ways. Each has a code, a sentence for the coordinator, a test; no score ever relaxes one.

This is the slow and readable reference: whatever computes faster says the same of every pair (pool.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation.trans_real import gettext_noop

from entrepairs.accompaniment.matching.values import (
    WRITTEN,
    Peer,
    Seeker,
    common_language,
    common_moments,
    common_ways,
)

_DISCREET = gettext_noop("Ces deux personnes ne peuvent pas être mises en relation.")


class Rule(Enum):
    """Code and sentence. What one person holds against a pair has the same discreet sentence for all rules."""

    EXPERIENCE = "H1", gettext_noop("Aucun vécu en commun dont cette personne accepte de parler.")
    MUST = "H1-indispensable", gettext_noop("Aucun des vécus indispensables n’est partagé.")
    LANGUAGE = "H2", gettext_noop("Aucune langue en commun.")
    WAY = "H3", gettext_noop("Aucune façon de se rencontrer en commun.")
    MOMENT = "H4", gettext_noop("Aucun moment de la semaine en commun, et l’écrit n’est pas possible.")
    WISH = "H5", _DISCREET
    TOPIC = "H6", _DISCREET
    PLACE = "H7-place", gettext_noop("Cette personne accompagne déjà autant de personnes qu’elle le souhaite.")
    OPEN = "H7-ouverture", gettext_noop("Cette personne n’est pas disponible en ce moment.")
    VETO = "H8", _DISCREET
    SELF = "H8-soi", gettext_noop("On ne peut pas s’accompagner soi-même.")
    HISTORY = "H9", _DISCREET
    DANGER = "H10", gettext_noop("Quelqu’un de l’équipe lit d’abord cette demande. Personne n’est encore proposé.")
    CONSENT = "H11", _DISCREET

    @property
    def code(self) -> str:
        return self.value[0]


@dataclass(frozen=True)
class Block:
    """One rule that forbids one pair."""

    rule: Rule

    @property
    def sentence(self) -> str:
        return _(self.rule.value[1])


def blocks(seeker: Seeker, peer: Peer) -> list[Block]:
    """Every rule that forbids this pair, in the order of the codes; empty when it is possible."""
    return [Block(rule) for rule, allows in _ALLOWS.items() if not allows(seeker, peer)]


def possible(seeker: Seeker, peer: Peer) -> bool:
    """No rule forbids this pair."""
    return all(allows(seeker, peer) for allows in _ALLOWS.values())


def shares_experience(seeker: Seeker, peer: Peer) -> bool:
    """At least one experience named or recognised in the text; always when none was named (a text alone may be
    misread, and never excludes anyone). What is silent never decides who is proposed: to be there would tell it."""
    return seeker.any_experience or not seeker.named or bool(peer.shown & (seeker.named | seeker.words))


def shares_must(seeker: Seeker, peer: Peer) -> bool:
    """At least one of the required ones, if any."""
    return seeker.any_experience or not seeker.musts or bool(peer.shown & seeker.musts)


def speaks_together(seeker: Seeker, peer: Peer) -> bool:
    return not seeker.languages or common_language(seeker, peer) is not None


def can_meet(seeker: Seeker, peer: Peer) -> bool:
    return bool(common_ways(seeker, peer))


def has_time(seeker: Seeker, peer: Peer) -> bool:
    """A moment in common. Not needed by those who can write to each other, nor when one of them named no moment."""
    free = not seeker.moments or not peer.moments or WRITTEN in common_ways(seeker, peer)
    return free or bool(common_moments(seeker, peer))


def wishes_met(seeker: Seeker, peer: Peer) -> bool:
    """The gender and the age that each asks of the other, where someone asks."""
    return seeker.about.suits(peer.about) and peer.about.suits(seeker.about)


def topics_accepted(seeker: Seeker, peer: Peer) -> bool:
    """Nothing the person named, or wrote, is among what the supporter does not take. What is silent counts too."""
    return not peer.refused_topics & (seeker.named | seeker.words)


def nobody_objects(seeker: Seeker, peer: Peer) -> bool:
    return peer.person_id not in seeker.refused and seeker.person_id not in peer.vetoes


_ALLOWS: dict[Rule, Callable[[Seeker, Peer], bool]] = {
    Rule.EXPERIENCE: shares_experience,
    Rule.MUST: shares_must,
    Rule.LANGUAGE: speaks_together,
    Rule.WAY: can_meet,
    Rule.MOMENT: has_time,
    Rule.WISH: wishes_met,
    Rule.TOPIC: topics_accepted,
    Rule.PLACE: lambda seeker, peer: peer.free_places > 0,
    Rule.OPEN: lambda seeker, peer: peer.open_now,
    Rule.VETO: nobody_objects,
    Rule.SELF: lambda seeker, peer: seeker.person_id != peer.person_id,
    Rule.HISTORY: lambda seeker, peer: peer.person_id not in seeker.history,
    Rule.DANGER: lambda seeker, _peer: not seeker.in_danger,
    Rule.CONSENT: lambda seeker, peer: seeker.consents and peer.consents,
}
