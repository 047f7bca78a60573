"""What someone writes in a circle, once cleaned."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from entrepairs.community.pictures import Drawn
from entrepairs.safety.triage.judge import Reading

KIND, THREAD, WORD = "post", "thread", "welcome"
"""What a post, a thread and a word of welcome are for the watch: kept in its rows, never renamed."""
ALL, TEAM = "tous", "equipe"
"""Whom an answer is for, when its author chooses all who read the thread, or their team, being in danger there."""
LATER = "lu"
"""All, once the team has read it: what ALL is for who is in danger there."""
FEW, OPENER = "peu", "ouvre"
"""Whom it is for, as its page says when nobody chooses: those who read what others do not read there; of them, who
opened the thread, and the team."""
NOBODY = (ALL, LATER, TEAM)
"""Choices of no person in particular."""
TITLE_LIMIT, NOTE_LIMIT, TEXT_LIMIT, ALT_LIMIT = 80, 120, 5_000, 300


@dataclass(frozen=True)
class Shown:
    """What becomes of the picture of a post that is changed. `picture`: another one, or the first; None: as it was.
    `alt`, `is_blurred`: of the one that stays."""

    picture: Drawn | None
    alt: str
    is_blurred: bool


@dataclass(frozen=True)
class Titles:
    """What a thread says above its first post."""

    title: str
    content_note: str


@dataclass(frozen=True)
class Written:
    """`key`, made with the form, becomes the id of the post: it is sent once. `is_hidden`: without one’s pseudonym;
    `charter`: the version that was accepted with it, if any. A thread has an intent, a title, maybe a content note;
    `readers`: who reads it, "": as its circle.
    `alt`: what the picture shows, always said with it. `reading`: of all these words together, when they were read.
    `only_for`: key of the voice that the team answers alone, as it chose; ALL, LATER, TEAM; FEW, OPENER: as its page
    said; "": for all who read the thread.
    `address`: from which connection, as the law may want it kept; "": from none."""

    key: UUID
    text: str
    is_hidden: bool = False
    charter: int | None = None
    intent: str = ""
    readers: str = ""
    title: str = ""
    content_note: str = ""
    picture: Drawn | None = None
    alt: str = ""
    is_blurred: bool = False
    reading: Reading | None = None
    only_for: str = ""
    address: str = ""

    @property
    def is_for_one(self) -> bool:
        """Whom its author chose."""
        return self.is_chosen and self.only_for not in NOBODY

    @property
    def is_chosen(self) -> bool:
        """For whom it is, by its author."""
        return self.only_for not in ("", FEW, OPENER)


def promised(typed: Mapping[str, str]) -> str:
    """Fewer than all who read the thread, or later: what a page said, or its author chose. FEW when it asked and nobody
    chose."""
    only_for = typed.get("only_for", ALL)
    return "" if only_for == ALL else only_for or FEW
