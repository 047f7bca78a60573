"""Write, submit, review, publish, take back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety.actions.origins import keep_origin
from entrepairs.structures.models import Structure
from entrepairs.structures.rules import coordinators
from entrepairs.testimonies.models import COOLING_OFF, KIND, PublicationConsent, Testimony
from entrepairs.testimonies.rules import (
    may_erase,
    may_publish,
    may_review,
    may_submit,
    may_take_up,
    may_withdraw,
    may_write,
)
from entrepairs.testimonies.tasks import tell_ready
from entrepairs.testimonies.words import Words

State = Testimony.State


@transaction.atomic
def begin_story(words: Words, key: UUID, *, by: Person) -> Testimony:
    """A draft that only its author reads. `key`, made with the form, becomes its id: the form begins once."""
    if Testimony.objects.filter(pk=key).exists():
        return save_story(_held(key), words, by=by)
    testimony = Testimony(pk=key, author=by)
    _write(testimony, words)
    testimony.save(force_insert=True)
    return testimony


@transaction.atomic
def save_story(testimony: Testimony, words: Words, *, by: Person) -> Testimony:
    """Change a draft."""
    testimony = _held(testimony.pk)
    require(may_write(by, testimony))
    _write(testimony, words)
    testimony.save()
    return testimony


@transaction.atomic
def submit_story(testimony: Testimony, structure: Structure, *, by: Person) -> None:
    """The coordinators of this house may read it, to say whether anything in it names someone."""
    testimony = _held(testimony.pk)
    require(may_submit(by, testimony, structure))
    testimony.move_to(State.SUBMITTED, structure=structure, submitted_at=now(), sealed_advice=b"")
    journal(by, "testimony.submitted", testimony, about=by)
    for coordinator in coordinators(structure):
        if coordinator != by:
            notify(coordinator, "story_to_review", reverse("testimonies:review", args=[testimony.pk]))


@transaction.atomic
def open_for_review(testimony: Testimony, *, by: Person) -> Testimony:
    """A coordinator reads it: the author can see that, and when."""
    testimony = _held(testimony.pk)
    require(may_review(by, testimony))
    journal(by, "testimony.read", testimony, about=testimony.author)
    return testimony


@transaction.atomic
def accept_story(testimony: Testimony, *, by: Person) -> None:
    """Nothing in it identifies anyone. Nothing is public yet: two days to think again, then the author decides."""
    testimony = _held(testimony.pk)
    require(may_review(by, testimony))
    at = now()
    testimony.move_to(State.ACCEPTED, reviewed_by=by, reviewed_at=at)
    journal(by, "testimony.accepted", testimony, about=testimony.author)
    notify(testimony.author, "story_accepted", testimony.get_absolute_url())
    tell_ready.using(run_after=at + COOLING_OFF).enqueue(str(testimony.pk))


@transaction.atomic
def ask_changes(testimony: Testimony, advice: str, *, by: Person) -> None:
    """Back to the author with a sentence that says what to change and why."""
    testimony = _held(testimony.pk)
    require(may_review(by, testimony))
    testimony.advice = advice
    testimony.move_to(State.DRAFT, reviewed_by=by, reviewed_at=now(), sealed_advice=testimony.sealed_advice)
    journal(by, "testimony.changes_asked", testimony, about=testimony.author)
    notify(testimony.author, "story_changes", testimony.get_absolute_url())


@transaction.atomic
def publish_story(testimony: Testimony, seen: str, *, by: Person, address: str = "") -> PublicationConsent:
    """The author’s dated yes to exactly the words they have just read. `seen`: the fingerprint of that text;
    `address`: from which connection."""
    testimony = _held(testimony.pk)
    require(may_publish(by, testimony))
    if seen != testimony.fingerprint:
        raise Refused(_("Le texte a changé depuis que vous l’avez relu. Relisez-le avant de publier."))
    at = now()
    testimony.move_to(
        State.PUBLISHED,
        published_at=at,
        withdrawn_at=None,
        public_title=testimony.title,
        public_text=testimony.text,
        public_content_note=testimony.content_note,
        public_signature=testimony.signed_as,
    )
    journal(by, "testimony.published", testimony, about=by)
    keep_origin(KIND, testimony.pk, address=address, thing=testimony)
    return PublicationConsent.objects.create(testimony=testimony, text_hash=seen, given_at=at)


@transaction.atomic
def withdraw_story(testimony: Testimony, *, by: Person) -> None:
    """At once, everywhere, without a reason. The text stays with its author."""
    testimony = _held(testimony.pk)
    require(may_withdraw(by, testimony))
    at = now()
    _unpublish(testimony, at=at)
    testimony.consents.filter(withdrawn_at=None).update(withdrawn_at=at)
    journal(by, "testimony.withdrawn", testimony, about=by)


@transaction.atomic
def take_up_story(testimony: Testimony, *, by: Person) -> None:
    """Back to a draft: nobody else reads it any more. Doing it twice changes nothing."""
    testimony = _held(testimony.pk)
    require(may_take_up(by, testimony))
    if testimony.state != State.DRAFT:
        testimony.move_to(State.DRAFT, submitted_at=None, reviewed_at=None, reviewed_by=None)
        journal(by, "testimony.taken_up", testimony, about=by)


@transaction.atomic
def erase_story(testimony: Testimony, *, by: Person) -> None:
    """Gone for good, public page included."""
    testimony = _held(testimony.pk)
    require(may_erase(by, testimony))
    journal(by, "testimony.erased", testimony, about=by)
    testimony.delete()


def _held(pk: UUID) -> Testimony:
    """The row, locked, with the key of its author."""
    return Testimony.objects.select_for_update(of=("self",)).select_related("author__data_key").get(pk=pk)


def _write(testimony: Testimony, words: Words) -> None:
    testimony.title, testimony.text, testimony.content_note = words.title, words.text, words.content_note
    testimony.signature, testimony.other_name = words.signature, words.other_name
    testimony.experiences, testimony.written_at = words.experiences, now()


def _unpublish(testimony: Testimony, *, at: datetime) -> None:
    nothing = dict.fromkeys(["public_title", "public_text", "public_content_note", "public_signature"], "")
    testimony.move_to(State.WITHDRAWN, withdrawn_at=at, published_at=None, **nothing)


@transaction.atomic
def apply_measure(testimony: Testimony, measure: str, by: Person | None) -> None:
    """What the team decided about the public page (safety.Decision, which keeps who and why)."""
    Testimony.objects.filter(pk=testimony.pk).update(measure=measure)
