"""The page of circles that a house gets; what the watch has read appears."""

from django.db.models import Q
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from entrepairs.community.actions.removing import hold_thread, show_read_post
from entrepairs.community.beginnings import stand_without_beginning
from entrepairs.community.house_needs import has_circles
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.watched import find
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.clock import now
from entrepairs.people.models import Person
from entrepairs.safety.events import look_done
from entrepairs.safety.models import Look
from entrepairs.safety.tasks.watch import KEPT
from entrepairs.structures import doors
from entrepairs.structures.receivers import coordinates

HARMLESS = (Look.Outcome.READ, Look.Outcome.DECIDED)
_SAID = _("où l’on s’écrit à plusieurs, et les heures de l’équipe")
doors.add("run", "community:house_circles", _("Cercles"), detail=_SAID, group="people", order=58, when=coordinates)
_NEW = _("un mot à qui écrit pour la première fois")
doors.add(
    "run", "community:welcomes", _("Personnes à accueillir"), detail=_NEW, group="people", order=57, when=has_circles
)


@receiver(look_done)
def show_what_was_read(look: Look, by: Person, is_settled: bool, asked: str, **_: object) -> None:
    """By who may say so; else it waits for another."""
    if look.kind == THREAD:
        stand_without_beginning(look.object_id)
    post = find(look.object_id) if is_settled and look.kind == KIND else None
    if post is not None:
        hold_thread(post)
        show_read_post(post, by=by, is_harmless=_is_harmless(post, look, asked))


def _is_harmless(post: Post, look: Look, asked: str) -> bool:
    """« Lu », by the two who looked at a danger, or by who reads after them; something else may have been decided. What
    was only added to a thread that began with a danger, once its beginning is shown, or would be had its author not
    erased it."""
    if look.is_red or asked != Look.Outcome.READ:
        return asked == Look.Outcome.READ
    found = _found_harmless(post)
    return found if found is not None else _is_over(Post.objects.filter(voice=post.voice_id, begins=True).first())


def _is_over(began: Post | None) -> bool:
    """No danger is left where it began, if it began the thread; nor is it set aside."""
    if began is not None and began.standing == Standing.REMOVED:
        return _was_none(began)
    return began is None or began.standing not in (Standing.LOOKED_AT, Standing.SET_ASIDE)


def _was_none(began: Post) -> bool:
    """Nothing that its author said there was a danger, nor was one told of it, as far as anything still tells."""
    theirs = Post.objects.filter(voice=began.voice_id).values("pk")
    about = Q(kind=KIND, object_id__in=theirs) | Q(kind=THREAD, object_id=began.thread_id)
    reds = Look.objects.filter(about, queue=Look.Queue.RED).exclude(outcome__in=HARMLESS)
    return not reds.exists() and (bool(_found_harmless(began)) or began.written_at > now() - KEPT)


def _found_harmless(post: Post) -> bool | None:
    """By the two who looked at it. None: it was never a danger."""
    red = Look.objects.filter(kind=KIND, object_id=post.pk, queue=Look.Queue.RED).order_by("-entered_at").first()
    return None if red is None else red.outcome in HARMLESS
