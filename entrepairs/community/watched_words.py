"""What the watch may look at of a welcome: the word, once its reader has reported it. Nobody else opens it."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from entrepairs.community.models import Welcome
from entrepairs.community.written import WORD
from entrepairs.people.models import Person
from entrepairs.safety import subjects
from entrepairs.safety.models import HIDING, Measure


def find(pk: UUID) -> Welcome | None:
    rows = Welcome.objects.said().select_related("person", "taken_by", "circle__data_key", "circle__structure")
    return rows.filter(pk=pk).first()


def is_between(welcome: Welcome, person: Person) -> bool:
    """Who wrote it, and whom it was written to."""
    return person.pk in (welcome.taken_by_id, welcome.person_id)


def visible_to(welcome: Welcome, person: Person | None) -> bool:
    """To be reported: by who received it."""
    return person is not None and Welcome.objects.said_to(person).filter(pk=welcome.pk).exists()


def apply_measure(welcome: Welcome, measure: str, by: Person | None) -> None:
    """Its reader reads it no more; the text stays, for a decision may be lifted."""
    Welcome.objects.filter(pk=welcome.pk).update(is_withheld=measure in HIDING)


def add() -> None:
    word = subjects.Subject(
        kind=WORD,
        label=_("un mot d’accueil"),
        find=find,
        author=lambda welcome: welcome.taken_by,
        snapshot=lambda welcome: str(welcome.word),
        url=Welcome.get_absolute_url,
        visible_to=visible_to,
        apply=apply_measure,
        measures=(Measure.LIMIT, Measure.REMOVE),
        concerns=is_between,
        place=lambda welcome: welcome.circle,
        tells_opening=False,
        is_private=True,
        read=lambda welcome, _person: str(welcome.word),
    )
    subjects.add(word)
