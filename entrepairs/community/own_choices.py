"""What someone has put aside, as their pages need it, and whoever would tell them something or ask it of them."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from entrepairs.community.marked import plain
from entrepairs.community.models import Post, Reading
from entrepairs.community.put_aside import PERSON, PutAside
from entrepairs.people.models import Person

Said = Callable[[], Iterable[str]]


def put_aside_by(person: Person | None) -> PutAside:
    """Nothing for who has no account."""
    reading = Reading.objects.of(person) if person is not None else None
    return reading.put_aside if reading else PutAside()


def wants_to_hear(person: Person, circle: UUID, said: Said = list, author: UUID | None = None) -> bool:
    """Whether to tell them of it, or to ask them to answer it: they are not in a pause, and have put aside neither its
    circle, nor its author (None under an alias), nor a word of what is `said`, which is read only for that."""
    reading = Reading.objects.of(person)
    if reading is None:
        return True
    aside = reading.put_aside
    return not (reading.is_resting or circle in aside.circles or aside.why(said() if aside.words else [], author))


def texts_of(post: Post) -> list[str]:
    """All that it says to who reads it: a picture speaks by the words said in its place."""
    picture = getattr(post, "picture", None)
    return [plain(post.text), picture.alt] if picture else [plain(post.text)]


def folded(choices: PutAside, texts: Iterable[str], author: UUID | None) -> str:
    """The sentence to show in the place of these texts; "" when they are read as they are."""
    why = choices.why(texts if choices.words else [], author)
    if not why:
        return ""
    return (
        _("Une personne que vous avez mise de côté. Lire quand même")
        if why == PERSON
        else _("Un mot que vous avez mis de côté. Lire quand même")
    )
