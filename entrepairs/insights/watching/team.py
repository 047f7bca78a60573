"""What the team of the watch reads of its last 28 days: exact, and of nobody."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Min, Q, When
from django.utils.translation import gettext as _

from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.insights.watching.carrying import carried
from entrepairs.insights.watching.line import Line
from entrepairs.insights.watching.line import of as _of
from entrepairs.insights.watching.months import middle, ninth
from entrepairs.insights.watching.talks import Said, Talk, shared
from entrepairs.people.models import LivedExperience
from entrepairs.ui.dates import lasting

SPAN = timedelta(days=28)


def lines(at: datetime) -> list[Line]:
    """M1 to M4, then M9."""
    return [*answered(at), *carried(at)]


def answered(at: datetime) -> list[Line]:
    talks = _talks(at)
    first = [talk for talk in talks if talk.is_first]
    back = sum(talk.goes_back_and_forth for talk in talks)
    alike, known = shared(talks, _lived(talks))
    kept = [one for talk in talks if (one := talk.kept(at)) is not None]
    first_words = _("Les tout premiers mots de quelqu’un, sous son pseudonyme.")
    said_lived = _("Entre pseudonymes, d’après les vécus dits dans les profils.")
    promise = _("Quatre heures, une heure pour de tout premiers mots, comptées dans les heures du cercle.")
    return [
        Line(_("Premiers messages qui ont eu une réponse"), _of(len(_waits(first)), len(first)), first_words),
        *_times(talks, first),
        Line(_("Réponses dans le temps promis"), _of(sum(kept), len(kept)), promise),
        Line(_("Fils où deux personnes se répondent"), _of(back, len(talks)), _("La même répond deux fois à la même.")),
        Line(_("Réponses de quelqu’un qui a vécu la même chose"), _of(alike, known), said_lived),
    ]


def _times(talks: list[Talk], first: list[Talk]) -> list[Line]:
    """By the clock, then in the hours that each circle announced."""
    each = _("Du premier message d’un fil à la première réponse d’une autre personne.")
    in_hours = _("Le même temps, sans les heures où l’équipe du cercle a dit qu’elle n’est pas là.")
    clock = (_("Temps jusqu’à une réponse"), _("Pour les tout premiers messages"))
    hours = (_("Dans les heures annoncées"), _("Dans ces heures, pour les tout premiers messages"))
    found = []
    for (for_all, for_first), rule, waits in ((clock, each, _waits), (hours, in_hours, _announced)):
        for whose, label in ((talks, for_all), (first, for_first)):
            found += [
                Line(_("%(what)s : la moitié en moins de") % {"what": label}, _time(middle(waits(whose))), rule),
                Line(_("%(what)s : neuf sur dix en moins de") % {"what": label}, _time(ninth(waits(whose))), rule),
            ]
    return found


def _waits(talks: list[Talk]) -> list[int]:
    return [wait for talk in talks if (wait := talk.wait) is not None]


def _announced(talks: list[Talk]) -> list[int]:
    return [wait for talk in talks if (wait := talk.announced_wait) is not None]


def _talks(at: datetime) -> list[Talk]:
    """Someone waits from when they wrote; an answer is there once others read it."""
    since = at - SPAN
    rows: Any = Post.objects.filter(Q(begins=True) | Q(shown_at__isnull=False), thread__opened_at__gte=since)
    rows = rows.annotate(came=Case(When(begins=True, then="written_at"), default="shown_at"))
    rows = rows.exclude(standing=Standing.REMOVED, begins=False).order_by("came", "written_at", "pk")
    found: dict[str, list[Said]] = {}
    for thread, when, voice, person in rows.values_list("thread", "came", "voice", "voice__person"):
        found.setdefault(str(thread), []).append(Said(when, str(voice), str(person) if person is not None else None))
    people: Any = [key for posts in found.values() if (key := posts[0].person)]
    begun = Post.objects.filter(voice__person__in=people).order_by().values_list("voice__person")
    earliest = {str(person): when for person, when in begun.annotate(first=Min("written_at"))}
    hours = {str(pk): circle.team_hours for pk, circle in _circles(since)}
    return [Talk(posts, earliest.get(posts[0].person or "") == posts[0].at, hours[key]) for key, posts in found.items()]


def _circles(since: datetime) -> list[tuple[Any, Circle]]:
    """Key of each thread, and where it is."""
    rows = Thread.objects.filter(opened_at__gte=since).select_related("circle").only("circle")
    return [(thread.pk, thread.circle) for thread in rows]


def _lived(talks: list[Talk]) -> dict[str, set[str]]:
    people: Any = {key for talk in talks for one in talk.posts if (key := one.person)}
    lived: dict[str, set[str]] = {}
    for person, key in LivedExperience.objects.filter(person__in=people).values_list("person", "experience"):
        lived.setdefault(str(person), set()).add(key)
    return lived


def _time(minutes: float | None) -> str | None:
    return None if minutes is None else lasting(round(minutes))
