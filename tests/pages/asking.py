"""Someone asks for an address: what it says, and after how many questions to the database."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client

from tests.queries import QueryCount
from tests.world import World

KEY = r"[0-9a-f]{8}-[0-9a-f-]{27}"


def signed_in(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.people[name])
    return client


def said(response: Any) -> tuple[int, str]:
    text = response.content.decode()
    without_tokens = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]*', r"\1", text)
    return response.status_code, re.sub(KEY, "#", without_tokens)


def asked(queries: QueryCount, ask: Callable[[str], Any], where: str) -> tuple[tuple[int, str], int]:
    """What the page says, and after how many questions."""
    answers: list[Any] = []
    count = queries(lambda: answers.append(ask(where)))
    return said(answers[0]), count
