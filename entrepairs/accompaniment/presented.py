"""What two people read of one another before they speak: what a person chose to share, and who is proposed to them.
For the watch, when somebody shows it."""

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.matching.reasons import Reason
from entrepairs.accompaniment.matching.sentences import of_reason
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.people import experiences
from entrepairs.people.models import Person
from entrepairs.places.communes import find as find_commune
from entrepairs.safety import subjects
from entrepairs.safety.models import HIDING, Decision, Measure

SHARED, SUPPORTER = "presentation", "supporter"


def said_of(mine: Request) -> dict[str, str]:
    """Exactly what each tick shows to the supporter."""
    commune = find_commune(mine.commune) if mine.commune else None
    named = ", ".join(experiences.labels(mine.experiences))
    return {"text": mine.text, "experiences": named, "commune": commune.label if commune else ""}


def find(pk: UUID) -> Proposal | None:
    rows = Proposal.objects.select_related("request__person__data_key", "supporter")
    return rows.filter(pk=pk).first()


def is_of(proposal: Proposal, person: Person) -> bool:
    """Both of them."""
    return person.pk in (proposal.request.person_id, proposal.supporter_id)


def url(proposal: Proposal) -> str:
    return proposal.get_absolute_url()


def shared_words(proposal: Proposal) -> str:
    return "\n\n".join([proposal.request.person.pseudonym, *_shared(proposal)])


def _shared(proposal: Proposal) -> list[str]:
    said = said_of(proposal.request)
    return [said[name] for name in proposal.shared if said[name]]


def shared_and_shown(proposal: Proposal) -> str:
    """Nothing once the watch has put it aside."""
    return "" if proposal.request.is_withheld else "\n\n".join(_shared(proposal))


def reasons(proposal: Proposal) -> str:
    return "\n\n".join([proposal.supporter.pseudonym, *_reasons(proposal)])


def _reasons(proposal: Proposal) -> list[str]:
    return [of_reason(Reason.read(plain)) for plain in proposal.reasons]


def reads_shared(proposal: Proposal, person: Person | None) -> bool:
    """The supporter, once chosen."""
    return person is not None and _visible(proposal, person) and proposal.supporter_id == person.pk


def reads_supporter(proposal: Proposal, person: Person | None) -> bool:
    """The person to whom they are proposed."""
    return person is not None and _visible(proposal, person) and proposal.request.person_id == person.pk


def _visible(proposal: Proposal, person: Person) -> bool:
    return Proposal.objects.visible_to(person).filter(pk=proposal.pk).exists()


@transaction.atomic
def apply_measure(proposal: Proposal, _measure: str, _by: Person | None) -> None:
    """Supporters read a pseudonym and nothing else, the next ones too; the words stay with the person."""
    same = Proposal.objects.filter(request=proposal.request_id).values("pk")
    held = Decision.objects.in_force().filter(kind=SHARED, object_id__in=same, measure__in=HIDING)
    Request.objects.filter(pk=proposal.request_id).update(is_withheld=held.exists())


def _shared_by(person: Person) -> QuerySet[Proposal]:
    return Proposal.objects.filter(request__person=person)


def _as_supporter(person: Person) -> QuerySet[Proposal]:
    return Proposal.objects.filter(supporter=person)


def add() -> None:
    subjects.add(
        subjects.Subject(
            kind=SHARED,
            label=_("ce que quelqu’un dit de soi dans une demande"),
            find=find,
            author=lambda proposal: proposal.request.person,
            snapshot=shared_words,
            url=url,
            visible_to=reads_shared,
            apply=apply_measure,
            measures=(Measure.LIMIT, Measure.REMOVE),
            concerns=is_of,
            written_by=_shared_by,
            tells_opening=False,
            read=lambda proposal, _person: shared_and_shown(proposal),
        )
    )
    subjects.add(
        subjects.Subject(
            kind=SUPPORTER,
            label=_("une personne proposée à quelqu’un"),
            find=find,
            author=lambda proposal: proposal.supporter,
            snapshot=reasons,
            url=url,
            visible_to=reads_supporter,
            concerns=is_of,
            written_by=_as_supporter,
            tells_opening=False,
            read=lambda proposal, _person: "\n\n".join(_reasons(proposal)),
        )
    )
