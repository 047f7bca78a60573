"""Who stays apart from whom at the watch: oneself, and those whom an app names (blocked, accompanied).

apart.add("accompaniment", those_accompanied)        # in AppConfig.ready: person → keys of people
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils.crypto import salted_hmac

from entrepairs.people.models import Person

Find = Callable[[Person], Iterable[UUID]]
BLOCKS = "blocks"
_finds: dict[str, Find] = {}


def add(name: str, find: Find) -> None:
    """These people too. Adding the same name again replaces it."""
    _finds[name] = find


def from_whom(person: Person, *, besides: str = "") -> set[UUID]:
    """Keys of the people whose words this person does not watch. `besides`: a name that is not asked."""
    return {person.pk, *(key for name, find in _finds.items() if name != besides for key in find(person))}


def marks(person: Person) -> tuple[list[str], list[str]]:
    """Of the same people: those with whom there is a block, then the others, oneself among them."""
    blocked = {key for name, find in _finds.items() if name == BLOCKS for key in find(person)}
    others = from_whom(person, besides=BLOCKS)
    return [mark(key) for key in blocked - others], [mark(key) for key in others]


def mark(key: UUID) -> str:
    """What the database keeps of an author, to keep some people apart: a copy of it alone tells nobody who."""
    return salted_hmac("entrepairs.safety.apart", str(key), algorithm="sha256").hexdigest()
