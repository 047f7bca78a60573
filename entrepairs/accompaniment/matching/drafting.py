"""From lines of values to drafts: what the batch says of a whole pool. See docs/contribuer/appariement.md."""

import time
from collections.abc import Iterable
from typing import Any

from entrepairs.accompaniment.matching.batch import solve
from entrepairs.accompaniment.matching.edges import Malformed
from entrepairs.accompaniment.matching.looking import Watch
from entrepairs.accompaniment.matching.plain import digest, read
from entrepairs.accompaniment.matching.policy import Policy
from entrepairs.accompaniment.matching.pool import Pool
from entrepairs.accompaniment.matching.shortlist import proposed, shortlist
from entrepairs.accompaniment.matching.values import Peer, Seeker
from entrepairs.core.spoken import spent


def drafted(lines: Iterable[str], policy: Policy, tolerance: float, watch: Watch) -> dict[str, Any]:
    """Figures of the run, and `proposals`: for each request that has some, the supporters to propose, best first.
    Raises Malformed."""
    began, lines = time.perf_counter(), [line for line in lines if line.strip()]
    try:
        values = [read(line) for line in lines]
        seekers = (one for one in values if isinstance(one, Seeker))
        peers = (one for one in values if isinstance(one, Peer))
        pool = Pool.of(seekers, peers)
    except ValueError as wrong:
        raise Malformed(str(wrong)) from wrong
    except (OverflowError, TypeError) as wrong:
        raise Malformed("Une ligne a une valeur qui ne convient pas.") from wrong
    result = solve(pool, policy, tolerance=tolerance, watch=watch)
    drafts = proposed(pool, shortlist(pool, policy, result))
    return {
        "policy": policy.digest,
        "policy_version": policy.version,
        "input": digest(lines),
        "people": len(pool.people),
        "supporters": len(pool.supporters),
        "pairs": result.pairs,
        "servable": result.servable,
        "matched": len(result.person),
        "objective": result.objective,
        "bound": result.bound,
        "gap": result.gap,
        "rounds": result.rounds,
        "proposals": drafts,
        **spent(began),
    }
