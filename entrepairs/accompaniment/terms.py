"""What the two agree on: six questions, their answers, and what changed between two versions. Pure."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

QUESTIONS = {
    "why": _("Pourquoi s’accompagner ?"),
    "rhythm": _("À quel rythme ?"),
    "minutes": _("Combien de temps à chaque fois ?"),
    "until": _("Jusqu’à quand ?"),
    "stop": _("Comment on s’arrête ?"),
    "hard": _("Que fait-on si ça devient dur ?"),
}


@dataclass(frozen=True)
class Terms:
    """The answers of one version. `rhythm`: a value of Framework.Rhythm. `until`: None, not said."""

    why: str = ""
    rhythm: str = "libre"
    minutes: int = 60
    until: date | None = None
    stop: str = ""
    hard: str = ""

    @classmethod
    def of(cls, framework: Any) -> "Terms":
        """The answers kept in a row that has a field of each name."""
        return cls(**{name: getattr(framework, name) for name in QUESTIONS})

    @property
    def values(self) -> dict[str, Any]:
        return asdict(self)


def changed(before: Terms, after: Terms) -> list[str]:
    """Names of the questions whose answer is another, in the order of the questions."""
    return [name for name in QUESTIONS if getattr(before, name) != getattr(after, name)]
