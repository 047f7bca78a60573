"""Whether what humans have read may be shown by that: nothing there, nor where it was added, was a danger."""

from entrepairs.community.beginnings import reds_of
from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND
from entrepairs.core.clock import now
from entrepairs.safety.models import Look
from entrepairs.safety.tasks.watch import KEPT

HARMLESS = (Look.Outcome.READ, Look.Outcome.DECIDED)


def is_harmless(post: Post, look: Look, asked: str) -> bool:
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
    if reds_of(began.thread_id).exclude(outcome__in=HARMLESS).exists():
        return False
    return bool(_found_harmless(began)) or began.written_at > now() - KEPT


def _found_harmless(post: Post) -> bool | None:
    """By the two who looked at it. None: it was never a danger."""
    red = Look.objects.filter(kind=KIND, object_id=post.pk, queue=Look.Queue.RED).order_by("-entered_at").first()
    return None if red is None else red.outcome in HARMLESS
