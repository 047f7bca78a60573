"""An Atom feed (RFC 4287) of public gatherings: what comes, in the order in which it comes. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from entrepairs.core.texts import clean

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class AtomEntry:
    """One gathering. `key`: a UUID, which names it for ever. `changed_at`: aware. `summary`: when and where."""

    key: str
    title: str
    url: str
    summary: str
    changed_at: datetime


def atom_feed(title: str, url: str, page: str, entries: Iterable[AtomEntry], *, empty_at: datetime) -> bytes:
    """The document, in UTF-8. `url`: its own address, `page`: what it follows. `empty_at`: its date without entries."""
    rows = list(entries)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": "fr"})
    _text(feed, "id", url)
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((one.changed_at for one in rows), default=empty_at)))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": url})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(SubElement(feed, "author"), "name", title)
    for one in rows:
        entry = SubElement(feed, "entry")
        _text(entry, "id", f"urn:uuid:{one.key}")
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.changed_at))
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": one.url})
        _text(entry, "summary", one.summary)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = clean(text)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
