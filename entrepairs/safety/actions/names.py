"""Open a name behind an alias, or a connection: one asks with a reason, another says yes, the two read it. Each step
is a line of the journal, which never names whose it is."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused, require
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.safety import names
from entrepairs.safety.drawing import drawn
from entrepairs.safety.models import Look, NameDraw, NameOpening, Origin, Watcher
from entrepairs.safety.models.origin import Source
from entrepairs.safety.rules.names import may_answer_name, may_ask_name, may_read_name, may_seek_name
from entrepairs.safety.rules.nearness import from_whom
from entrepairs.safety.subjects import Hidden
from entrepairs.safety.tasks.names import tell_whose_name

ANSWERED_WITHIN = timedelta(hours=24)
SHOWN_FOR = timedelta(hours=1)
LONGEST_DELAY = timedelta(days=30)
"""Before the person reads that their name was asked for: a month at most (GDPR, art. 12, 3)."""


@dataclass(frozen=True)
class Asked:
    """Why, in words that the person concerned will read, and how long after they will."""

    ground: str
    reason: str
    told_after: timedelta = timedelta()
    what: str = NameOpening.What.NAME


def ask_name(look: Look, asked: Asked, *, by: Person) -> NameOpening:
    """In two steps: the lot is drawn, and the try written down, even when asking is then refused. One cannot ask again
    until the lot is kinder."""
    draw = _draw(look, asked, by)
    return _ask(look, draw, asked, by)


@transaction.atomic
def confirm_name(opening: NameOpening, *, by: Person) -> None:
    """The second yes: the name shows, to these two, for an hour."""
    opening = _held(opening)
    require(may_answer_name(by, opening))
    at = now()
    _write(opening, answered_by=by, answered_at=at, shown_until=at + SHOWN_FOR)
    journal(by, f"{opening.what}.confirmed", opening, reason=opening.get_ground_display())
    _tell_asker(opening)
    tell_whose_name.enqueue()


@transaction.atomic
def decline_name(opening: NameOpening, *, by: Person) -> None:
    """No: nothing is opened."""
    opening = _held(opening)
    require(may_answer_name(by, opening))
    _write(opening, answered_by=by, answered_at=now())
    journal(by, f"{opening.what}.declined", opening)
    _tell_asker(opening)


@transaction.atomic
def read_name(opening: NameOpening, *, by: Person) -> str:
    """The pseudonym; "" when the account is gone. Each reading is a line of the journal."""
    opening = _read(opening, by)
    hidden = names.hidden_behind(opening)
    person = Person.objects.filter(pk=hidden.person).first() if hidden and hidden.person else None
    return person.pseudonym if person else ""


@transaction.atomic
def read_origins(opening: NameOpening, *, by: Person) -> list[Source]:
    """From where and when it was written, then changed; nothing of it after a year."""
    opening = _read(opening, by)
    if opening.what != NameOpening.What.ORIGIN:
        return []
    rows = Origin.objects.about(opening.kind, opening.object_id).select_related("month__data_key")
    return sorted((one for row in rows if (one := row.source)), key=lambda one: one.at)


def _read(opening: NameOpening, by: Person) -> NameOpening:
    opening = _held(opening)
    require(may_read_name(by, opening))
    journal(by, f"{opening.what}.read", opening, reason=opening.get_ground_display())
    return opening


@transaction.atomic
def _draw(look: Look, asked: Asked, by: Person) -> NameDraw:
    """The same for whoever asks, and whenever, as long as two of those drawn still watch."""
    require(may_seek_name(by, look, asked.ground))
    hidden = _behind(look, asked.what)
    first = {"drawn_at": now(), "kind": look.kind, "object_id": look.object_id}
    first |= {"person_id": hidden.person} if hidden.is_signed else {}
    NameDraw.objects.get_or_create(pk=hidden.key, defaults=first)
    draw = NameDraw.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=hidden.key)
    if Watcher.objects.in_force().filter(person__in=draw.people).count() < 2:
        draw.data_key, draw.drawn_at = draw.data_key or DataKey.objects.new(), now()
        team = {one.person.pk: one.person for one in Watcher.objects.vouched().select_related("person")}
        is_hidden = not hidden.is_signed
        apart = [key for key, one in team.items() if hidden.person in from_whom(one, is_hidden=is_hidden)]
        draw.chosen = "\n".join(str(key) for key in drawn(team, apart))
        draw.save()
    journal(by, f"{asked.what}.sought", draw, reason=str(NameOpening.Ground(asked.ground).label))
    return draw


def _behind(look: Look, what: str) -> Hidden:
    if what == NameOpening.What.ORIGIN and not Origin.objects.about(look.kind, look.object_id).exists():
        raise Refused(_("Rien n’est gardé : ce texte n’était pas ouvert à tout le monde, ou il a plus d’un an."))
    if (hidden := names.behind(look, what)) is None:
        raise Refused(_("Il n’y a pas de nom caché ici."))
    return hidden


@transaction.atomic
def _ask(look: Look, draw: NameDraw, asked: Asked, by: Person) -> NameOpening:
    draw = NameDraw.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=draw.pk)
    look = Look.objects.get(pk=look.pk)
    require(may_ask_name(by, look, asked.ground, draw, asked.what))
    at = now()
    about = {"kind": look.kind, "object_id": look.object_id, "look": look, "draw": draw}
    about |= {"ground": asked.ground, "what": asked.what}
    when = {"asked_at": at, "asked_until": at + ANSWERED_WITHIN, "told_at": at + min(asked.told_after, LONGEST_DELAY)}
    opening = NameOpening(asked_by=by, data_key=DataKey.objects.new(), **about, **when)
    opening.reason = asked.reason
    opening.save(force_insert=True)
    journal(by, f"{asked.what}.asked", opening, reason=opening.get_ground_display())
    for other in Watcher.objects.vouched().filter(person__in=draw.people).exclude(person=by).select_related("person"):
        kind = "watch_call" if asked.ground == NameOpening.Ground.DANGER else "name_asked"
        notify(other.person, kind, opening.get_absolute_url())
    return opening


def _tell_asker(opening: NameOpening) -> None:
    if opening.asked_by is not None:
        notify(opening.asked_by, "name_answered", opening.get_absolute_url())


def _held(opening: NameOpening) -> NameOpening:
    rows = NameOpening.objects.select_for_update(of=("self",)).select_related("draw__data_key", "asked_by", "data_key")
    return rows.get(pk=opening.pk)


def _write(opening: NameOpening, **changes: object) -> None:
    for name, value in changes.items():
        setattr(opening, name, value)
    opening.save(update_fields=list(changes))
