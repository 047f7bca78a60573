"""Who may be proposed to whom, in which order, and how we say why. Values in, values out: no database, no clock.

The hard rules, never weighed against anything (constraints.py), then one preference after the other (preference.py):
more shared experience, the words of the request, common moments, nearness, language, the load of supporters. No score
is computed, so none can be shown. Explained for coordinators in docs/animer/propositions.md."""

from entrepairs.accompaniment.matching.constraints import Block, Rule, blocks, possible
from entrepairs.accompaniment.matching.preference import Match, choose, explained
from entrepairs.accompaniment.matching.reasons import Reason, mismatch, reasons
from entrepairs.accompaniment.matching.relaxing import Obstacle, Relaxation, obstacles, relaxations
from entrepairs.accompaniment.matching.values import Lived, Peer, Seeker

__all__ = [
    "Block",
    "Lived",
    "Match",
    "Obstacle",
    "Peer",
    "Reason",
    "Relaxation",
    "Rule",
    "Seeker",
    "blocks",
    "choose",
    "explained",
    "mismatch",
    "obstacles",
    "possible",
    "reasons",
    "relaxations",
]
