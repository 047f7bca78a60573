"""What is said in a thread, and the four phrases that answer it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.community.models.circle import Reader
from entrepairs.community.models.thread import APART, Standing, Thread, Voice, waiting_of
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.grounds import GROUNDS
from entrepairs.safety.seen import fingerprint

PASSED = Q(standing=Standing.SHOWN) | Q(standing=Standing.REMOVED, shown_at__isnull=False)
"""What is shown, and the place of what was."""

_FOR_ALL = Q(only_for=None)
_AUTHOR = {"id", "pseudonym"}
NOT_SHOWN = (
    "voice__sealed_person",
    *(f"voice__person__{field.name}" for field in Person._meta.local_concrete_fields if field.name not in _AUTHOR),
)
"""Of an author, a page shows the pseudonym: the rest stays in the database."""


def sight(reader: Reader | None, thread: Thread) -> tuple[UUID, frozenset[UUID], str | None, bool]:
    """What decides which posts of a thread someone reads: the thread, the people apart from them, the mark of their
    voice there (None for a visitor), whether they are of its team."""
    if reader is None:
        return thread.pk, frozenset(), None, False
    return thread.pk, reader.apart, thread.mark_of(reader.person), thread.circle.structure_id in reader.keeps


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, person: Person | None, thread: Thread) -> "PostQuerySet":
        """Those of a thread that this person may read. Removed ones keep their place, without a word."""
        return self.read_by(Reader.of(person) if person else None, thread)

    def read_by(self, reader: Reader | None, thread: Thread) -> "PostQuerySet":
        """The same, once one knows what decides."""
        return self.seen(*sight(reader, thread))

    def seen(self, thread: UUID, apart: frozenset[UUID], mark: str | None, is_team: bool) -> "PostQuerySet":
        """The same, with what `sight` says of a reader. Its voices are named too: the database looks for them there,
        not among all those of the site."""
        rows = self.filter(thread=thread, voice__thread=thread).select_related("voice__person", "picture")
        rows = rows.defer("picture__sealed_image", *NOT_SHOWN).order_by("written_at", "pk")
        if apart:
            rows = rows.exclude(voice__person__in=apart)
        if is_team:
            return rows.select_related("only_for__person").defer(*(f"only_for__{name[7:]}" for name in NOT_SHOWN))
        if mark is None:
            return rows.filter(PASSED, _FOR_ALL)
        theirs = Voice.objects.filter(thread=thread, mark=mark).values("pk")
        return rows.filter(Q(PASSED, _FOR_ALL) | Q(voice__mark=mark) | Q(PASSED, only_for__in=theirs))

    def for_all(self) -> "PostQuerySet":
        """What all who read the thread read there."""
        return self.filter(_FOR_ALL, standing=Standing.SHOWN)

    def found_by(self, reader: Reader | None, keys: "list[UUID]") -> "list[Post]":
        """Those of these posts that everybody who reads their thread reads, in this order. A search shows no more."""
        thread = Thread.objects.read_by(reader).filter(pk=OuterRef("thread"))  # each: all those of the site are many
        rows = self.for_all().filter(Exists(thread), pk__in=keys)
        if reader is not None and reader.apart:
            rows = rows.exclude(voice__person__in=reader.apart)
        found = {post.pk: post for post in rows.select_related("voice__person", "thread").defer(*NOT_SHOWN)}
        return [found[key] for key in keys if key in found]

    def since(self, at: datetime | None, pk: UUID | None) -> "PostQuerySet":
        """From that one on, itself included."""
        newer = Q(written_at__gt=at) | Q(written_at=at, pk__gte=pk)
        return self.filter(newer, written_at__gte=at) if at and pk else self

    def written_by(self, person: Person) -> "PostQuerySet":
        """All of one’s own, in every circle, under every name."""
        return self.filter(voice__in=Voice.objects.visible_to(person))

    def left_behind(self, person: Person) -> "PostQuerySet":
        """Their own where they read no more, because the circle or the thread is now for fewer, or a decision has
        set its beginning apart; newest first.

        A block hides a thread in silence: it must not show here."""
        reader = Reader.of(person)
        opened = Voice.objects.filter(thread=OuterRef("thread"), opened_it=True, person__in=reader.apart)
        set_apart = Q(thread__standing__in=APART) & ~Q(Exists(opened)) & ~Q(thread__in=waiting_of(person))
        is_team = Q(thread__circle__structure__in=reader.keeps)
        gone = ~Q(thread__in=Thread.objects.open_to(reader)) | (set_apart & ~is_team)
        rows = self.written_by(person).filter(gone).exclude(standing=Standing.REMOVED)
        return rows.select_related("thread__circle__data_key").order_by("-written_at", "-pk")


class Post(models.Model):
    """« Message » of a thread, sealed under the key of its circle. `begins`: the first of its thread. `is_told`: those
    who follow the thread know of it, or need not.

    `only_for`: the voice that the team answers alone, or its own, for the team; with its author and the team, nobody
    else ever reads it. None: all who read the thread.

    `shown_at`: when others first read it; None: nobody has, or nobody did when it was removed. `was_read`: all who
    read the thread have read its words as they are, or may. `edited_at`: its author
    changed it since; the former text is gone. `changed_for`: the key of a ground, when the team changed it with the yes
    of its author. `picture_gone_at`: when a picture of it was last taken back or replaced."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="posts")
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.SHOWN)
    begins = models.BooleanField(default=False)
    only_for = models.ForeignKey(Voice, on_delete=models.CASCADE, null=True, related_name="told", db_index=False)
    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="thread.circle.data_key")
    written_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    was_read = models.BooleanField(default=False)
    edited_at = models.DateTimeField(null=True)
    changed_for = models.CharField(max_length=10, blank=True)
    is_told = models.BooleanField(default=True)
    picture_gone_at = models.DateTimeField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thread", "written_at", "id"], name="post_in_order"),
            models.Index(fields=["written_at"], name="post_to_tell", condition=Q(is_told=False)),
            models.Index(fields=["only_for"], name="post_only_for", condition=Q(only_for__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="removed_post_is_empty", condition=~Q(standing="retire") | Q(sealed_text=b""))
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        """Its place in the thread, however long the thread is."""
        return f"{self.thread.get_absolute_url()}?depuis={self.pk}#message-{self.pk}"

    @property
    def is_for_all(self) -> bool:
        """All who read the thread read it."""
        return self.standing == Standing.SHOWN and self.only_for_id is None

    @property
    def others_read_it(self) -> bool:
        """It is for all, in a thread that others read now."""
        return self.is_for_all and self.thread.standing not in APART

    @property
    def is_told_to_team(self) -> bool:
        """One of the team said it for the team alone."""
        return self.only_for_id == self.voice_id

    @property
    def came_at(self) -> datetime:
        """When it was new for its readers."""
        return self.shown_at or self.written_at

    @property
    def keeps_its_place(self) -> bool:
        """« Message retiré » will stand there once it is taken back: others have read it, also when it waits since its
        author changed it, and their answers stay. Nothing tells of what the team looks at, or has set aside."""
        return self.standing == Standing.SHOWN or (self.standing == Standing.HELD and self.shown_at is not None)

    @property
    def fingerprint(self) -> str:
        """Of its words and its picture, to know whether they are still those that were read."""
        picture = getattr(self, "picture", None)
        seen = [str(picture.pk), picture.alt] if picture else []
        return fingerprint("\n\n".join([*self.heading, self.text]), *seen)

    @property
    def heading(self) -> list[str]:
        """Title and note of the thread, with its first post."""
        return [self.thread.title, self.thread.content_note] if self.begins else []

    @property
    def change(self) -> str:
        """What kind of thing the team changed; "" when it changed nothing."""
        return str(GROUNDS[self.changed_for].label) if self.changed_for else ""


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def visible_to(self, person: Person) -> "ReactionQuerySet":
        """One’s own: others see that the phrase was said, not by whom nor how often."""
        return self.filter(person=person)


class Reaction(models.Model):
    """One of four phrases said to the author of a post (« mot »). Never counted, nor signed: a block leaves it there,
    since what vanished with it would say who said it. `person`: nobody, once their account is erased and until it goes
    too (`Leaving`)."""

    class Phrase(models.TextChoices):
        READ = "lu", _("Je te lis")
        THINK = "pense", _("Je pense à toi")
        HELPED = "aide", _("Ça m’a aidé·e")
        TOO = "aussi", _("Moi aussi")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    phrase = models.CharField(max_length=6, choices=Phrase)

    objects = ReactionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["phrase"]
        constraints = [models.UniqueConstraint(name="phrase_said_once", fields=["post", "person", "phrase"])]

    def __str__(self) -> str:
        return self.phrase
