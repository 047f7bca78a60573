"""Ways to reach or find a private person in a message: telephone, e-mail, account, address, name with a place,
a child's school. Numbers and addresses of help lines and organisations are public: they are not told. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence

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
    CLASS,
    DOOR,
    EMAIL,
    ENDING,
    FILE_NUMBER,
    FULL_NAME,
    HAMLET,
    HANDLE,
    HIS_PLACE,
    HOME,
    LEAVES,
    LIKE_A_HANDLE,
    LINK,
    LIVES,
    MAILBOX,
    MINE,
    MOBILE,
    NAMED,
    NAMED_AFTER,
    NETWORK_NAME,
    NOT_A_NAME,
    OFFICE,
    OFFICIAL,
    ON,
    ON_EARTH,
    PAGE_OF,
    PLATE,
    PRIVATE,
    PUBLIC,
    SCHOOL,
    SCHOOLED,
    SPELT_ADDRESS,
    TAG,
)
from entrepairs.safety.triage.numbers import phone_numbers

Span = tuple[int, int]
_PLAIN = {code: base for code in range(0xC0, 0x250) if len(base := fold(chr(code))) == 1} | {0x2019: "'"}
_NEAR = 60
_MAIL_SIGNS = ("@", "aroba", " at ", "[at", "(at", "{at", "<at", "chez", "(a", "[a")
_DOT_SIGNS = ("@", "aroba", "poin", "dot", ".fr", ".com", ".be", ".org", ".net", ".eu", ".ex", "[.]")
_BOX_SIGNS = ("@", "aroba", "(at", "[at")
_PLATE_SIGNS = ("plaque", "immatricul")
_STREET_SIGNS = (
    *("rue ", "ru d", " r.", "avenu", "av.", "av ", "bd", "bld", "boulevard", "impa", "alle", "alee", "chem", "place"),
    *("quai", "route", "square", "cours", "cite", "clos", "chaussee", "sentier", "lotissement", "faubourg", "voie"),
    *("passage", "dreve", "venelle", "esplanade", "montee", "traverse", "hameau", "residence", "lieu", "digicode"),
    *("interphone", "code", "appart", "appt", "apt", "porte", "chambre"),
)
_NETWORK_SIGNS = (
    *("insta", "snap", "discord", "tel", "whats", "face", "bouq", "bouk", "fb", "messenger", "tik", "signal", "skype"),
    *("kik", "twitter", "steam", "psn", "viber", "threads", "mastodon", "bluesky", "twitch", "xbox", "roblox"),
    *("linkedin", "vinted", "bereal", "youtube", "minecraft", "fortnite", "tinder", "reddit", "ig ", "disc "),
)
_SCHOOL_SIGNS = (
    *("ecol", "periscolaire", "cantine", "college", "lycee", "creche", "maternelle", "primaire", "garderie"),
    *("athenee", "internat", "nounou", "club", "gymnase", "stade", "dojo", "conservatoire", "centre a", "scolaris"),
    *("en c", "section", "seul"),
)
"""Bits of what tells each: without one of them, nothing is looked for."""
_FIGURE = re.compile(r"\d")


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


def _holds(plain: str, signs: Sequence[str]) -> bool:
    """Whether one of them is there: much faster than a pattern, which most texts have no need of."""
    return any(map(plain.__contains__, signs))


def _phones(_text: str, plain: str) -> Iterator[Span]:
    for span in phone_numbers(plain):
        if not _is_public(plain, span):
            yield span


def _emails(_text: str, plain: str) -> Iterator[Span]:
    if _holds(plain, _MAIL_SIGNS) and _holds(plain, _DOT_SIGNS) and ENDING.search(plain):
        for found in EMAIL.finditer(plain):
            if not OFFICE.match(found[1] or found[3]):
                yield found.span()
    if _holds(plain, _BOX_SIGNS):
        yield from (found.span() for found in MAILBOX.finditer(plain))


def _accounts(text: str, plain: str) -> Iterator[Span]:
    if "@" in plain:
        yield from (found.span() for found in AT.finditer(plain))
    if "#" in plain:
        yield from (found.span() for found in TAG.finditer(plain))
    if not (_holds(plain, _NETWORK_SIGNS) and ANY_NETWORK.search(plain)):
        return
    yield from (found.span() for found in NETWORK_NAME.finditer(text))
    yield from (found.span() for found in LIKE_A_HANDLE.finditer(plain))
    if not PAGE_OF.search(plain):
        yield from (
            found.span() for pattern in (ACCOUNT, HANDLE, ADD_ME, ON, MINE, LINK) for found in pattern.finditer(plain)
        )


def _addresses(_text: str, plain: str) -> Iterator[Span]:
    numbered = _FIGURE.search(plain)
    if numbered:
        yield from (found.span() for found in ON_EARTH.finditer(plain))
    if not (_holds(plain, _STREET_SIGNS) and ANY_STREET.search(plain)):
        return
    for found in (ADDRESS if numbered else SPELT_ADDRESS).finditer(plain):
        if not _is_public(plain, found.span()):
            yield found.span()
    hamlets = [found.span() for found in HAMLET.finditer(plain)]
    if hamlets and not PUBLIC.search(plain):
        yield from hamlets
    if numbered and HOME.search(plain):
        yield from (found.span() for found in DOOR.finditer(plain))


def _children(text: str, plain: str) -> Iterator[Span]:
    if not _holds(plain, _SCHOOL_SIGNS):
        return
    child, leaves = CHILD.search(plain), LEAVES.search(plain)
    told = child or leaves or CLASS.search(plain)
    for found in SCHOOL.finditer(text) if told else ():
        if NAMED.match(text[found.end() :]) or (child and leaves):
            yield found.span()
    yield from (found.span() for found in SCHOOLED.finditer(text) if told)
    yield from (found.span() for found in ALONE.finditer(plain))


def _names(text: str, plain: str) -> Iterator[Span]:
    if _holds(plain, _PLATE_SIGNS):
        yield from (found.span() for found in PLATE.finditer(plain))
    for found in FULL_NAME.finditer(text):
        if not NOT_A_NAME.match(found.group()) and _is_placed(text, plain, found.span()):
            yield found.span()


def _is_placed(text: str, plain: str, name: Span) -> bool:
    """Whether something around a full name tells where the person lives, works, or how one is called."""
    if LIVES.search(plain[max(0, name[0] - 40) : name[1] + _NEAR]) or CALLED.search(plain[: name[0]]):
        return True
    return bool(HIS_PLACE.match(text[name[1] :]) and not NAMED_AFTER.search(text[: name[0]]))


def _is_public(plain: str, span: Span) -> bool:
    """Whether what stands around says an organisation, and nothing says a home."""
    before, after = plain[max(0, span[0] - _NEAR) : span[0]], plain[span[1] : span[1] + 40]
    if FILE_NUMBER.search(before):
        return True
    if PRIVATE.search(before) or PRIVATE.search(after):
        return False
    public = OFFICIAL if MOBILE.match(plain[span[0] : span[1]]) else PUBLIC
    return bool(public.search(before) or public.search(after))


_SEARCHES: tuple[Callable[[str, str], Iterator[Span]], ...] = (
    _phones,
    _emails,
    _accounts,
    _addresses,
    _children,
    _names,
)
