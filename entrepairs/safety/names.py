"""Who is behind an alias, or behind a text. Nothing else asks a subject who is hidden, and nothing here shows it to a
human."""

from entrepairs.safety import subjects
from entrepairs.safety.models import Look, NameOpening
from entrepairs.safety.subjects import Hidden


def may_be_sealed(kind: str) -> bool:
    """Whether things of this kind may be written under an alias."""
    subject = subjects.of(kind)
    return subject is not None and subject.hidden is not None


def may_have_origin(kind: str) -> bool:
    """Whether things of this kind may be read by everybody: their connections are kept."""
    subject = subjects.of(kind)
    return subject is not None and subject.is_public is not None


def hidden_behind(about: Look | NameOpening) -> Hidden | None:
    """None: it is signed, or the account or the thing is gone."""
    subject, thing = subjects.of(about.kind), subjects.find(about.kind, about.object_id)
    return subject.hidden(thing) if subject and subject.hidden and thing is not None else None


def behind(about: Look | NameOpening, what: str) -> Hidden | None:
    """Whom the opening of this concerns: of a connection, also who signed; nobody in particular once they are gone."""
    hidden = hidden_behind(about)
    if hidden is not None or what == NameOpening.What.NAME:
        return hidden
    subject, thing = subjects.both(about.kind, about.object_id)
    author = subject.author(thing) if subject and thing is not None else None
    return Hidden(about.object_id, author.pk if author else None, is_signed=author is not None)
