"""Who is asked again for their yes reads that the charter changed, and what changed."""

import pytest

from entrepairs.community.actions.circles import write_charter
from entrepairs.community.charters import sentences
from entrepairs.community.tests.talking import begun, circle_of

pytestmark = pytest.mark.django_db
FIRST = "On écoute sans juger. On ne donne pas de conseil !"
SECOND = "On écoute sans juger.\n- On parle de soi."


@pytest.fixture
def circle(house, elena):
    circle = circle_of(house, elena)
    write_charter(circle, FIRST, by=elena)
    return circle


def test_a_new_version_says_what_is_new_and_what_is_gone(circle, elena, bruno, browser_of):
    thread, browser = begun(circle, bruno), browser_of(bruno)
    pages = [thread.get_absolute_url(), f"{circle.get_absolute_url()}ecrire/"]
    assert "a changé" not in browser.get(pages[0]).content.decode()

    write_charter(circle, SECOND, by=elena)

    for one in pages:
        said = browser.get(one).content.decode().split("La charte de ce cercle a changé")[1].split("<details")[0]
        assert "Vous aviez dit oui à une autre version, le" in said
        assert said.index("Ce qui est nouveau") < said.index("<li>On parle de soi.</li>")
        assert said.index("Ce qui n’y est plus") < said.index("<li>On ne donne pas de conseil !</li>")
        assert "On écoute sans juger." not in said


def test_only_another_order_is_said_to_be_one(circle, elena, bruno, browser_of):
    begun(circle, bruno)
    write_charter(circle, "\n".join(reversed(sentences(FIRST))), by=elena)

    assert "Leur ordre a changé." in browser_of(bruno).get(f"{circle.get_absolute_url()}ecrire/").content.decode()


def test_who_never_said_yes_there_reads_the_charter_as_it_is(circle, bruno, farid, elena, browser_of):
    begun(circle_of(circle.structure, elena, name="Ailleurs"), farid)
    thread = begun(circle, bruno)

    for one in (thread.get_absolute_url(), f"{circle.get_absolute_url()}ecrire/"):
        page = browser_of(farid).get(one).content.decode()
        assert FIRST.split(".")[0] in page and "a changé" not in page
