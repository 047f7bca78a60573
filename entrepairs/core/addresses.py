"""Pages found by the first word of their address: a site of four hundred pages tries twenty of them, not all. And the
addresses of rows, found once for all the rows of a page."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver, reverse
from django.urls.resolvers import RoutePattern

Pattern = URLPattern | URLResolver
SOME_ROW = UUID(int=0)


def address(name: str, key: UUID) -> str:
    """Of the page of one row, as `reverse` gives it: only its key changes. NoReverseMatch: there is no such page."""
    before, after = _around_key(name, settings.ROOT_URLCONF)
    return f"{before}{key}{after}"


@cache
def _around_key(name: str, doors: str) -> tuple[str, str]:
    before, _key, after = reverse(name, doors, [SOME_ROW]).partition(str(SOME_ROW))
    return before, after


class ByFirstWord(URLResolver):
    """The same pages as `patterns`, in the same order, whatever leads to them; reversed as always."""

    def __init__(self, patterns: list[Pattern]) -> None:
        super().__init__(RoutePattern(""), patterns)

    def resolve(self, path: str) -> ResolverMatch:
        """Resolver404 as Django gives it, with all that was tried."""
        word = path.partition("/")[0]
        try:
            return self.by_word.get(word, self.others).resolve(path)
        except Resolver404:
            return super().resolve(path)

    @cached_property
    def others(self) -> URLResolver:
        """Pages whose first word is not always the same."""
        return URLResolver(RoutePattern(""), list(_beginning("", self.url_patterns)))

    @cached_property
    def by_word(self) -> dict[str, URLResolver]:
        words = {word for word in _words(self.url_patterns) if word}
        return {word: URLResolver(RoutePattern(""), list(_beginning(word, self.url_patterns))) for word in words}


def _word(pattern: Pattern) -> str:
    """« lieux » of « lieux/<uuid:pk>/ », "" when it varies or is empty."""
    route = str(pattern.pattern) if isinstance(pattern.pattern, RoutePattern) else ""
    word, slash, _rest = route.partition("/")
    return word if slash and "<" not in word else ""


def _words(patterns: Iterable[Pattern]) -> Iterator[str]:
    for pattern in patterns:
        yield _word(pattern)
        if isinstance(pattern, URLResolver) and not str(pattern.pattern):
            yield from _words(pattern.url_patterns)


def _beginning(word: str, patterns: Iterable[Pattern]) -> Iterator[Pattern]:
    """Those that may answer an address that begins with this word; what is included under no word is looked into."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and not str(pattern.pattern):
            yield from _narrowed(pattern, list(_beginning(word, pattern.url_patterns)))
        elif _word(pattern) in ("", word):
            yield pattern


def _narrowed(resolver: URLResolver, patterns: list[Any]) -> Iterator[URLResolver]:
    if patterns:
        yield URLResolver(resolver.pattern, patterns, resolver.default_kwargs, resolver.app_name, resolver.namespace)
