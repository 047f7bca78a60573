"""A report, put together: what was counted, what the house says of it, the year before; or the closed copy."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from entrepairs.core.clock import now
from entrepairs.insights.families.whole import report as counted
from entrepairs.insights.figures import Correction, Families, compared, corrected, figures_of
from entrepairs.insights.figures import from_json as families_from
from entrepairs.insights.models import Closing, CorrectedFigure, Narrative
from entrepairs.insights.period import Period
from entrepairs.insights.publication import Outside, kept_in, numbers_said, outgoing, values_said
from entrepairs.insights.readings import read
from entrepairs.insights.rereading import Passage, passages
from entrepairs.insights.words import Value
from entrepairs.structures.models import Role, Structure


@dataclass(frozen=True)
class Lack:
    """Something to write so that the report is whole. `where`: the page of the house where that is done."""

    sentence: str
    where: str


@dataclass(frozen=True)
class Whole:
    """The report of a year. `closing`: the closed copy that it is, None while it is open."""

    house: Structure
    period: Period
    families: Families
    closing: Closing | None
    narratives: list[tuple[str, str, str]]

    @property
    def lacks(self) -> list[Lack]:
        """What is still missing, in the order of the report; each sentence once."""
        found = []
        for family in self.families:
            found += [Lack(one.missing, one.where) for one in family.figures if one.missing]
            found += [Lack(one.missing, one.where) for one in family.tables if one.missing]
        return list(dict.fromkeys(found))


def period_of(house: Structure, year: int) -> Period:
    """On the clock of the house."""
    return Period(year, today_in(house))


def today_in(house: Structure) -> date:
    return now().astimezone(ZoneInfo(house.zone)).date()


def whole(house: Structure, period: Period) -> Whole:
    """What the coordination reads: every figure, true."""
    closing = _standing(house, period.year)
    if closing is not None:
        return Whole(house, period, families_from(closing.figures), closing, _told(closing.narratives))
    return Whole(house, period, as_it_is(house, period), None, _told(_texts(house, period.year)))


def as_it_is(house: Structure, period: Period) -> Families:
    """Computed now from what was lived, with corrections, beside the year before."""
    lived, closed = read(house, period), _standing(house, period.year - 1)
    said = corrections(house, period.year)
    if closed is not None:
        last = families_from(closed.figures)
    else:
        last = corrected(counted(lived, period.before), said.get(period.year - 1, {}))
    return compared(corrected(counted(lived, period), said.get(period.year, {})), last)


def corrections(house: Structure, year: int) -> dict[int, dict[str, Correction]]:
    """Of this year and of the one before: key → the one that stands."""
    rows = CorrectedFigure.objects.filter(report__structure=house, report__year__in=[year - 1, year])
    found: dict[int, dict[str, Correction]] = {}
    for row in rows.select_related("report", "by"):
        stands = found.setdefault(row.report.year, {})
        stands.pop(row.key, None)
        if row.value is not None:
            by = row.by.pseudonym if row.by else ""
            stands[row.key] = Correction(row.value, None, row.reason, by, row.at.date().isoformat())
    return found


def to_reread(report: Whole) -> list[tuple[str, Passage]]:
    """What its writers should read once more before an open report leaves: in the story, in the reasons."""
    if report.closing is not None:
        return []
    words = [(label, text) for _heading, label, text in report.narratives if text]
    words += [(one.label, one.correction.reason) for one in figures_of(report.families).values() if one.correction]
    held = Role.objects.filter(structure=report.house, ended_at=None) if words else Role.objects.none()
    pseudonyms = set(held.values_list("person__pseudonym", flat=True))
    return [(label, one) for label, text in words for one in passages(text, pseudonyms)]


def told_outside(report: Whole) -> Families:
    """The closed report as it may leave the house. ValueError while it is open."""
    if report.closing is None:
        raise ValueError("An open report does not leave the house")
    last = outside(report.house, report.period.year).last
    return outgoing(report.families, frozenset(report.closing.kept_in), last)


def to_keep_in(house: Structure, period: Period, families: Families) -> frozenset[str]:
    """What a report closed now must keep in."""
    return kept_in(families, outside(house, period.year))


def outside(house: Structure, year: int) -> Outside:
    """What former closings of this report, and the report of the year before, have said."""
    rows = Closing.objects.filter(report__structure=house, report__year__in=[year - 1, year]).select_related("report")
    out: dict[str, int] = {}
    kept_back: set[str] = set()
    last: dict[str, Value] = {}
    for row in rows:
        told = outgoing(families_from(row.figures), frozenset(row.kept_in), {})
        if row.report.year == year:
            out |= numbers_said(told)
            kept_back |= set(row.kept_in)
        elif row.reopened_at is None:
            last = values_said(told)
    return Outside(out, frozenset(kept_back), last)


def _standing(house: Structure, year: int) -> Closing | None:
    closings = Closing.objects.filter(report__structure=house, report__year=year, reopened_at=None)
    return closings.select_related("by").first()


def _texts(house: Structure, year: int) -> dict[str, str]:
    rows = Narrative.objects.filter(report__structure=house, report__year=year)
    return dict(rows.values_list("heading", "text"))


def _told(texts: dict[str, str]) -> list[tuple[str, str, str]]:
    """Heading, label, text: every heading, in order."""
    return [(heading.value, str(heading.label), texts.get(heading.value, "")) for heading in Narrative.Heading]
