"""Write two-handed about someone’s participation: that person begins, chooses, reads, changes, erases."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.clubhouse.models import Record, RecordVersion
from entrepairs.clubhouse.rules.board import may_share_the_day
from entrepairs.clubhouse.rules.records import is_the_member, may_answer, may_ask, may_sign, may_write
from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


class RecordChanged(Refused):
    """The other saved since this page was opened; `current` is the version there is now."""

    def __init__(self, sentence: str, current: RecordVersion) -> None:
        super().__init__(sentence)
        self.current = current


@transaction.atomic
def begin_record(house: Structure, key: UUID, title: str, other: Person | None, *, by: Person) -> Record:
    """A page about oneself: nobody begins one about somebody else. `key`, made with the form, becomes its id."""
    require(may_share_the_day(by, house))
    require(may_ask(by, other, house))
    existing = Record.objects.filter(pk=key).first()
    if existing is not None and existing.member_id == by.pk:
        return existing
    if existing is not None:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis recommencez : votre texte est gardé."))
    record = Record(pk=key, structure=house, member=by, facilitator=other, begun_at=now())
    record.title = title
    record.save(force_insert=True)
    journal(by, "record.begun", record, about=by)
    _ask(record)
    return record


@transaction.atomic
def choose_other(record: Record, other: Person | None, *, by: Person) -> None:
    """Write with someone else, or alone: the former reads nothing any more."""
    record = _held(record)
    require(is_the_member(by, record))
    require(may_ask(by, other, record.structure))
    if (other.pk if other else None) == record.facilitator_id:
        return
    record.facilitator, record.agreed_at = other, None
    record.save(update_fields=["facilitator", "agreed_at"])
    _ask(record)


@transaction.atomic
def answer(record: Record, yes: bool, *, by: Person) -> None:
    """The person who was asked says yes, or not this time, or no more: no reason is asked."""
    record = _held(record)
    require(may_answer(by, record))
    record.agreed_at = (record.agreed_at or now()) if yes else None
    record.facilitator = by if yes else None
    record.save(update_fields=["agreed_at", "facilitator"])
    notify(record.member, "record_agreed" if yes else "record_alone", record.get_absolute_url())


@transaction.atomic
def write_record(record: Record, text: str, number: int, *, sign: bool, by: Person) -> RecordVersion:
    """A new version of the text. `number`: the one the writer had before their eyes, 0 for none; RecordChanged when
    there is another by now. Signatures stay on the version that was signed: this one waits for its own."""
    record = _held(record)
    require(may_write(by, record))
    last = record.versions.first()
    if last is not None and last.number != number:
        sentence = _("Le texte a changé pendant que vous écriviez. Les deux sont ici : rien n’est perdu.")
        raise RecordChanged(sentence, _with_key(last, record))
    if last is not None and not last.matters:
        last.delete()
    version = RecordVersion(
        record=record,
        number=number + 1,
        by_member=by.pk == record.member_id,
        written_at=now(),
    )
    version.text = text
    version.save(force_insert=True)
    if sign:
        _sign(version, by)
    _tell_other(record, by, "record_changed")
    return version


@transaction.atomic
def sign_record(record: Record, number: int, *, by: Person) -> None:
    """« Je signe » the words that one has read: `number` is their version."""
    record, version = _version(record, number, by)
    _sign(version, by)
    journal(by, "record.signed", record, about=record.member)
    _tell_other(record, by, "record_signed")


@transaction.atomic
def refuse_to_sign(record: Record, number: int, *, by: Person) -> None:
    """The member does not sign: it is said on the page, without a reason."""
    record, version = _version(record, number, by)
    require(is_the_member(by, record))
    version.member_signed_at, version.member_refused_at = None, now()
    version.save(update_fields=["member_signed_at", "member_refused_at"])
    _tell_other(record, by, "record_changed")


@transaction.atomic
def erase_version(version: RecordVersion, *, by: Person) -> None:
    """An older text, for both, for good."""
    require(is_the_member(by, _held(version.record)))
    version.delete()


@transaction.atomic
def erase_record(record: Record, *, by: Person) -> None:
    """All of it, for both, for good. The other is told that it is gone."""
    record = _held(record)
    require(is_the_member(by, record))
    journal(by, "record.erased", record, about=by)
    if record.facilitator is not None:
        notify(record.facilitator, "record_erased", record.structure.get_absolute_url())
    record.delete()


def _held(record: Record) -> Record:
    rows = Record.objects.select_for_update(of=("self",)).select_related("structure", "member__data_key", "facilitator")
    return rows.get(pk=record.pk)


def _version(record: Record, number: int, by: Person) -> tuple[Record, RecordVersion]:
    record = _held(record)
    require(may_sign(by, record, number))
    return record, record.versions.get(number=number)


def _sign(version: RecordVersion, by: Person) -> None:
    if by.pk == version.record.member_id:
        version.member_signed_at, version.member_refused_at = version.member_signed_at or now(), None
    else:
        version.other_signed_at, version.other_signed_by = version.other_signed_at or now(), by
    version.save(update_fields=["member_signed_at", "member_refused_at", "other_signed_at", "other_signed_by"])


def _with_key(version: RecordVersion, record: Record) -> RecordVersion:
    version.record = record
    return version


def _ask(record: Record) -> None:
    if record.facilitator is not None:
        notify(record.facilitator, "record_asked", record.get_absolute_url())


def _tell_other(record: Record, by: Person, kind: str) -> None:
    other = record.facilitator if by.pk == record.member_id else record.member
    if other is not None and record.agreed_at is not None:
        notify(other, kind, record.get_absolute_url())
