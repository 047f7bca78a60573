"""Who is behind an alias. Nothing else asks a subject who is hidden, and nothing here shows it to a human."""

from uuid import UUID

from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.models import Look, NameOpening
from entrepairs.safety.subjects import Hidden


def may_be_sealed(kind: str) -> bool:
    """Whether things of this kind may be written under an alias."""
    subject = subjects.of(kind)
    return subject is not None and subject.hidden is not None


def hidden_behind(about: Look | NameOpening) -> Hidden | None:
    """None: it is signed, or the account or the thing is gone."""
    subject, thing = subjects.of(about.kind), subjects.find(about.kind, about.object_id)
    return subject.hidden(thing) if subject and subject.hidden and thing is not None else None


def stays_apart(person: Person, author: UUID) -> bool:
    """Oneself, someone blocked, someone accompanied."""
    return author in apart.from_whom(person)
