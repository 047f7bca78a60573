"""The index of what may be searched: the keyed words of posts that are shown, in one interface over both databases."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from django.db import connection, models, transaction

from entrepairs.community.keyed import Keyed
from entrepairs.community.marked import plain
from entrepairs.community.models.circle import Circle
from entrepairs.community.models.post import Post
from entrepairs.community.models.thread import Standing

BOTH, EITHER = (" AND ", " OR ") if connection.vendor == "sqlite" else (" & ", " | ")
"""How the index of this database says « and » and « or »."""
_FIND = {
    "sqlite": "SELECT rowid FROM community_findable_words WHERE community_findable_words MATCH %s AND rowid < %s"
    " ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT id FROM community_findable WHERE keyed @@ %s::tsquery AND id < %s ORDER BY id DESC LIMIT %s",
}
LAST = 2**62
A_BATCH = 500


class FindableQuerySet(models.QuerySet["Findable"]):
    def holding(self, query: str, before: int, most: int) -> "list[Findable]":
        """Those whose words answer a query of `keyed`, latest shown first, from `before` on (excluded), at most `most`.

        Whoever asks sees to it that the posts may be read."""
        with connection.cursor() as cursor:
            cursor.execute(_FIND[connection.vendor], [query, before, most])
            found = [row[0] for row in cursor.fetchall()]
        return list(self.filter(pk__in=found).order_by("-pk"))

    def place_of(self, post: UUID | None) -> int:
        """Where a post stands in the index; the end when it is not there."""
        known = self.filter(post=post).values_list("pk", flat=True).first() if post else None
        return LAST if known is None else known

    def follow(self, post: Post, *, is_new: bool = False) -> None:
        """The post as it stands now: its words when it is shown, nothing otherwise."""
        if post.standing != Standing.SHOWN:
            self.forget([post.pk])
        elif is_new:
            _words_of(post).save(force_insert=True)
        else:
            row = _words_of(post)
            self.update_or_create(post=post, defaults={"circle": row.circle, "words": row.words})

    def forget(self, posts: Iterable[UUID]) -> None:
        """They are found no more."""
        self.filter(post__in=list(posts)).delete()

    @transaction.atomic
    def fill(self, most: int = A_BATCH) -> int:
        """Shown posts that the index lacks, oldest first: of before the index, of a copy brought back. How many."""
        rows = Post.objects.filter(standing=Standing.SHOWN, findable=None).select_related("thread__circle__data_key")
        found = list(rows.order_by("written_at", "pk")[:most])
        self.bulk_create([_words_of(post) for post in found], ignore_conflicts=True)
        return len(found)


class Findable(models.Model):
    """The words of a post that is shown, keyed (`community.keyed`): « message retrouvable ».

    A row stands for as long as the post is shown. The index beside it (FTS5, or a column and its GIN) follows the row
    in the same transaction: see the migration."""

    id = models.BigAutoField(primary_key=True)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="+")
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="findable")
    words = models.TextField()

    objects = FindableQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return str(self.post_id)


def _words_of(post: Post) -> Findable:
    """The title of a thread is found with its first post."""
    circle, title = post.thread.circle, post.thread.title if post.begins else ""
    return Findable(post=post, circle=circle, words=Keyed(circle.data_key.secret).words(plain(post.text), title))
