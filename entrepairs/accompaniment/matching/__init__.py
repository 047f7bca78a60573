"""Who may be proposed to whom, in which order, and how we say why. Values in, values out: no database, no clock.

The problem. People wait; each supporter has free places. The hard rules H1 to H11 (constraints.py) say which pairs may
be: nothing is ever weighed against them. A score (score.py) says how much of what a person asked a pair gives: whole
points by parts, from a versioned policy (policy.py). The wait is a priority, never a part of the score.

For one person now: `choose`. For all at once, the best total, each person at most once, each supporter within their
places: a transportation problem, solved exactly and proven with prices. The same data give the same result whatever
their order and the machine. It drafts; people choose. Written down in docs/contribuer/appariement.md, explained for
coordinators in docs/animer/propositions.md."""

from entrepairs.accompaniment.matching.constraints import Block, Rule, blocks, possible
from entrepairs.accompaniment.matching.policy import POLICY, Policy
from entrepairs.accompaniment.matching.preference import Match, choose, explained
from entrepairs.accompaniment.matching.reasons import Reason, mismatch, reasons
from entrepairs.accompaniment.matching.relaxing import Obstacle, Relaxation, newly, obstacles, relaxations
from entrepairs.accompaniment.matching.score import Part, parts, score
from entrepairs.accompaniment.matching.values import About, Lived, Peer, Seeker

__all__ = [
    "POLICY",
    "About",
    "Block",
    "Lived",
    "Match",
    "Obstacle",
    "Part",
    "Peer",
    "Policy",
    "Reason",
    "Relaxation",
    "Rule",
    "Seeker",
    "blocks",
    "choose",
    "explained",
    "mismatch",
    "newly",
    "obstacles",
    "parts",
    "possible",
    "reasons",
    "relaxations",
    "score",
]
