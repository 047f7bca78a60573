"""Who waits for an answer learns that there is one: in neutral words, and not twice before they have read again."""

from django.db.models import QuerySet

from entrepairs.community.models import Follow, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell, tell_followers, who_wait
from entrepairs.core.prepared import prepared

FEW = 3
"""So many are told with the answer itself; more, by a job: who writes does not wait for it."""


def tell_of(post: Post) -> None:
    """Those who follow the thread. Who opened it under their pseudonym does from the start; under an alias only if
    they ask to: the notice would say whose it is, and « Mes fils » shows it to them."""
    if post.begins or post.standing != Standing.SHOWN:
        return
    rows = _first_who_wait(post.thread)
    if len(rows) > FEW:
        tell_followers.enqueue(str(post.pk))
        return
    for row in rows:
        tell(row, post)


@prepared
def _first_who_wait(thread: Thread) -> QuerySet[Follow]:
    return who_wait().select_for_update(of=("self",)).filter(thread=thread).order_by("pk")[: FEW + 1]
