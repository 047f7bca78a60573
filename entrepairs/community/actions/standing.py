"""Where a post stands, and its thread with it; who learns that it is there."""

from entrepairs.community.actions.looked_at import read_what_was_added
from entrepairs.community.actions.newcomers import note_answer
from entrepairs.community.actions.telling import tell_soon
from entrepairs.community.beginnings import stand_without_beginning
from entrepairs.community.models import Findable, Post, Thread
from entrepairs.community.models.thread import APART, Standing
from entrepairs.community.streams import check_followers, tell_readers
from entrepairs.community.written import THREAD
from entrepairs.core.clock import now
from entrepairs.safety.actions.looks import need_no_look
from entrepairs.safety.models import Look


def stand(post: Post, standing: Standing, *, stays: bool = False) -> None:
    """The thread goes as its first post goes. `stays`: not when that goes apart and leaves the words of others; its
    author goes on with the team."""
    comes, waited = standing == Standing.SHOWN and post.shown_at is None, post.standing == Standing.HELD
    post.standing, post.shown_at = standing, now() if comes else post.shown_at
    post.was_read = post.was_read or post.is_for_all
    post.save(update_fields=["standing", "shown_at", "was_read"])
    Findable.objects.follow(post)
    stays = stays and standing in APART
    if post.begins and not (stays and post.thread.holds_others):
        apart = Standing.LOOKED_AT if stays and standing == Standing.SET_ASIDE else standing
        Thread.objects.filter(pk=post.thread_id).exclude(standing=Standing.REMOVED).update(standing=apart)
    if stays or not post.begins:
        stand_without_beginning(post.thread_id)
    if standing in APART:
        check_followers(post.thread)
    if standing == Standing.SHOWN:
        read_what_was_added(post.voice_id)
        Thread.objects.filter(pk=post.thread_id, standing=Standing.SHOWN).set_back()
        tell_soon()
    if comes and post.only_for_id is None:
        Thread.objects.filter(pk=post.thread_id, standing__in=APART).update(last_at=post.shown_at)
        tell_of(post)
    if comes and waited and post.voice.person is not None:
        note_answer(post, post.voice.person)


def tell_of(post: Post) -> None:
    """Whoever reads it may read it now for the first time; an answer for all is one."""
    if post.is_for_all and not post.voice.opened_it:
        need_no_look(THREAD, post.thread_id, Look.Because.UNANSWERED, Look.Outcome.ANSWERED)
    tell_readers(post.thread, post)
