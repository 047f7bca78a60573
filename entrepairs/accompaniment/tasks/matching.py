"""Everyone at once, every night: what it would give, in figures. Who would go with whom is kept nowhere."""

from dataclasses import asdict

from django_tasks import task

from entrepairs.accompaniment.matching.apart import LONGEST, draft
from entrepairs.accompaniment.models import MatchRun
from entrepairs.accompaniment.models.match_run import KEPT_FOR
from entrepairs.accompaniment.rules.candidates import everyone
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily


@daily(at="03:40")
@task(lease=2 * LONGEST, max_attempts=3)
def match_everyone() -> None:
    MatchRun.objects.filter(at__lt=now() - KEPT_FOR).delete()
    run_everyone()


def run_everyone(*options: str) -> MatchRun | None:
    """None when nobody waits. `options`: of `python -m entrepairs.accompaniment.matching draft`."""
    seekers, peers = everyone()
    if not seekers:
        return None
    figures = asdict(draft(seekers, peers, *options))
    del figures["gap"]  # found again from the two others
    figures["proposals"] = sum(map(len, figures["proposals"].values()))
    return MatchRun.objects.create(at=now(), **figures)
