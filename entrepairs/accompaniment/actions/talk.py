"""Say, change, take back. The message itself says who and when: the journal does not repeat it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.accompaniment.actions.holding import hold, tell_others
from entrepairs.accompaniment.models import Accompaniment, Message, Participant
from entrepairs.accompaniment.rules.talk import may_edit, may_remove, may_write
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused, require
from entrepairs.live import publish
from entrepairs.people.models import Person


@transaction.atomic
def send_message(accompaniment: Accompaniment, body: str, token: UUID, *, by: Person) -> Message:
    """Say something to the others. The same `token` sends once: a double click gives back the first message; other
    words are refused, and so are those that went and were changed since."""
    held, me = hold(accompaniment, by)
    sent = Message.objects.filter(token=token).first()
    if sent is not None:
        return _same(sent, body, me)
    require(may_write(me, held))
    message = Message(accompaniment=held, participant=me, token=token, sent_at=now())
    message.body = body
    message.save(force_insert=True)
    Accompaniment.objects.filter(pk=held.pk).update(last_written_at=message.sent_at)
    tell_others(held, me, "message", held.get_absolute_url())
    publish(f"talk:{held.pk}", message.pk)
    return message


@transaction.atomic
def edit_message(message: Message, body: str, *, by: Person) -> Message:
    """Say it otherwise, within ten minutes. The former text is gone; the mark « modifié » stays."""
    message, me = _held(message, by)
    require(may_edit(me, message))
    if message.body == body:
        return message
    message.body = body
    message.edited_at = now()
    message.save(update_fields=["sealed_body", "edited_at"])
    publish(f"talk:{message.accompaniment_id}", message.pk)
    return message


@transaction.atomic
def remove_message(message: Message, *, by: Person) -> Message:
    """Take one’s words back: the text is erased, the place stays, and says so."""
    message, me = _held(message, by)
    require(may_remove(me, message))
    if message.removed_at is None:
        message.sealed_body, message.removed_at = b"", now()
        message.save(update_fields=["sealed_body", "removed_at"])
        publish(f"talk:{message.accompaniment_id}", message.pk)
    return message


@transaction.atomic
def mark_read(me: Participant, up_to: Message, *, by: Person) -> None:
    """Remember, for this person alone, what they have had before their eyes."""
    Participant.objects.filter(pk=me.pk, person=by).update(last_read_at=up_to.sent_at)


def _held(message: Message, by: Person) -> tuple[Message, Participant]:
    held, me = hold(message.accompaniment, by)
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    message.accompaniment = held
    if message.participant_id == me.pk:
        message.participant = me
    return message, me


def _same(sent: Message, body: str, me: Participant) -> Message:
    if sent.participant_id != me.pk:
        raise Refused(_("Cette page a vieilli. Rechargez-la, puis envoyez votre message."))
    sent.participant = me
    if sent.body != body:
        raise Refused(
            _("Un autre message est déjà parti de cette page. Celui-ci n’est pas parti : relisez-le, puis envoyez-le.")
        )
    return sent
