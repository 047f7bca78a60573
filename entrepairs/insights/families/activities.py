"""What was held, and what is planned, by kind."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.agenda.models.programme import Kind
from entrepairs.insights.figures import Family, Figure, Grid
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Activity, Lived
from entrepairs.insights.words import Value

COLUMNS = ("held", "participations", "mean", "cancelled", "planned")


def activities(lived: Lived, period: Period) -> Family:
    during = [one for one in lived.activities if one.year == period.year]
    held, counted = sum(one.held for one in during), sum(one.counted for one in during)
    took_part = sum(n for (year, _kind), n in lived.took_part.items() if year == period.year)
    planned = sum(_planned(lived, period).values())
    figures = (
        Figure(
            "held",
            _("Activités réalisées"),
            held,
            definition=_("Les rencontres de l’agenda qui ont eu lieu : passées, et pas annulées."),
            missing="" if held else _("Aucune rencontre n’est dans l’agenda de l’année."),
            where="agenda:new_gathering",
        ),
        Figure(
            "participations",
            _("Participations aux activités"),
            took_part if counted else None,
            unit=_("participations"),
            definition=_(
                "À chaque rencontre, les pseudonymes notés et le comptage. Une personne qui va à deux activités le "
                "même jour compte deux fois ici, et une fois dans les venues."
            ),
            completeness=_uncounted(held - counted, held),
            people=True,
        ),
        Figure(
            "planned",
            _("Activités envisagées"),
            planned,
            definition=_("Les rencontres déjà dans l’agenda pour la suite : %(when)s.") % {"when": _ahead(period)},
        ),
        Figure(
            "cancelled",
            _("Activités annulées"),
            sum(one.cancelled for one in during),
            definition=_("Les rencontres de l’année qui ont été annulées."),
        ),
    )
    return Family("activites", _("Les activités"), figures, (_by_kind(lived, period, during),))


def _uncounted(without: int, held: int) -> str:
    words = ngettext("%(n)d rencontre sans comptage", "%(n)d rencontres sans comptage", without)
    return words % {"n": without} + " " + _("sur %(n)d.") % {"n": held}


def _ahead(period: Period) -> str:
    return str(period.year + 1) if period.is_over else _("d’ici la fin de %(year)d") % {"year": period.year + 1}


def _planned(lived: Lived, period: Period) -> dict[str, int]:
    """Kind → gatherings of the year that follows, held since or still ahead, and those that remain of this year."""
    found: dict[str, int] = {}
    for one in lived.activities:
        follows = one.held + one.ahead if one.year == period.year + 1 else one.ahead if one.year == period.year else 0
        found[one.kind] = found.get(one.kind, 0) + follows
    return found


def _by_kind(lived: Lived, period: Period, during: list[Activity]) -> Grid:
    planned, by_kind = _planned(lived, period), {one.kind: one for one in during}
    kinds = [kind for kind in Kind if kind in by_kind or planned.get(kind)]
    cells: dict[str, Value] = {}
    for kind in kinds:
        one = by_kind.get(kind) or Activity(kind, period.year, 0, 0, 0, 0)
        took_part = lived.took_part.get((period.year, kind), 0)
        mean = round(took_part / one.counted, 1) if one.counted else None
        row = (one.held, took_part if one.counted else None, mean, one.cancelled, planned.get(kind, 0))
        cells |= {f"{column}:{kind}": value for column, value in zip(COLUMNS, row, strict=True)}
    labels = (_("Réalisées"), _("Participations"), _("Par rencontre"), _("Annulées"), _("Envisagées"))
    return Grid(
        "kinds",
        _("Activités, par genre"),
        _("Par rencontre : les participations divisées par les rencontres comptées."),
        tuple(zip(COLUMNS, labels, strict=True)),
        tuple((kind.value, str(kind.label)) for kind in kinds),
        cells,
        people=("participations",),
        totals={"participations": "participations"},
        follows={"mean": "participations"},
    )
