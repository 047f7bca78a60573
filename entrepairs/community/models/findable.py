"""The index of what may be searched: the keyed words of posts that are shown, in one interface over both databases."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection, models, transaction
from psycopg.sql import Literal

from entrepairs.community.keyed import Keyed
from entrepairs.community.marked import plain
from entrepairs.community.models.circle import Circle
from entrepairs.community.models.post import Post
from entrepairs.core.bulk import insert

BOTH, EITHER = (" AND ", " OR ") if connection.vendor == "sqlite" else (" & ", " | ")
"""How the index of this database says « and » and « or »."""
_FIND = """SELECT rowid FROM community_findable_words WHERE community_findable_words MATCH %s AND rowid < %s
    ORDER BY rowid DESC LIMIT %s"""
_FIND_RECENT = """SELECT f.id FROM
    (SELECT id, circle_id, keyed FROM community_findable WHERE id < %s ORDER BY id DESC LIMIT %s) f
    JOIN (VALUES {}) AS w(circle, asked) ON f.circle_id = w.circle AND f.keyed @@ w.asked ORDER BY f.id DESC LIMIT %s"""
_FIND_ALL = """SELECT f.id FROM (VALUES {}) AS w(circle, asked) CROSS JOIN LATERAL
    (SELECT id, circle_id FROM community_findable WHERE keyed @@ w.asked AND id < %s OFFSET 0) f
    WHERE f.circle_id = w.circle ORDER BY f.id DESC LIMIT %s"""
"""The circle is compared outside the fence that `OFFSET 0` is: inside, PostgreSQL would read the list of all the rows
of each circle besides, far longer than what its words give."""
RECENT = 2_000
"""Rows that PostgreSQL reads one by one, from the latest: enough for what is often said, whose index is long to read.
What is seldom said is then looked for in the index of each circle, which is short."""
LAST = 2**62
A_BATCH = 500


class FindableQuerySet(models.QuerySet["Findable"]):
    def holding(self, asked: Mapping[UUID, str], before: int, most: int, *, is_rare: bool = False) -> "list[Findable]":
        """Those whose words answer what is asked of their circle (a query of `keyed`), latest shown first, from
        `before` on (excluded), at most `most`. `is_rare`: few hold them, if any. Whoever asks sees to it that the posts
        may be read."""
        find = _in_order if connection.vendor == "sqlite" else _all if is_rare else _recent_then_all
        return list(self.filter(pk__in=find(asked, before, most)).order_by("-pk"))

    def follow(self, post: Post, *, is_new: bool = False) -> None:
        """The post as it stands now: its words when all who read its thread read it, nothing otherwise."""
        if not post.is_for_all:
            self.forget([post.pk])
        elif is_new:
            insert([_words_of(post)])
        else:
            row = _words_of(post)
            self.update_or_create(post=post, defaults={"circle": row.circle, "words": row.words})

    def forget(self, posts: Iterable[UUID]) -> None:
        """They are found no more."""
        self.filter(post__in=list(posts)).delete()

    @transaction.atomic
    def fill(self, most: int = A_BATCH) -> int:
        """Posts for all that the index lacks, oldest first: of before the index, of a copy brought back. How many."""
        rows = Post.objects.for_all().filter(findable=None).select_related("thread__circle__data_key")
        found = list(rows.order_by("written_at", "pk")[:most])
        self.bulk_create([_words_of(post) for post in found], ignore_conflicts=True)
        return len(found)


def _in_order(asked: Mapping[UUID, str], before: int, most: int) -> list[int]:
    """FTS5 reads its lists in the order of the rows, and stops."""
    return _keys(_FIND, [EITHER.join(asked.values()), before, most])


def _recent_then_all(asked: Mapping[UUID, str], before: int, most: int) -> list[int]:
    values, pairs = _listed(asked)
    recent = _keys(*_told(_FIND_RECENT.format(values), before, RECENT, *pairs, most))
    return recent if len(recent) == most else _all(asked, before, most)


def _all(asked: Mapping[UUID, str], before: int, most: int) -> list[int]:
    values, pairs = _listed(asked)
    return _keys(*_told(_FIND_ALL.format(values), *pairs, before, most))


def _listed(asked: Mapping[UUID, str]) -> tuple[str, list[Any]]:
    """The places of a list of circles and of what is asked of each, and what goes there."""
    return ", ".join(["(%s::uuid, %s::tsquery)"] * len(asked)), [part for pair in asked.items() for part in pair]


def _told(statement: str, *values: Any) -> tuple[str, list[Any]]:
    """The values in the text, quoted: PostgreSQL plans for them. A plan kept for any words reads the whole index."""
    return statement % tuple(Literal(value).as_string() for value in values), []


def _keys(statement: str, values: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


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
