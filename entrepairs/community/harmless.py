"""Whether what humans have read may be shown by that: nothing there, nor where it was added, was a danger."""

from django.db.models import F, Q

from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.written import KIND, THREAD
from entrepairs.core.clock import now
from entrepairs.safety.models import HIDING, Look
from entrepairs.safety.models.look import LookQuerySet
from entrepairs.safety.tasks.watch import KEPT


def is_harmless(post: Post, look: Look, asked: str) -> bool:
    """« Lu », by the two who looked at a danger, or by who reads after them; something else may have been decided."""
    return asked == Look.Outcome.READ and (look.is_red or not is_for_team(post))


def is_for_team(post: Post) -> bool:
    """It was a danger, or was said beside one, as far as anything still tells; only its team shows it, or the two who
    find that it was none. What others read as it is now is for them."""
    if post.was_read:
        return False
    found = found_harmless(post)
    return not found if found is not None else _is_forgotten(post) or not _is_over(post)


def was_danger(post: Post) -> bool:
    """Two found one in its words as they are."""
    red = _last_red(post)
    return red is not None and not _is_read(red) and not _says_else_since(post, red)


def found_harmless(post: Post) -> bool | None:
    """By the two who looked at it, and left it to be read. None: it was no danger, or says something else since."""
    if (red := _last_red(post)) is None:
        return None
    return None if _is_read(red) and _says_else_since(post, red) else _is_read(red)


def _last_red(post: Post) -> Look | None:
    reds = Look.objects.filter(kind=KIND, object_id=post.pk, queue=Look.Queue.RED)
    return reds.order_by("-entered_at").first()


def _is_read(red: Look) -> bool:
    return not _harmful(Look.objects.filter(pk=red.pk)).exists()


def _says_else_since(post: Post, red: Look) -> bool:
    return red.done_at is not None and post.edited_at is not None and post.edited_at > red.done_at


def _harmful(reds: LookQuerySet) -> LookQuerySet:
    """Those that are not ended, or as dangers, or by hiding the text."""
    left = Q(outcome=Look.Outcome.DECIDED) & ~Q(decisions__measure__in=HIDING)
    return reds.exclude(Q(outcome=Look.Outcome.READ) | left)


def _is_over(post: Post) -> bool:
    """No danger is left of what its voice said there and others do not read, nor one told of the thread that it began;
    nor is its beginning set aside."""
    theirs = Post.objects.filter(voice=post.voice_id)
    hidden = theirs.filter(~Q(standing=Standing.SHOWN) | Q(only_for=F("voice")))
    began = hidden.filter(begins=True).exclude(pk=post.pk).first()
    about = Q(kind=KIND, object_id__in=hidden.values("pk"))
    if began is not None and began.standing in (Standing.LOOKED_AT, Standing.SET_ASIDE):
        return False
    if began is not None and began.standing == Standing.REMOVED:
        about |= Q(kind=THREAD, object_id=began.thread_id)
        if _is_forgotten(began) and not found_harmless(began):
            return False
    return not _harmful(Look.objects.filter(about, queue=Look.Queue.RED)).exists()


def _is_forgotten(post: Post) -> bool:
    """Whether it was a danger, nothing tells any more."""
    return post.written_at <= now() - KEPT
