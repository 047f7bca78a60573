"""Ways to reach or find a private person in a message: telephone, e-mail, account, address, name with a place,
a child's school. Numbers and addresses of help lines and organisations are public: they are not told. Pure."""

import re
from collections.abc import Callable, Iterator

from entrepairs.core.words import fold
from entrepairs.safety.triage.contact_patterns import (
    ACCOUNT,
    ADD_ME,
    ADDRESS,
    ALONE,
    ANY_NETWORK,
    ANY_STREET,
    AT,
    CALLED,
    CHILD,
    DOOR,
    EMAIL,
    ENDING,
    FULL_NAME,
    HAMLET,
    HANDLE,
    HOME,
    LEAVES,
    LINK,
    LIVES,
    MAILBOX,
    MINE,
    NAMED,
    NETWORK_NAME,
    NOT_A_NAME,
    OFFICE,
    ON,
    PAGE_OF,
    PLATE,
    PRESENTS,
    PRIVATE,
    PUBLIC,
    SCHOOL,
)
from entrepairs.safety.triage.numbers import phone_numbers

Span = tuple[int, int]
_PLAIN = {code: base for code in range(0xC0, 0x250) if len(base := fold(chr(code))) == 1} | {0x2019: "'"}
_NEAR = 60
_MAIL_SIGNS = ("@", "aroba", "(at", "[at")


def leaks(text: str) -> list[Span]:
    """Where they stand in the text: (from, until) in characters, in order."""
    plain = _same_length(text)
    found: list[Span] = []
    for search in _SEARCHES:
        found.extend(search(text, plain))
    return sorted(set(found))


def _same_length(text: str) -> str:
    """Folded letter by letter, so that places stay those of the text."""
    low = text.lower()
    return (low if len(low) == len(text) else text).translate(_PLAIN)


def _phones(_text: str, plain: str) -> Iterator[Span]:
    for span in phone_numbers(plain):
        if not _is_public(plain, span):
            yield span


def _emails(_text: str, plain: str) -> Iterator[Span]:
    if ENDING.search(plain):
        for found in EMAIL.finditer(plain):
            if not OFFICE.match(found[1]):
                yield found.span()
    if any(sign in plain for sign in _MAIL_SIGNS):
        yield from (found.span() for found in MAILBOX.finditer(plain))


def _accounts(text: str, plain: str) -> Iterator[Span]:
    if "@" in plain:
        yield from (found.span() for found in AT.finditer(plain))
    if not ANY_NETWORK.search(plain):
        return
    yield from (found.span() for found in NETWORK_NAME.finditer(text))
    if not PAGE_OF.search(plain):
        yield from (
            found.span() for pattern in (ACCOUNT, HANDLE, ADD_ME, ON, MINE, LINK) for found in pattern.finditer(plain)
        )


def _addresses(_text: str, plain: str) -> Iterator[Span]:
    if not ANY_STREET.search(plain):
        return
    for found in ADDRESS.finditer(plain):
        if not _is_public(plain, found.span()):
            yield found.span()
    if not PUBLIC.search(plain):
        yield from (found.span() for found in HAMLET.finditer(plain))
    if HOME.search(plain) and re.search(r"\d", plain):
        yield from (found.span() for found in DOOR.finditer(plain))


def _children(text: str, plain: str) -> Iterator[Span]:
    if not CHILD.search(plain):
        return
    for found in SCHOOL.finditer(text):
        if NAMED.match(text[found.end() :]) or LEAVES.search(plain):
            yield found.span()
    for found in ALONE.finditer(plain):
        yield found.span()


def _names(text: str, plain: str) -> Iterator[Span]:
    yield from (found.span() for found in PLATE.finditer(plain))
    if not (LIVES.search(plain) or PRESENTS.search(plain)):
        return
    for found in FULL_NAME.finditer(text):
        if NOT_A_NAME.match(found.group()):
            continue
        around = plain[max(0, found.start() - 40) : found.end() + _NEAR]
        if LIVES.search(around) or CALLED.search(plain[: found.start()]):
            yield found.span()


def _is_public(plain: str, span: Span) -> bool:
    """Whether what stands around says an organisation, and nothing says a home."""
    before, after = plain[max(0, span[0] - _NEAR) : span[0]], plain[span[1] : span[1] + 40]
    if PRIVATE.search(before) or PRIVATE.search(after):
        return False
    return bool(PUBLIC.search(before) or PUBLIC.search(after))


_SEARCHES: tuple[Callable[[str, str], Iterator[Span]], ...] = (
    _phones,
    _emails,
    _accounts,
    _addresses,
    _children,
    _names,
)
