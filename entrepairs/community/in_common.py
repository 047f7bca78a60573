"""Who, in a thread, has been through what its reader has been through, when both said yes (ADR 0022).

The reader asked to be told (Purpose.FINDING). Whoever answers agreed to tell it (Purpose.TELLING), under a pseudonym,
of an experience that they show to everybody who has an account: the reader learns nothing that is not theirs to know.
What is sensitive is never said, nor what someone, of either side, keeps to themselves, nor what an alias has lived."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from entrepairs.community.models import Post, Reader, Thread, Voice
from entrepairs.people import experiences
from entrepairs.people.models import Consent, LivedExperience, Person
from entrepairs.people.models.consent import Purpose

PAST = LivedExperience.When.PAST
MEMBERS, NOBODY = LivedExperience.ShownTo.MEMBERS, LivedExperience.ShownTo.NOBODY


@dataclass(frozen=True)
class Common:
    """Someone who answers. `first`: their first answer that is shown; `words`: what they have been through too."""

    voice: UUID
    name: str
    first: UUID
    words: str

    @property
    def drawn(self) -> SafeString:
        """Under each of their answers."""
        return SafeString(render_to_string("community/common.html", {"words": self.words}))


def wishes_to_find(person: Person) -> Exists:
    """To ask of the database with the rest."""
    return Exists(Consent.objects.in_force().filter(person=person, purpose=Purpose.FINDING))


def told_by(person: Person) -> list[LivedExperience]:
    """What of theirs may be read under their answers, once they have said yes."""
    rows = LivedExperience.objects.filter(person=person, shown_to=MEMBERS)
    return [row for row in rows if _is_told(row.experience)]


def in_common(reader: Reader, thread: Thread, muted: Collection[UUID]) -> list[Common]:
    """In the order of their first answers; one query. `muted`: people whom the reader does not want to read."""
    found: dict[tuple[UUID, str, UUID], list[tuple[str, str]]] = {}
    apart = {reader.person.pk, *reader.apart, *muted}
    for voice, name, first, key, when in _rows(reader.person, thread, apart):
        if _is_told(key):
            found.setdefault((voice, name, first), []).append((key, when))
    return [Common(voice, name, first, _words(lived)) for (voice, name, first), lived in found.items()]


def _rows(person: Person, thread: Thread, apart: Collection[UUID]) -> Iterable[tuple[UUID, str, UUID, str, str]]:
    own = LivedExperience.objects.filter(person=person).exclude(shown_to=NOBODY).values("experience")
    shared = Q(person__lived_experiences__shown_to=MEMBERS, person__lived_experiences__experience__in=own)
    agreed = Consent.objects.in_force().filter(person=OuterRef("person"), purpose=Purpose.TELLING)
    shown = Post.objects.for_all().filter(voice=OuterRef("pk")).order_by("written_at", "pk")
    rows = Voice.objects.filter(shared, Exists(agreed), thread=thread, opened_it=False).exclude(person__in=apart)
    read = rows.annotate(first=Subquery(shown.values("pk")[:1]), at=Subquery(shown.values("written_at")[:1]))
    lived, when = "person__lived_experiences__experience", "person__lived_experiences__when"
    ordered = read.exclude(first=None).order_by("at", "pk", lived)
    return ordered.values_list("pk", "person__pseudonym", "first", lived, when)


def _words(lived: Iterable[tuple[str, str]]) -> str:
    """« Est passé·e par là aussi : Nuits difficiles. »"""
    told = {is_past: [key for key, when in lived if (when == PAST) is is_past] for is_past in (True, False)}
    said = {
        True: _("Est passé·e par là aussi\u00a0: %(lived)s."),
        False: _("Traverse cela aussi\u00a0: %(lived)s."),
    }
    parts = [said[is_past] % {"lived": ", ".join(experiences.labels(keys))} for is_past, keys in told.items() if keys]
    return " ".join(parts)


def _is_told(key: str) -> bool:
    known = experiences.find(key)
    return known is not None and not known.sensitive
