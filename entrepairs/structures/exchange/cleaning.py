"""One cell of a list, made fit for a page: short, plain, of the expected shape. Pure; refusals name the column."""

import re
from collections.abc import Callable
from datetime import date, datetime
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from entrepairs.core.texts import clean
from entrepairs.structures.exchange.rows import RowRefused

LONGEST = {"name": 120, "category": 120, "address": 200, "audience": 200, "website": 200, "email": 254, "phone": 30}
LONGEST_PRESENTATION = 2_000
MANY_KEYS = 30

_TAG = re.compile(r"<\s*[/!?]?\s*[a-zA-Z]")
_PHONE = re.compile(r"\+?[0-9][0-9 .()/-]{2,28}")
_EMAIL = re.compile(r"[^@\s,;<>\"']{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+")
_WEBSITE = re.compile(r"https?://[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"]*)?")
_KEY = re.compile(r"[^a-z0-9]+")


def line(text: object, column: str, longest: int = 200) -> str:
    """One line: spaces joined, control characters dropped. Refuses HTML, and what is longer than `longest`."""
    said = " ".join(clean(str(text or "")).split())
    if len(said) > longest:
        raise RowRefused(
            column,
            _("Ce texte a %(n)d signes : c’est plus que %(most)d. Raccourcissez-le.")
            % {"n": len(said), "most": longest},
        )
    if _TAG.search(said):
        raise RowRefused(column, _("Il y a des balises HTML dans ce texte. Écrivez-le sans balises."))
    return said


def required(text: object, column: str, longest: int = 200) -> str:
    """A line that cannot be empty."""
    said = line(text, column, longest)
    if not said:
        raise RowRefused(column, _("La colonne « %(column)s » est vide. Remplissez-la.") % {"column": column})
    return said


def phone(text: object, column: str) -> str:
    """« 0474522911 » is written « 04 74 52 29 11 »; other countries as they are."""
    said = line(text, column, LONGEST["phone"])
    digits = re.sub(r"\D", "", said)
    if len(digits) == 10 and digits[0] == "0" and not said.startswith("+"):
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    if said and not _PHONE.fullmatch(said):
        raise RowRefused(column, _("Ce n’est pas un numéro de téléphone. Écrivez un seul numéro, en chiffres."))
    return said


def email(text: object, column: str) -> str:
    said = line(text, column, LONGEST["email"])
    if said and not _EMAIL.fullmatch(said):
        raise RowRefused(column, _("Ce n’est pas une adresse de courriel. Écrivez par exemple contact@exemple.fr."))
    return said


def website(text: object, column: str) -> str:
    """A web address; « www.exemple.fr » is completed."""
    said = line(text, column, LONGEST["website"])
    if said and "://" not in said:
        said = f"https://{said}"
    if said and not _WEBSITE.fullmatch(said):
        raise RowRefused(column, _("Ce n’est pas une adresse de site. Écrivez par exemple https://exemple.fr."))
    return said


def day(text: object, column: str) -> date | None:
    """« 2026-11-01 » or « 01/11/2026 »; None when it is empty."""
    said = line(text, column)[:10]
    for shape in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            found = datetime.strptime(said, shape).date()  # noqa: DTZ007 - a day, without a clock
        except ValueError:
            continue
        if found.year >= 1900:
            return found
    if said:
        raise RowRefused(column, _("Ce n’est pas une date. Écrivez-la ainsi : 2026-11-01."))
    return None


def keys(text: object, column: str) -> list[str]:
    """« troubles-psychiques;isolement »: each once, as keys, in their order."""
    parts = [_KEY.sub("-", part.strip().lower()).strip("-") for part in split(line(text, column, 1_000))]
    return list(dict.fromkeys(part for part in parts if part))[:MANY_KEYS]


def split(text: str) -> list[str]:
    """Parts of a list in one cell, between semicolons, commas or bars."""
    return [part.strip() for part in re.split(r"[;,|]", text) if part.strip()]


def longer_text(text: object) -> str:
    """A presentation: HTML turned into words, lines kept, at most 2,000 characters, cut at a word."""
    said = clean(_words_of(str(text or "")))
    said = re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(row.split()) for row in said.split("\n"))).strip()
    if len(said) <= LONGEST_PRESENTATION:
        return said
    return said[: LONGEST_PRESENTATION - 1].rsplit(" ", 1)[0] + "…"


def lenient(read: Callable[[object, str], str], text: object) -> str:
    """The same cell in a list that a machine made: what is not of the expected shape is left aside, not refused."""
    try:
        return read(text, "")
    except RowRefused:
        return ""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in {"p", "br", "li", "div", "h1", "h2", "h3"}:
            self.parts.append("\n")


def _words_of(text: str) -> str:
    if not _TAG.search(text):
        return text
    parser = _Words()
    parser.feed(text[: LONGEST_PRESENTATION * 20])
    parser.close()
    return "".join(parser.parts)
