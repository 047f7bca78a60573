"""Who holds the house: paid posts in full-time equivalents, volunteers, functions and qualifications. No names."""

from datetime import date

from django.utils.translation import gettext as _

from entrepairs.insights.figures import Family, Figure, Table
from entrepairs.insights.period import Period
from entrepairs.insights.readings import Lived
from entrepairs.insights.words import day, number
from entrepairs.structures.models import Post

PAID, VOLUNTEER = Post.Status.PAID, Post.Status.VOLUNTEER
WHERE = "structures:new_post"


def team(lived: Lived, period: Period) -> Family:
    during = [post for post in lived.posts if _overlap(post, period)]
    paid = [post for post in during if post.status == PAID]
    unpaid = [post for post in during if post.status == VOLUNTEER]
    figures = (*_fte(paid, period), _on_last_day("volunteers", _("Bénévoles, en fonction"), unpaid, period))
    return Family("equipe", _("L’équipe"), figures, tables=(_posts(during),))


def _fte(paid: list[Post], period: Period) -> list[Figure]:
    unknown = sum(post.fte is None for post in paid)
    rests = _("Temps de travail non noté pour %(n)d poste(s).") % {"n": unknown} if unknown else ""
    known = [post for post in paid if post.fte is not None]
    mean = sum(float(post.fte or 0) * _overlap(post, period) for post in known) / (period.days or 1)
    last = sum(float(post.fte or 0) for post in known if _holds(post, period.last))
    missing = "" if paid and not unknown else _("Aucun poste salarié n’est noté.") if not paid else rests
    return [
        Figure(
            "fte",
            _("Salarié·es, en équivalent temps plein, au %(day)s") % {"day": day(period.last)},
            round(last, 2) if known else None,
            unit=_("ETP"),
            definition=_("La somme des temps de travail des postes salariés tenus ce jour-là. 1 ETP : un temps plein."),
            completeness=rests,
            missing=missing,
            where=WHERE,
        ),
        Figure(
            "fte_mean",
            _("Équivalent temps plein, en moyenne sur l’année"),
            round(mean, 2) if known else None,
            unit=_("ETP"),
            definition=_("Chaque poste compte pour les jours où il a été tenu."),
            completeness=rests,
        ),
        _on_last_day("paid_posts", _("Postes salariés"), paid, period),
    ]


def _on_last_day(key: str, label: str, posts: list[Post], period: Period) -> Figure:
    held = sum(_holds(post, period.last) for post in posts)
    definition = _("Postes tenus le %(day)s. Un poste est une fonction, pas un nom.") % {"day": day(period.last)}
    return Figure(key, label, held, definition=definition)


def _posts(posts: list[Post]) -> Table:
    rows = [
        (
            post.get_status_display(),
            post.function,
            post.qualification,
            number(float(post.fte)) if post.fte is not None else "",
            day(post.since),
            day(post.until) if post.until else "",
        )
        for post in posts
    ]
    columns = (_("Statut"), _("Fonction"), _("Qualification"), _("ETP"), _("Depuis"), _("Jusqu’au"))
    empty = _("Aucun poste n’est noté.")
    missing = "" if rows else empty
    title = _("Postes, fonctions et qualifications")
    return Table("posts", title, columns, tuple(rows), empty=empty, missing=missing, where=WHERE)


def _holds(post: Post, on: date) -> bool:
    return post.since <= on and (post.until is None or post.until >= on)


def _overlap(post: Post, period: Period) -> int:
    """Days of the period on which the post was held."""
    first, last = max(post.since, period.first), min(post.until or period.last, period.last)
    return max((last - first).days + 1, 0)
