"""Who waits for an answer learns that there is one: in neutral words, and not twice before they have read again."""

from entrepairs.community.models import Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers


def tell_of(post: Post) -> None:
    """Those who follow the thread. Who opened it under their pseudonym does from the start; under an alias only if
    they ask to: the notice would say whose it is, and « Mes fils » shows it to them."""
    if not post.begins and post.standing == Standing.SHOWN:
        tell_followers.enqueue(str(post.pk))
