"""What the watch may look at here: a gathering, as it is announced."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models import Gathering
from entrepairs.people.models import Person
from entrepairs.safety import subjects


def find(pk: UUID) -> Gathering | None:
    return Gathering.objects.filter(pk=pk).first()


def author(_gathering: Gathering) -> Person | None:
    """A house announces it, nobody in particular."""
    return None


def snapshot(gathering: Gathering) -> str:
    return "\n\n".join(part for part in (gathering.title, gathering.description) if part)


def url(gathering: Gathering) -> str:
    return gathering.get_absolute_url()


def visible_to(gathering: Gathering, person: Person | None) -> bool:
    return Gathering.objects.visible_to(person).filter(pk=gathering.pk).exists()


def add() -> None:
    gathering = subjects.Subject(
        kind="gathering",
        label=_("une rencontre"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=url,
        visible_to=visible_to,
    )
    subjects.add(gathering)
