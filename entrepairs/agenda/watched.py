"""What the watch may look at here: a gathering, as it is announced. A house announces it, nobody in particular: those
who coordinate it do not look at it, and read what is decided. In a house alone on its installation, they may be the
whole watch: then only those who announced it stay away, so that somebody looks."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.actions.measured import KIND, apply_measure
from entrepairs.agenda.models import Gathering
from entrepairs.core.models import Entry
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import Measure, Watcher
from entrepairs.structures.models import coordinated_by
from entrepairs.structures.rules import coordinators


def find(pk: UUID) -> Gathering | None:
    return Gathering.objects.select_related("structure").filter(pk=pk).first()


def author(_gathering: Gathering) -> Person | None:
    return None


def is_of_its_house(gathering: Gathering, person: Person) -> bool:
    if not coordinated_by(person).filter(pk=gathering.structure_id).exists():
        return False
    others = Watcher.objects.on_watch().exclude(person__in=[one.pk for one in coordinators(gathering.structure)])
    return others.exists() or _announced(gathering, person)


def _announced(gathering: Gathering, person: Person) -> bool:
    """Planned it, or its series, or changed what it says."""
    rows = [str(key) for key in (gathering.pk, gathering.series_id) if key]
    return Entry.objects.filter(actor=person.pk, thing__in=rows).exists()


def answered_for(person: Person) -> QuerySet[Gathering]:
    return Gathering.objects.filter(structure__in=coordinated_by(person))


def told(gathering: Gathering) -> Iterable[Person]:
    return coordinators(gathering.structure)


def snapshot(gathering: Gathering) -> str:
    said = (gathering.title, gathering.content_note, gathering.description, gathering.rules)
    return "\n\n".join(part for part in said if part)


def url(gathering: Gathering) -> str:
    return gathering.get_absolute_url()


def visible_to(gathering: Gathering, person: Person | None) -> bool:
    return Gathering.objects.visible_to(person).filter(pk=gathering.pk).exists()


def add() -> None:
    gathering = subjects.Subject(
        kind=KIND,
        label=_("une rencontre"),
        find=find,
        author=author,
        snapshot=snapshot,
        url=url,
        visible_to=visible_to,
        apply=apply_measure,
        measures=(Measure.NOTE, Measure.LIMIT, Measure.REMOVE),
        concerns=is_of_its_house,
        wrote=_announced,
        answers_for=answered_for,
        told=told,
        about=_("ce que votre maison annonce"),
        tells_opening=False,
        read=lambda gathering, _person: snapshot(gathering),
    )
    subjects.add(gathering)
