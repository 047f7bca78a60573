"""Who came, and how often: three ways of counting, each said for what it is."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entrepairs.agenda.noted_days import AROUND, Bond
from entrepairs.agenda.visits import monday_of
from entrepairs.insights.families.opening import open_days
from entrepairs.insights.figures import Family, Figure, Grid
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Came, Lived
from entrepairs.insights.words import month_name
from entrepairs.structures.models import Role

SEVERAL, REGULAR = 2, 3


def attendance(lived: Lived, period: Period) -> Family:
    months, rests = visits_by_month(lived, period), noted_weeks(lived, period)
    total = sum(months.values()) if rests else None
    figures = [
        *_people(lived, period),
        Figure(
            "visits",
            _("Venues dans l’année"),
            total,
            unit=_("venues"),
            definition=_(
                "Une personne qui vient un jour compte une fois ce jour-là, quoi qu’elle y fasse. Chaque jour : les "
                "pseudonymes notés, plus le plus grand comptage anonyme de ce jour (la maison, ou une rencontre)."
            ),
            completeness=rests,
            people=True,
            missing="" if rests else _("Aucune présence et aucun comptage ne sont notés."),
            where="agenda:today",
        ),
    ]
    return Family("frequentation", _("La fréquentation"), tuple(figures), (_months(months, period),))


def visits_by_month(lived: Lived, period: Period) -> dict[date, int]:
    """First day of each month → visits."""
    months = dict.fromkeys(period.months, 0)
    for came in lived.came:
        if came.month in months:
            months[came.month] += came.visits
    for day, people in lived.anonymous.items():
        if period.holds(day):
            months[day.replace(day=1)] += people
    return months


def noted_weeks(lived: Lived, period: Period) -> str:
    """« 11 semaines sans pointage sur 44 semaines d’ouverture. »; empty when nothing was ever noted."""
    noted = {monday_of(day) for day in lived.days_noted if period.holds(day)}
    noted |= {monday for monday in lived.estimates if period.holds(monday)}
    if not noted and not any(came.month.year == period.year for came in lived.came):
        return ""
    opened = {monday_of(day) for day in open_days(lived, period)}
    if not opened:
        words = ngettext("%(n)d semaine avec un pointage.", "%(n)d semaines avec un pointage.", len(noted))
        return words % {"n": len(noted)} + " " + _("Les horaires ne sont pas notés : on ne sait pas combien manquent.")
    without = len(opened - noted)
    if not without:
        every = ngettext(
            "La semaine d’ouverture a un pointage.", "Les %(n)d semaines d’ouverture ont un pointage.", len(opened)
        )
        return every % {"n": len(opened)}
    words = ngettext("%(n)d semaine sans pointage", "%(n)d semaines sans pointage", without) % {"n": without}
    of = ngettext("sur %(n)d semaine d’ouverture.", "sur %(n)d semaines d’ouverture.", len(opened))
    return f"{words} {of % {'n': len(opened)}}"


def _people(lived: Lived, period: Period) -> list[Figure]:
    """Different people: the least that three ways of counting allow to say, then each way."""
    by_person = _by_person(came for came in lived.came if came.month.year == period.year)
    weeks = [people for monday, people in lived.estimates.items() if period.holds(monday)]
    ways = {"met": len(by_person), "busiest": lived.most_in_a_day.get(period.year, 0), "": max(weeks, default=0)}
    busiest = Figure(
        "busiest",
        _("Le jour où il y a eu le plus de monde"),
        ways["busiest"] or None,
        unit=_("personnes"),
        definition=_("Pseudonymes et comptage anonyme du même jour, ensemble."),
        people=True,
    )
    return [_received(ways), _met(by_person), _estimated(weeks, period), busiest, *_habits(lived, period, by_person)]


def _received(ways: dict[str, int]) -> Figure:
    """`ways`: what each way of counting gives, by the key of its figure."""
    least = max(ways.values())
    return Figure(
        "received",
        _("Personnes accueillies dans l’année"),
        least or None,
        at_least=True,
        definition=_(
            "On ne demande son nom à personne : le nombre exact n’est pas connu. C’est le plus grand de trois "
            "nombres : les pseudonymes différents, la plus grande estimation d’une semaine, le jour où il y a eu "
            "le plus de monde."
        ),
        people=True,
        follows=tuple(key for key, n in ways.items() if key and n == least),
        missing="" if least else _("Aucune présence, aucun comptage, aucune estimation."),
        where="agenda:today",
    )


def _met(by_person: dict[Hashable, list[Came]]) -> Figure:
    return Figure(
        "met",
        _("Personnes différentes, d’après les pseudonymes"),
        len(by_person) or None,
        definition=_("Chaque pseudonyme noté présent au moins un jour de l’année compte une fois."),
        completeness=_("Qui vient sans donner de pseudonyme n’est pas ici."),
        people=True,
    )


def _estimated(weeks: list[int], period: Period) -> Figure:
    rests = ngettext("%(n)d semaine estimée", "%(n)d semaines estimées", len(weeks)) % {"n": len(weeks)}
    return Figure(
        "weekly",
        _("Personnes différentes par semaine, en moyenne"),
        round(sum(weeks) / len(weeks), 1) if weeks else None,
        unit=_("personnes"),
        definition=_("Chaque semaine, l’équipe dit combien de personnes différentes sont venues. C’est leur moyenne."),
        completeness=f"{rests}, " + _("sur %(n)d.") % {"n": len(list(period.mondays))},
        people=True,
    )


def _habits(lived: Lived, period: Period, by_person: dict[Hashable, list[Came]]) -> list[Figure]:
    """Of those whose days are known: how often they come, and whether they are members."""
    several = {who for who, months in by_person.items() if sum(m.several for m in months) >= SEVERAL * len(months)}
    rests = _days_known(len(by_person))
    often = Figure(
        "several",
        _("Personnes qui viennent plusieurs fois par semaine"),
        len(several) if by_person else None,
        definition=_(
            "Venues au moins deux jours de la même semaine, au moins deux semaines par mois en moyenne, pendant "
            "les mois où elles sont venues."
        ),
        completeness=rests,
        rests_on="met",
        people=True,
    )
    share = _("Part qui vient plusieurs fois par semaine")
    return [
        often,
        _share("several", "met", share, len(several), len(by_person), rests),
        *_memberships(lived, period, by_person, rests),
    ]


def _memberships(lived: Lived, period: Period, by_person: dict[Hashable, list[Came]], rests: str) -> list[Figure]:
    members, others = _around(lived, period, by_person)
    return [
        Figure(
            "met_members",
            _("Membres parmi les personnes venues"),
            len(members) if by_person else None,
            definition=_("Pseudonymes notés présents qui ont été membres au moins un jour de l’année."),
            completeness=rests,
            rests_on="met",
            people=True,
        ),
        _share("met_members", "met", _("Part de membres parmi elles"), len(members), len(by_person), rests),
        Figure(
            "regular_others",
            _("Personnes qui viennent régulièrement sans être membres"),
            len(others) if by_person else None,
            definition=_("Ami·es, famille, visiteur·ses : venu·es au moins trois mois de l’année, sans être membres."),
            completeness=rests,
            rests_on="met",
            people=True,
        ),
    ]


def _around(lived: Lived, period: Period, by_person: dict[Hashable, list[Came]]) -> tuple[set[Hashable], set[Hashable]]:
    """Members among those who came; those who came regularly and carry nothing of the house. For who left: the bond
    that stays, and nothing when none was kept."""
    during = [one for one in lived.roles if one.meets(period.first, period.last)]
    members = {one.who for one in during if one.name == Role.Name.MEMBER}
    involved = {one.who for one in during if one.name not in AROUND}
    for who, months in by_person.items():
        if months[0].bond == Bond.MEMBER:
            members.add(who)
        if isinstance(who, tuple) and months[0].bond != Bond.AROUND:
            involved.add(who)
    others = {who for who, months in by_person.items() if len(months) >= REGULAR and who not in involved}
    return members & set(by_person), others


def _share(of: str, rests_on: str, label: str, part: int, whole: int, rests: str) -> Figure:
    definition = _("Le nombre de la ligne au-dessus, rapporté à toutes celles sur qui il repose.")
    return Figure(
        f"{of}_share",
        label,
        round(100 * part / whole, 1) if whole else None,
        unit="%",
        definition=definition,
        completeness=rests,
        follows=(of, rests_on),
        rests_on=rests_on,
    )


def _days_known(n: int) -> str:
    words = ngettext(
        "Sur %(n)d personne dont les jours sont connus.", "Sur %(n)d personnes dont les jours sont connus.", n
    )
    return words % {"n": n}


def _by_person(came: Iterable[Came]) -> dict[Hashable, list[Came]]:
    found: dict[Hashable, list[Came]] = defaultdict(list)
    for one in came:
        found[one.who].append(one)
    return found


def _months(months: dict[date, int], period: Period) -> Grid:
    rows = tuple((f"{month:%m}", month_name(month)) for month in months)
    cells = {f"visits:{month:%m}": visits for month, visits in months.items()}
    return Grid(
        "months",
        _("Venues, mois par mois"),
        _("Comptées comme les venues de l’année."),
        (("visits", _("Venues")),),
        rows,
        cells,
        people=("visits",),
        totals={"visits": "visits"},
        is_chart=True,
    )
