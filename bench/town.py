"""What a house under measure holds, and what the load must know of it."""

import json
from dataclasses import dataclass

Door = tuple[str, str]
"""An address, or a token, and the session (cookie value) that opens it."""
POSTS = 25
"""Messages of a thread."""
MANY = ("writers", "listeners", "answers")


@dataclass(frozen=True)
class Size:
    """How many of each."""

    persons: int = 200
    offers: int = 40
    waiting: int = 30
    talks: int = 100
    messages: int = 25
    gatherings: int = 30
    past: int = 20000
    threads: int = 200


@dataclass(frozen=True)
class Town:
    """`waiting`: a request with three proposals; `talk`: a conversation, and `writers`: it again and three others, for
    those who post; `listeners`: tokens, one a person, of the room first; `agenda`: the address of that of the house;
    `circle`: that of its threads; `answers`: a thread to answer in, one a person."""

    waiting: Door
    talk: Door
    writers: list[Door]
    listeners: list[Door]
    agenda: str
    circle: str
    answers: list[Door]

    @classmethod
    def read(cls, text: str) -> "Town":
        values = json.loads(text)
        many = {name: [(one[0], one[1]) for one in values[name]] for name in MANY}
        agenda, circle = values["agenda"], values["circle"]
        return cls(tuple(values["waiting"]), tuple(values["talk"]), agenda=agenda, circle=circle, **many)
