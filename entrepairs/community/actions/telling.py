"""Who waits for an answer learns that there is one: in neutral words, and not twice before they have read again."""

from django.db.models import QuerySet

from entrepairs.community.models import Follow, Post, Thread, Voice
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers, wants_to_know
from entrepairs.core.prepared import prepared
from entrepairs.people.actions.notices import notify


def tell_of(post: Post) -> None:
    """Whoever opened the thread under their pseudonym, and those who follow it. Under an alias the opener is not told
    unless they follow: the notice would say whose it is; « Mes fils » shows it to them."""
    if post.begins or post.standing != Standing.SHOWN:
        return
    opener = _openers.first(post.thread)
    other = opener.person if opener is not None and opener.pk != post.voice_id else None
    if other is not None and wants_to_know(other, post):
        notify(other, "circle_answer", post.thread.get_absolute_url())
    if _waiting(post.thread):
        tell_followers.enqueue(str(post.pk))


@prepared
def _openers(thread: Thread) -> QuerySet[Voice]:
    return Voice.objects.filter(thread=thread, opened_it=True).select_related("person")


@prepared
def _waiting(thread: Thread) -> QuerySet[Follow]:
    return Follow.objects.filter(thread=thread, told_at=None)[:1]
