"""Who waits for an answer learns that there is one: in neutral words, and not twice before they have read again."""

from entrepairs.community.models import Follow, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers, wants_to_know
from entrepairs.people.actions.notices import notify


def tell_of(post: Post) -> None:
    """Whoever opened the thread under their pseudonym, and those who follow it. Under an alias the opener is not told
    unless they follow: the notice would say whose it is; « Mes fils » shows it to them."""
    if post.begins or post.standing != Standing.SHOWN:
        return
    opener = post.thread.voices.filter(opened_it=True).select_related("person").first()
    other = opener.person if opener is not None and opener.pk != post.voice_id else None
    if other is not None and wants_to_know(other, post):
        notify(other, "circle_answer", post.thread.get_absolute_url())
    if Follow.objects.filter(thread=post.thread_id, told_at=None).exists():
        tell_followers.enqueue(str(post.pk))
