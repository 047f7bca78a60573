"""Everyone at once, at night or when a coordinator asks: figures are kept, and drafts of proposals for a few days."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django_tasks import task

from entrepairs.accompaniment.matching import Peer, Seeker
from entrepairs.accompaniment.matching.apart import LONGEST, Drafted, searched
from entrepairs.accompaniment.models import Draft, MatchRun, Preparation, Request
from entrepairs.accompaniment.models.match_run import KEPT_FOR
from entrepairs.accompaniment.models.preparation import KEPT_FOR as DRAFTS_KEPT_FOR
from entrepairs.accompaniment.rules.candidates import everyone
from entrepairs.core.clock import now
from entrepairs.core.own_process import Failed
from entrepairs.jobs.models import LONG
from entrepairs.jobs.periodic import daily
from entrepairs.live import publish

State = Preparation.State


@daily(at="03:40")
@task(queue_name=LONG, lease=2 * LONGEST, max_attempts=3)
def match_everyone() -> None:
    MatchRun.objects.filter(at__lt=now() - KEPT_FOR).delete()
    Draft.objects.filter(made_at__lte=now() - DRAFTS_KEPT_FOR).delete()
    Preparation.objects.filter(asked_at__lte=now() - DRAFTS_KEPT_FOR).delete()
    preparation, _new = Preparation.objects.get_or_create(
        state__in=Preparation.OPEN, defaults={"state": State.SENT, "asked_at": now()}
    )
    prepare(preparation)


@task(queue_name=LONG, lease=2 * LONGEST, max_attempts=3)
def prepare_proposals(preparation_id: str) -> None:
    """May be run twice: the later run takes the work, the earlier one stops."""
    for preparation in Preparation.objects.filter(pk=preparation_id):
        prepare(preparation)


def prepare(preparation: Preparation) -> None:
    if not preparation.take():
        return
    _announce(preparation)
    seekers, peers = _everyone()
    try:
        found = searched(seekers, peers, told=lambda said: _note(preparation, said), wish=preparation.wish)
    except Failed:
        preparation.held().update(state=State.FAILED, closed_at=now())
    else:
        if found is not None:
            _keep(preparation, found)
    _announce(preparation)


def run_everyone(*options: str, told: Any = lambda _said: None) -> MatchRun | None:
    """Figures, and no draft; None when nobody waits. `options`: of `python -m entrepairs.accompaniment.matching
    draft`."""
    seekers, peers = everyone()
    found = searched(seekers, peers, *options, told=told) if seekers else None
    return _figures(found) if found else None


def _everyone() -> tuple[list[Seeker], Sequence[Peer]]:
    """All who wait, without the pairs that the team set aside this week."""
    seekers, peers = everyone()
    aside = defaultdict[str, set[str]](set)
    for request, supporter in Draft.objects.current().exclude(set_aside="").values_list("request", "supporter"):
        aside[str(request)].add(str(supporter))
    return [replace(one, refused=one.refused | aside[one.id]) for one in seekers], peers


def _note(preparation: Preparation, said: dict[str, Any]) -> None:
    stage = "choix" if said["round"] else "paires"
    if stage != preparation.stage:
        preparation.stage = stage
        preparation.held().update(stage=stage)
        _announce(preparation)


@transaction.atomic
def _keep(preparation: Preparation, found: Drafted) -> None:
    """What was found, for those who let the team help; of the others, figures only."""
    row = preparation.held().select_for_update(of=("self",)).first()
    if row is None:
        return
    if found.people:
        _figures(found)
    Draft.objects.to_read().delete()
    helped = Request.objects.open().filter(is_withheld=False, text_open_to_team_at__isnull=False)
    Draft.objects.bulk_create(
        (
            Draft(request_id=request, supporter_id=supporter, rank=rank, made_at=now())
            for request in helped.exclude(structure=None).order_by("pk").values_list("pk", flat=True)
            for rank, supporter in enumerate(found.proposals.get(str(request), ()))
        ),
        ignore_conflicts=True,
    )
    row.move_to(State.READY, closed_at=now(), stage="")


def _figures(found: Drafted) -> MatchRun:
    figures = asdict(found)
    del figures["gap"]  # found again from the two others
    figures["proposals"] = sum(map(len, figures["proposals"].values()))
    return MatchRun.objects.create(at=now(), **figures)


def _announce(preparation: Preparation) -> None:
    publish(f"preparation:{preparation.pk}", preparation.pk)
