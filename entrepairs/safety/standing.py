"""Where a report stands, in words, for whoever holds its number."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entrepairs.safety.models.decision import Measure
from entrepairs.safety.models.report import Concern, Told

Words = str | Promise
STEPS = [_("L’équipe l’a reçu"), _("Une personne le regarde"), _("C’est décidé")]
ANSWERS: dict[str, Words] = {
    Measure.LEAVE: _("Une personne a regardé, et rien n’a changé : le texte suit les règles de ce lieu."),
    Measure.NOTE: _("Une personne a regardé. L’équipe a ajouté une note à côté."),
    Measure.BLUR: _("Une personne a regardé. Le texte est flouté : on le lit après avoir dit oui."),
    Measure.EDIT: _("Une personne a regardé. Le texte est caché jusqu’à ce que son auteur·e le change."),
    Measure.REST: _("Une personne a regardé. Le fil se repose : on le lit, personne n’y écrit pour un temps."),
    Measure.LIMIT: _("Une personne a regardé. Le texte n’est plus visible pour les autres."),
    Measure.REMOVE: _("Une personne a regardé. Le texte est retiré."),
    "": _("Une personne a regardé, et a fait ce qu’elle pouvait. Pour protéger chacun·e, la page ne dit pas plus."),
}


@dataclass(frozen=True)
class Standing:
    """`step`: 1 received, 2 looked at, 3 decided. `answer`: "" before the end."""

    steps: list[Words]
    step: int
    sent_at: datetime
    closed_at: datetime | None
    answer: Words
    is_concern: bool


def standing(told: Told) -> Standing:
    """Three steps; what happens around one person’s danger is not told to another."""
    looked = told.opened_at is not None or (told.look is not None and told.look.claimed_at is not None)
    step = 3 if told.closed_at else 2 if looked else 1
    is_concern = isinstance(told, Concern)
    answer = ANSWERS.get("" if is_concern else told.answer, ANSWERS[""]) if told.closed_at else ""
    return Standing(list(STEPS), step, told.sent_at, told.closed_at, answer, is_concern)
