"""Keep the picture of a post; change it, or what is said of it; take it back."""

from django.db import transaction

from entrepairs.community.models import Picture, Post
from entrepairs.community.rules.own import may_remove
from entrepairs.community.written import Shown, Written
from entrepairs.core.clock import now
from entrepairs.core.rules import require
from entrepairs.people.models import Person


def keep_picture(post: Post, said: Written | Shown) -> None:
    """With the post, in its transaction."""
    if said.picture is None:
        return
    kept = Picture(post=post, is_blurred=said.is_blurred, width=said.picture.width, height=said.picture.height)
    kept.image, kept.alt = said.picture.data, said.alt
    kept.save(force_insert=True)


def change_picture(post: Post, said: Shown) -> bool:
    """Another picture, other words for it, hidden first or not; whether anything changed. The former one is gone."""
    if said.picture is not None:
        _erase_picture(post)
        keep_picture(post, said)
        return True
    kept = Picture.objects.filter(post=post).first()
    if kept is None:
        return False
    kept.post = post
    is_same = (kept.alt, kept.is_blurred) == (said.alt, said.is_blurred)
    kept.alt, kept.is_blurred = said.alt, said.is_blurred
    if not is_same:
        kept.save()
    return not is_same


def shows_the_same(post: Post, said: Written) -> bool:
    """Whether what was sent with it is the picture that is there, said in the same words; or whether there is none. By
    its size: a page that was refused keeps it drawn again, and two drawings differ."""
    kept = Picture.objects.filter(post=post).first()
    if kept is None or said.picture is None:
        return kept is None and said.picture is None
    kept.post = post
    there = (kept.width, kept.height, kept.alt, kept.is_blurred)
    return there == (said.picture.width, said.picture.height, said.alt, said.is_blurred)


@transaction.atomic
def remove_picture(post: Post, *, by: Person) -> None:
    """The picture is erased, the words stay; the mark « modifié » too, as after any change."""
    rows = Post.objects.select_for_update(of=("self",)).select_related("voice", "thread__circle__data_key")
    post = rows.get(pk=post.pk)
    require(may_remove(by, post))
    if _erase_picture(post):
        Post.objects.filter(pk=post.pk).update(edited_at=now())


def _erase_picture(post: Post) -> bool:
    """Whether there was one. Whoever told the team about it keeps what it showed in words; it is written when it went,
    and no copy stays.

    The page promises that it is erased for everybody. Words say what was shown without showing it again; a copy would
    keep a face, or what nobody may hold, for as long as a decision may be contested."""
    had_one = bool(Picture.objects.filter(post=post).delete()[0])
    if had_one:
        Post.objects.filter(pk=post.pk).update(picture_gone_at=now())
    return had_one
