"""The next morning, two questions; a week later, sums of at least five, and the answers themselves are destroyed."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction
from django_tasks import task

from entrepairs.agenda.impressions import KEPT, OPEN, Group, blocks
from entrepairs.agenda.models import Gathering, Impression, ImpressionSum, Signup
from entrepairs.agenda.rules.impressions import ASKED
from entrepairs.agenda.tasks.telling import tell_one
from entrepairs.core.clock import now
from entrepairs.jobs.periodic import daily

DAY = timedelta(days=1)
Closed = list[Gathering]


@daily(at="09:30")
@task()
def ask_after_groups() -> None:
    """Those who had a seat in what ended since yesterday; as many blank slips as people, made together."""
    at = now()
    recent = Gathering.objects.standing().filter(kind__in=ASKED, starts_at__gt=at - 3 * DAY, starts_at__lt=at)
    for gathering in recent:
        if at - DAY < gathering.ends_at <= at:
            _ask(gathering)


@daily(at="04:10")
@task()
def sum_impressions() -> None:
    """Every series, and every gathering that comes once. Answers that never were five are erased after a year."""
    at = now()
    Impression.objects.filter(gathering__starts_at__lt=at - KEPT).delete()
    for closed in _closed(at):
        for on_paper in (False, True):
            _sum(closed, on_paper)


@transaction.atomic
def _ask(gathering: Gathering) -> None:
    going = Signup.objects.filter(gathering=gathering, state=Signup.State.GOING, drew=False)
    rows = list(going.select_related("person", "gathering"))
    missing = len(rows) - Impression.objects.filter(gathering=gathering, on_paper=False).count()
    Impression.objects.bulk_create(Impression(gathering=gathering) for _slip in range(missing))
    for row in rows:
        tell_one(row, "gathering_after")


def _closed(at: datetime) -> list[Closed]:
    """Gatherings to which no answer can come any more, by series; those that come once, alone."""
    asked = Gathering.objects.filter(pk__in=Impression.objects.values("gathering"), starts_at__lt=at - OPEN)
    by_series: dict[object, Closed] = defaultdict(list)
    for gathering in asked.order_by("starts_at", "pk"):
        if gathering.ends_at + OPEN <= at:
            by_series[gathering.series_id or gathering.pk].append(gathering)
    return list(by_series.values())


@transaction.atomic
def _sum(closed: Closed, on_paper: bool) -> None:
    """Write the sums that are whole, and destroy their slips, answered or not."""
    slips = Impression.objects.select_for_update().filter(gathering__in=closed, on_paper=on_paper)
    answers: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for gathering, good, ease in slips.exclude(good="").values_list("gathering", "good", "ease"):
        answers[gathering].append((good, ease))
    groups = [Group(row.pk, row.wall_time.date(), tuple(answers[row.pk])) for row in closed]
    rows = {row.pk: row for row in closed}
    for block in blocks(groups):
        found = [rows[group.key] for group in block]
        _write(found, list(chain.from_iterable(group.answers for group in block)), on_paper)
        Impression.objects.filter(gathering__in=found, on_paper=on_paper).delete()


def _write(rows: Closed, answers: list[tuple[str, str]], on_paper: bool) -> None:
    goods, eases = [good for good, _ease in answers], [ease for _good, ease in answers]
    ImpressionSum.objects.create(
        structure_id=rows[0].structure_id,
        series_id=rows[0].series_id,
        title=rows[-1].title,
        first_day=rows[0].wall_time.date(),
        last_day=rows[-1].wall_time.date(),
        gatherings=len(rows),
        on_paper=on_paper,
        answers=len(answers),
        good_yes=goods.count("oui"),
        good_some=goods.count("peu"),
        ease_yes=eases.count("oui"),
        ease_some=eases.count("peu"),
    )
