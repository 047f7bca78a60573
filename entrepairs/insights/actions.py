"""Correct, tell, close, reopen."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.insights.figures import figures_of, to_json
from entrepairs.insights.models import Closing, CorrectedFigure, Narrative, NetworkSum, Report
from entrepairs.insights.networks import sums_to_publish
from entrepairs.insights.period import Period
from entrepairs.insights.reports import period_of, to_keep_in, whole
from entrepairs.insights.rules import closing_of, may_add_up, may_close, may_reopen, may_write
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


@transaction.atomic
def correct_figure(house: Structure, year: int, key: str, *, value: Any, reason: str, by: Person) -> CorrectedFigure:
    """Say a figure otherwise than it was counted, and why. `value` None: take the correction back."""
    period, report = _held(house, year)
    require(may_write(by, house, period))
    if key not in figures_of(whole(house, period).families):
        raise Refused(_("Ce chiffre n’est pas dans le rapport."))
    row = CorrectedFigure.objects.create(report=report, key=key, value=value, reason=reason, by=by, at=now())
    journal(by, "report.corrected", report)
    return row


@transaction.atomic
def tell_year(house: Structure, year: int, texts: dict[str, str], *, by: Person) -> Report:
    """Keep what the house tells. A text that did not change keeps its date."""
    period, report = _held(house, year)
    require(may_write(by, house, period))
    kept = dict(report.narratives.values_list("heading", "text"))
    for heading, text in texts.items():
        if text != kept.get(heading, ""):
            Narrative.objects.update_or_create(
                report=report, heading=heading, defaults={"text": text, "by": by, "at": now()}
            )
    journal(by, "report.told", report)
    return report


@transaction.atomic
def close_report(house: Structure, year: int, *, by: Person) -> Closing:
    """Keep the report as it is today. From then on it may leave the house, without its small counts."""
    period, report = _held(house, year)
    require(may_close(by, house, period))
    found = whole(house, period)
    closing = Closing.objects.create(
        report=report,
        at=now(),
        by=by,
        figures=to_json(found.families),
        narratives={heading: text for heading, _label, text in found.narratives if text},
        kept_in=sorted(to_keep_in(house, period, found.families)),
    )
    journal(by, "report.closed", report)
    return closing


@transaction.atomic
def reopen_report(house: Structure, year: int, reason: str, *, by: Person) -> Closing:
    """Write in it again. What it said outside stays known, and protected as such."""
    period, report = _held(house, year)
    require(may_reopen(by, house, period))
    closing = closing_of(house, year)
    assert closing is not None  # may_reopen saw to it  # noqa: S101
    closing.reopened_at, closing.reopened_by, closing.reason = now(), by, reason
    closing.save(update_fields=["reopened_at", "reopened_by", "reason"])
    journal(by, "report.reopened", report)
    return closing


@transaction.atomic
def publish_sums(network: Structure, year: int, *, by: Person) -> list[NetworkSum]:
    """Add up the closed reports of the houses that agreed, wherever no house can be found again in the sums."""
    Structure.objects.select_for_update(of=("self",)).get(pk=network.pk)
    require(may_add_up(by, network, period_of(network, year)))
    rows = [
        NetworkSum(network=network, year=year, key=key, houses=houses, value=value, at=now())
        for key, (houses, value) in sums_to_publish(network, year).items()
    ]
    if not rows:
        raise Refused(
            _(
                "Rien de nouveau à additionner. Il faut au moins cinq maisons d’accord dont le rapport est clos, et "
                "qu’aucune ne puisse être retrouvée en comparant avec les sommes d’avant."
            )
        )
    journal(by, "sums.published", network)
    return NetworkSum.objects.bulk_create(rows)


def _held(house: Structure, year: int) -> tuple[Period, Report]:
    """The period, and the row of the report, locked."""
    period = period_of(house, year)
    report, _new = Report.objects.get_or_create(structure=house, year=year)
    return period, Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
