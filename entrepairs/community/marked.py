"""What may be marked in a message: bold, italics, lists, quotes, links whose address is seen. Nothing else. Pure.

The parser (CommonMark, markdown-it-py) only reads; every tag that goes out is written here, one by one, so that no
other can. Images, HTML and headings stay as they were typed. A link shows where it leads, in ASCII: a Cyrillic letter
cannot pass for a Latin one."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

BLOCKS = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote"}
INLINES = {"strong": "strong", "em": "em"}
BREAKS = ("softbreak", "hardbreak")
DEEPEST = 12
"""Quotes in lists in quotes: beyond, the signs stay as they were typed."""
MOST_BRACKETS = 30
"""Of « [ » in a message: for each, the parser looks through all that follows. Beyond, none begins a link, and
addresses alone become links."""
LONGEST_START = 4
"""Digits of the number that begins a list."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SIGNS = "*_[]<>`\\\t\r\f\v\0"
_ITEM = re.compile(r"^ *(?:[-+]|\d+[.)])", re.MULTILINE)
_BLANK = re.compile(r"\n *(?:\n *)+")
_BARE = re.compile(r"https?://[^\s<>\"'«»]+[^\s<>\"'«».,;:!?()\[\]…*_]", re.IGNORECASE)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the name that the library calls
        """The web only: no script, no file, no page of this site that would do something."""
        return bool(_WEB.match(url.strip()))


_READ = {"html": False, "maxNesting": DEEPEST + 2}
"""One level more than what is kept, which says that it was too deep: the parser drops what is deeper still."""
_NESTED, _LINKS = ["list", "blockquote"], ["link"]


@cache
def _parser(*rules: str) -> MarkdownIt:
    return _Parser("zero", _READ).enable(["newline", "emphasis", *rules])


def marked(text: str) -> SafeString:
    """As it is shown. Only p, br, strong, em, ul, ol, li, blockquote and a."""
    if (simple := _paragraphs(text)) is not None:
        return mark_safe("".join(f"<p>{'<br>'.join(map(escape, lines))}</p>" for lines in simple))
    return mark_safe("".join(_blocks(_read(text))))


def plain(text: str) -> str:
    """The same without the signs, as the triage and the search read it; addresses stay."""
    if (simple := _paragraphs(text)) is not None:
        return "\n\n".join("\n".join(lines) for lines in simple)
    return "\n\n".join(_plain(token.children or []) for token in _read(text) if token.type == "inline")


def _paragraphs(text: str) -> list[list[str]] | None:
    """The lines of each paragraph, when nothing is marked; None when the parser must read it. Most messages are so, and
    a page has twenty-five of them: the parser takes fifty times as long."""
    if "://" in text or any(sign in text for sign in _SIGNS) or _ITEM.search(text):
        return None
    whole = text.strip(" \n")
    return [[line.strip(" ") for line in part.strip().split("\n")] for part in _BLANK.split(whole)] if whole else []


def _read(text: str) -> list[Token]:
    links = _LINKS if text.count("[") <= MOST_BRACKETS else []
    tokens = _parser(*links, *_NESTED).parse(text)
    return tokens if all(token.level <= DEEPEST for token in tokens) else _parser(*links).parse(text)


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        kind, _under, side = token.type.rpartition("_")
        if token.type == "inline":
            yield from _inside(token.children or [])
        elif kind in BLOCKS and not token.hidden:
            yield f"</{BLOCKS[kind]}>" if side == "close" else f"<{BLOCKS[kind]}{_start(token)}>"


def _start(token: Token) -> str:
    """A list may begin at another number than one."""
    first = str(token.attrs.get("start", ""))
    return f' start="{first}"' if first.isdecimal() and len(first) <= LONGEST_START else ""


def _inside(tokens: Iterable[Token]) -> Iterator[str]:
    link: Token | None = None
    for token in tokens:
        kind, _under, side = token.type.rpartition("_")
        if kind == "link":
            if link is not None:
                yield f" ({_link(link)})"
            link = token if side == "open" else None
        elif kind in INLINES:
            yield f"</{INLINES[kind]}>" if side == "close" else f"<{INLINES[kind]}>"
        elif token.type in BREAKS:
            yield "<br>"
        else:
            yield escape(token.content) if link else "".join(_with_links(token.content))


def _with_links(text: str) -> Iterator[str]:
    """Addresses typed as they are become links."""
    end = 0
    for found in _BARE.finditer(text):
        yield escape(text[end : found.start()])
        yield _anchor(_parser().normalizeLink(found.group()))
        end = found.end()
    yield escape(text[end:])


def _link(token: Token) -> str:
    """Where it leads, and the title that somebody gave it: nothing is hidden."""
    title = str(token.attrs.get("title", ""))
    return _anchor(str(token.attrs["href"])) + (f" {escape(title)}" if title else "")


def _anchor(address: str) -> str:
    shown = escape(address)
    return f'<a href="{shown}" rel="nofollow noopener ugc">{shown}</a>'


def _plain(tokens: Iterable[Token]) -> str:
    said, link = "", None
    for token in tokens:
        if token.type == "link_close" and link is not None:
            said += " ".join(filter(None, [f" ({link['href']}", str(link.get("title", ""))])) + ")"
        link = token.attrs if token.type == "link_open" else None if token.type == "link_close" else link
        said += "\n" if token.type in BREAKS else token.content
    return said
