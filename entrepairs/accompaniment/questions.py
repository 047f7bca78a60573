"""The questions of a request, one a page, all but the first to be skipped at will. Plain values."""

from collections.abc import Container
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """`slug` is its part of the address; `fields` are those of forms.requests.WishesForm."""

    slug: str
    fields: tuple[str, ...]
    name: str | Promise
    title: str | Promise


TEXT = Question("texte", ("text",), _("Ce qui vous amène"), _("Qu’est-ce qui vous amène ?"))
DETAILS = (
    Question("vecus", ("experiences",), _("Vécus"), _("Ce que vous vivez")),
    Question("essentiel", ("must",), _("Le plus important"), _("Ce qui compte le plus")),
    Question("rencontre", ("ways",), _("Façons d’échanger"), _("Comment échanger")),
    Question("moments", ("moments",), _("Moments"), _("Quand échanger")),
    Question("langues", ("languages",), _("Langues"), _("Dans quelle langue")),
    Question("lieu", ("commune", "radius_km"), _("Lieu"), _("Où vous êtes")),
    Question("a-eviter", ("avoid",), _("Personnes à éviter, autre chose"), _("Avant d’envoyer")),
)
QUESTIONS = {question.slug: question for question in (TEXT, *DETAILS)}
ALL = (TEXT, *DETAILS)


def asked(*, with_must: bool) -> list[Question]:
    """The questions after the text; « what matters most » only when experiences were chosen."""
    return [question for question in DETAILS if with_must or question.slug != "essentiel"]


def holding(names: Container[str]) -> Question | None:
    """The first question that asks for one of these fields."""
    return next((question for question in ALL if any(name in names for name in question.fields)), None)
