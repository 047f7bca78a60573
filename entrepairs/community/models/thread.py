"""A thread of a circle, and the voices in it."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import cache, cached_property
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from entrepairs.community.models.circle import Circle, Reader, kept_for
from entrepairs.community.voices import mark
from entrepairs.community.written import KIND
from entrepairs.core.addresses import address
from entrepairs.core.crypto import key_ring, sealed
from entrepairs.core.ids import new_id
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person
from entrepairs.safety.models import Look


class Standing(models.TextChoices):
    """Who reads a thread or a post, among those who read the circle."""

    SHOWN = "visible", _("visible")
    HELD = "attente", _("attend d’être lu")
    LOOKED_AT = "equipe", _("l’auteur·e et l’équipe")
    SET_ASIDE = "ecarte", _("n’est plus visible")
    REMOVED = "retire", _("retiré")


APART = [Standing.HELD, Standing.LOOKED_AT, Standing.SET_ASIDE]
T = TypeVar("T")
WIDEST_FIRST: list[str] = Circle.Readers.values
"""For the author and the team."""


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, person: Person | None) -> "ThreadQuerySet":
        """Those of the circles that this person reads, but for those kept for fewer; not those of someone with whom a
        block exists.

        What waits or is looked at is for its author and for the team. Only names that are shown are compared with
        the blocks: an alias that vanished after a block would say who is behind it."""
        return self.read_by(Reader.of(person) if person else None)

    def read_by(self, reader: Reader | None, waiting: Sequence[UUID] | None = None) -> "ThreadQuerySet":
        """The same, once one knows what decides. `waiting`: their `waiting_of`, when it is known."""
        rows = self.open_to(reader)
        shown = Q(standing=Standing.SHOWN)
        if reader is None:
            return rows.filter(shown)
        if reader.apart:
            opened = Voice.objects.filter(thread=OuterRef("pk"), opened_it=True)
            rows = rows.exclude(Exists(opened.filter(person__in=reader.apart)))
        theirs = Q(pk__in=waiting_of(reader.person) if waiting is None else waiting) | Q(
            circle__structure__in=reader.keeps
        )
        return rows.filter(shown | (Q(standing__in=APART) & theirs))

    def open_to(self, reader: Reader | None) -> "ThreadQuerySet":
        """Those of the circles that they read, but for those kept for fewer; whoever wrote there."""
        kept = kept_for(reader, "circle", "circle__structure")
        return self.filter(kept, circle__in=Circle.objects.read_by(reader))

    def before(
        self, at: datetime | None, pk: UUID | None, apart: Collection[UUID] = (), since: datetime | None = None
    ) -> "ThreadQuerySet":
        """Those whose latest activity is older than this one’s, newest first, each with `came_at`: when something that
        one reads last came. `apart`: the people whom one does not read. `since`: what came before is left out."""
        rows = cast(Any, self.filter(last_at__gte=since) if since else self).annotate(came_at=_came_at(apart))
        if at and pk:
            rows = rows.filter(Q(came_at__lt=at) | Q(came_at=at, pk__lt=pk), came_at__lte=at)
        return cast("ThreadQuerySet", rows.order_by("-came_at", "-pk"))

    def without(self, apart: Collection[UUID]) -> "ThreadQuerySet":
        """Those in which none of these people has said anything that was shown."""
        return self.exclude(_said_by(apart))

    def set_back(self) -> None:
        """In the lists, to where the latest that all read puts them: what was said to few has moved them meanwhile."""
        self.update(last_at=_latest_of(Voice.objects.filter(thread=OuterRef("pk"))))


def _came_at(apart: Collection[UUID]) -> F | Case:
    """A thread that only those apart went on with has not moved: its place would tell of a block."""
    if not apart:
        return F("last_at")
    others = Voice.objects.filter(thread=OuterRef("pk")).exclude(person__in=apart)
    return Case(When(_said_by(apart), then=_latest_of(others)), default="last_at")


def _latest_of(voices: "VoiceQuerySet") -> Coalesce:
    """When the latest that these said, and that moved the thread, was first read."""
    moved = Q(posts__only_for__opened_it=True, thread__standing__in=APART, posts__shown_at__lte=F("thread__last_at"))
    latest = Max("posts__shown_at", filter=Q(posts__only_for=None) | moved)
    return Coalesce(Subquery(voices.values("thread").annotate(at=latest).values("at")), "opened_at")


def _said_by(people: Collection[UUID]) -> Exists:
    return Exists(Voice.objects.filter(thread=OuterRef("pk"), person__in=people, posts__shown_at__isnull=False))


class Thread(models.Model):
    """« Fil ». Title and content note are sealed under the key of the circle. `last_at`: of its latest shown post; of
    what is said there while few read it, if all of them read it.
    `readers`: who reads it, among those who read the circle. It never widens, even when the circle does: others wrote
    under that promise.

    `opening`: the voice that opened it, and `came_at`: see `before`, on the threads of a list; `has_voice`: whether who
    reads its page has spoken there; `mark_of_first`: see `headings.with_first`."""

    opening: list["Voice"]
    came_at: datetime
    has_voice = False
    mark_of_first = ""

    class Intent(models.TextChoices):
        SUPPORT = "soutien", _("Besoin de soutien")
        HELLO = "bonjour", _("Dire bonjour")
        IDEAS = "idees", _("Chercher des idées")
        VICTORY = "victoire", _("Partager une petite victoire")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="threads")
    intent = models.CharField(max_length=10, choices=Intent)
    readers = models.CharField(max_length=12, choices=Circle.Readers, default=Circle.Readers.EVERYBODY)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.SHOWN)
    sealed_title = models.BinaryField(default=b"", editable=False)
    sealed_content_note = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="circle.data_key")
    content_note = sealed("sealed_content_note", key="circle.data_key")
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["circle", "-last_at", "-id"], name="thread_newest"),
            models.Index(fields=["standing"], name="thread_apart", condition=Q(standing__in=APART)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return address("community:thread", self.pk)

    @property
    def who_reads(self) -> Circle.Readers:
        """Now: the fewer of those whom the circle and the thread name."""
        return Circle.Readers(max(self.readers, self.circle.readers, key=WIDEST_FIRST.index))

    @property
    def is_narrower(self) -> bool:
        """Fewer people read it than the circle."""
        return self.who_reads != self.circle.readers

    @property
    def is_public(self) -> bool:
        """Strangers read it."""
        return self.who_reads == Circle.Readers.EVERYBODY

    @property
    def holds_others(self) -> bool:
        """Others read an answer there, which goes on without its beginning."""
        return self.standing == Standing.SHOWN and self.posts.for_all().filter(voice__opened_it=False).exists()

    @property
    def is_kept_by_others(self) -> bool:
        """Who did not open it reads it while others do not."""
        return self.voices.filter(_goes_on(), opened_it=False).exists()

    def is_unnamed(self, person: Person) -> bool:
        """They write there under an alias: what names them must not come from there."""
        return self.voices.filter(mark=self.mark_of(person)).exclude(alias="").exists()

    def mark_of(self, person: Person) -> str:
        """What tells this person’s voice in this thread. A page asks for it several times."""
        if person.pk not in self._marks:
            self._marks[person.pk] = self.circle.mark_of(self.pk, person)
        return self._marks[person.pk]

    @cached_property
    def _marks(self) -> dict[UUID, str]:
        return {}


def in_danger(posts: str = "") -> Q:
    """Words in which a near danger is looked at and that others do not read, erased or hidden since; not that somebody
    worries about what one tells the team, nor worried before words were hidden. `posts`: the path to them."""
    reds = Look.objects.open().filter(kind=KIND, queue=Look.Queue.RED).values("object_id")
    told, aside = reds.exclude(because=Look.Because.CONCERN), Q(**{f"{posts}standing": Standing.SET_ASIDE})
    erased = {f"{posts}standing": Standing.REMOVED, f"{posts}shown_at": None}
    hidden = Q(**{f"{posts}standing": Standing.LOOKED_AT}) | Q(**erased) | (aside & Q(**{f"{posts}was_read": False}))
    held = Q(**{f"{posts}standing": Standing.HELD})  # and a human saw a danger in it
    spoken = aside | held | Q(**{f"{posts}only_for": F(f"{posts}voice")})
    # what is hidden first: the watch is asked of nothing when nobody hides anything
    return (hidden & Q(**{f"{posts}pk__in": reds})) | (spoken & Q(**{f"{posts}pk__in": told}))


def waiting_of(person: Person) -> list[UUID]:
    """Keys of the threads that this person opened, or where the team looks at what they said, under any name, and that
    others do not see."""
    return [thread for _voice, thread in own_of(_apart(person), person)]


def then_waiting(ask: Callable[[list[UUID]], T | None], person: Person | None) -> T | None:
    """What everybody reads; when it is not of that, what waits and is theirs. `ask`: given the keys of what waits."""
    return ask([]) or (ask(waiting_of(person)) if person else None)


@prepared
def _apart(person: Person) -> Any:
    return maybe_theirs(Voice.objects.apart(), person)


def _goes_on() -> Exists:
    """A voice of which the team looks at something: asked of each, its posts are not all read for the others."""
    looked_at = Q(posts__standing=Standing.LOOKED_AT) | in_danger("posts__")
    return Exists(Voice.objects.filter(looked_at, pk=OuterRef("pk")))


def own_voices(voices: "models.QuerySet[Voice]", person: Person) -> list[tuple[UUID, UUID]]:
    """Those of this person among `voices`, with their threads. Under an alias, only the key of the circle tells."""
    return own_of(maybe_theirs(voices, person), person)


def maybe_theirs(voices: "models.QuerySet[Voice]", person: Person) -> Any:
    """With the key of their circle: asking for it apart would tell, by the time it takes, that aliases are there."""
    rows = voices.filter(Q(person=person) | ~Q(alias="")).order_by()
    of_circle = "thread__circle__data_key__"
    return rows.values_list("pk", "thread", "mark", "alias", f"{of_circle}wrapped_by", f"{of_circle}wrapped")


def own_of(found: Iterable[tuple[UUID, UUID, str, str, str, bytes]], person: Person) -> list[tuple[UUID, UUID]]:
    secret = cache(key_ring().unwrap)
    return [
        (pk, thread)
        for pk, thread, told, alias, by, wrapped in found
        if not alias or told == mark(secret(by, bytes(wrapped)), thread, person.pk)
    ]


class VoiceQuerySet(models.QuerySet["Voice"]):
    def apart(self) -> "VoiceQuerySet":
        """Who reads a thread that others do not: who opened it, of whose words the team looks at something."""
        return self.filter(Q(opened_it=True) | _goes_on(), thread__standing__in=APART)

    def visible_to(self, person: Person) -> "VoiceQuerySet":
        """All of one’s own: under one’s pseudonym, and those that only the key of their circle knows again."""
        return self.filter(pk__in=[voice for voice, _thread in own_voices(Voice.objects.all(), person)])


class Voice(models.Model):
    """Someone in a thread (« voix »): under their pseudonym, or under an alias that lasts for this thread.

    Under an alias, `person` is empty and `sealed_person` holds the key of the person, under the key of the circle:
    two people of the watch open it together, with a reason, and nothing else does (ADR 0018). `mark`: see `voices`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    alias = models.CharField(max_length=40, blank=True)
    sealed_person = models.BinaryField(default=b"", editable=False)
    hidden_person = sealed("sealed_person", key="thread.circle.data_key")
    mark = models.CharField(max_length=64)
    opened_it = models.BooleanField(default=False)
    has_written = False
    """Known, when it adds something, from what it wrote before."""

    objects = VoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_voice_each_in_a_thread", fields=["thread", "mark"]),
            models.UniqueConstraint(name="thread_opened_once", fields=["thread"], condition=Q(opened_it=True)),
            models.CheckConstraint(name="an_alias_names_nobody", condition=Q(alias="") | Q(person=None)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As it is shown; empty once the account is erased."""
        return self.alias or (self.person.pseudonym if self.person else "")
