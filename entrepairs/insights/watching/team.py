"""What the team of the watch reads of its last 28 days: exact, and of nobody."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.insights.watching.months import middle, ninth
from entrepairs.insights.watching.talks import Said, Talk, share, shared
from entrepairs.insights.words import Value
from entrepairs.people.models import LivedExperience
from entrepairs.safety.models import Look
from entrepairs.ui.dates import lasting

SPAN = timedelta(days=28)


class Line(NamedTuple):
    """A figure and the rule by which it was counted."""

    label: str
    value: Value
    rule: str


def lines(at: datetime) -> list[Line]:
    """M1 to M4, M9."""
    talks = _talks(at)
    first = [talk for talk in talks if talk.is_first]
    waits = [wait for talk in talks if (wait := talk.wait) is not None]
    newcomers = [wait for talk in first if (wait := talk.wait) is not None]
    alike, known = shared(talks, _lived(talks))
    back = sum(talk.goes_back_and_forth for talk in talks)
    loads = sorted(_loads(at))
    each = _("Du premier message d’un fil à la première réponse d’une autre personne.")
    done = _("Ce que chacun·e a fini de regarder. Personne n’est nommé.")
    first_words = _("Les tout premiers mots de quelqu’un, sous son pseudonyme.")
    said_lived = _("Entre pseudonymes, d’après les vécus dits dans les profils.")
    return [
        Line(_("Premiers messages qui ont eu une réponse"), _of(len(newcomers), len(first)), first_words),
        Line(_("Temps jusqu’à une réponse : la moitié en moins de"), _time(middle(waits)), each),
        Line(_("Neuf sur dix en moins de"), _time(ninth(waits)), each),
        Line(_("Pour les tout premiers messages : la moitié en moins de"), _time(middle(newcomers)), first_words),
        Line(_("Fils où deux personnes se répondent"), _of(back, len(talks)), _("La même répond deux fois à la même.")),
        Line(_("Réponses de quelqu’un qui a vécu la même chose"), _of(alike, known), said_lived),
        Line(_("Textes regardés par personne de la veille, au milieu"), middle(loads), done),
        Line(_("Le plus, pour une personne"), loads[-1] if loads else 0, done),
    ]


def _talks(at: datetime) -> list[Talk]:
    since = at - SPAN
    rows: Any = Post.objects.filter(thread__opened_at__gte=since).exclude(standing=Standing.REMOVED, begins=False)
    found: dict[str, list[Said]] = {}
    for thread, when, voice, person in rows.order_by("written_at", "pk").values_list(
        "thread", "written_at", "voice", "voice__person"
    ):
        found.setdefault(str(thread), []).append(Said(when, str(voice), str(person) if person is not None else None))
    people: Any = [key for posts in found.values() if (key := posts[0].person)]
    begun = Post.objects.filter(voice__person__in=people).order_by().values_list("voice__person")
    earliest = {str(person): when for person, when in begun.annotate(first=Min("written_at"))}
    return [Talk(posts, earliest.get(posts[0].person or "") == posts[0].at) for posts in found.values()]


def _lived(talks: list[Talk]) -> dict[str, set[str]]:
    people: Any = {key for talk in talks for one in talk.posts if (key := one.person)}
    lived: dict[str, set[str]] = {}
    for person, key in LivedExperience.objects.filter(person__in=people).values_list("person", "experience"):
        lived.setdefault(str(person), set()).add(key)
    return lived


def _loads(at: datetime) -> list[int]:
    done = Look.objects.filter(done_at__gte=at - SPAN, done_at__lte=at).exclude(done_by=None).order_by()
    return list(done.values("done_by").annotate(many=Count("pk")).values_list("many", flat=True))


def _of(part: int, whole: int) -> str | None:
    per_cent = share(part, whole)
    words = _("%(part)d sur %(whole)d (%(percent)d %%)")
    return None if per_cent is None else words % {"part": part, "whole": whole, "percent": per_cent}


def _time(minutes: float | None) -> str | None:
    return None if minutes is None else lasting(round(minutes))
