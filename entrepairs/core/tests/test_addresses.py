"""Found by their first word, pages are the same ones, and so are the absent ones."""

from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import NoReverseMatch, Resolver404, URLResolver, include, path, reverse
from django.urls.resolvers import RoutePattern

from entrepairs.core.addresses import ByFirstWord, Pattern, address
from entrepairs.urls import urlpatterns


def _page(_request: object) -> HttpResponse:
    return HttpResponse()


def _named(name: str, *routes: str) -> list[Pattern]:
    return [path(route, _page, name=f"{name}-{n}") for n, route in enumerate(routes)]


PAGES: list[Pattern] = [
    path("", include((_named("a", "", "lieux/", "lieux/<uuid:pk>/", "<slug:word>/"), "one"))),
    path("", include((_named("b", "lieux/proches/", "seul", "cercles/<uuid:pk>/"), "two"))),
    path("loin/", include((_named("c", "", "lieux/"), "three"))),
]
KEY = UUID("0000aaaa-0000-4000-8000-000000000000")
WORDS = [
    "",
    "lieux/",
    f"lieux/{KEY}/",
    "lieux/proches/",
    "autre/",
    "seul",
    f"cercles/{KEY}/",
    "loin/",
    "loin/lieux/",
]


@pytest.mark.parametrize("word", WORDS)
def test_an_address_leads_where_it_led(word: str) -> None:
    usual, quick = URLResolver(RoutePattern(""), PAGES).resolve(word), ByFirstWord(PAGES).resolve(word)

    assert (quick.view_name, quick.kwargs, quick.route) == (usual.view_name, usual.kwargs, usual.route)
    assert quick.namespaces == usual.namespaces


@pytest.mark.parametrize("word", ["lieux", "rien/du/tout/", "cercles/x/", "//", "lieux//"])
def test_an_absent_page_is_absent(word: str) -> None:
    with pytest.raises(Resolver404) as quick:
        ByFirstWord(PAGES).resolve(word)
    with pytest.raises(Resolver404) as usual:
        URLResolver(RoutePattern(""), PAGES).resolve(word)

    assert quick.value.args[0]["path"] == usual.value.args[0]["path"]


def test_the_pages_of_the_site_are_those_that_they_were() -> None:
    (site,) = urlpatterns
    found = [address for address in map(_address, _names(site)) if address]

    assert len(found) > 50
    for one in found:
        assert site.resolve(one).func == URLResolver.resolve(site, one).func


def _names(site: URLResolver) -> list[str]:
    spaces = [(f"{space}:", resolver) for space, (_at, resolver) in site.namespace_dict.items()]
    return [
        f"{space}{name}" for space, one in [("", site), *spaces] for name in one.reverse_dict if isinstance(name, str)
    ]


def _address(name: str) -> str | None:
    """Without its first stroke; None for a page that is about something."""
    try:
        return reverse(name)[1:]
    except NoReverseMatch:
        return None


def test_the_address_of_a_row_is_the_one_that_django_gives():
    for name in ("community:thread", "community:circle"):
        assert [address(name, key) for key in (KEY, UUID(int=1))] == [
            reverse(name, args=[k]) for k in (KEY, UUID(int=1))
        ]
    with pytest.raises(NoReverseMatch):
        address("community:nowhere", KEY)
