"""What comes, for a reader of feeds."""

from datetime import datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from entrepairs.agenda.models.programme import Audience
from entrepairs.agenda.tests.gathered import planned

pytestmark = pytest.mark.django_db
NS = {"a": "http://www.w3.org/2005/Atom"}


def feed(address):
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314 - our own words


def titles(found):
    return [one.text for one in found.findall("a:entry/a:title", NS)]


def test_the_feed_says_what_is_for_everybody_and_nothing_else(house, elena):
    planned(house, by=elena, title="Marche <douce> & café")
    planned(house, by=elena, title="Entre membres", audience=Audience.MEMBERS)

    for address in (f"/maisons/{house.pk}/agenda.atom", "/rencontres.atom"):
        assert titles(feed(address)) == ["Marche <douce> & café"]


def test_the_feed_is_what_rfc_4287_asks(house, elena):
    planned(house, by=elena, title="Marche\x0b douce")
    found = feed(f"/maisons/{house.pk}/agenda.atom")
    entry = found.find("a:entry", NS)

    for parent in (found, entry):
        assert all(parent.findtext(f"a:{name}", namespaces=NS) for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(parent.findtext("a:updated", namespaces=NS))
    assert found.find("a:link[@rel='self']", NS).get("href").startswith("http")
    assert entry.findtext("a:id", namespaces=NS).startswith("urn:uuid:")


def test_a_house_without_gatherings_has_an_empty_feed_and_no_house_has_none(house):
    assert titles(feed(f"/maisons/{house.pk}/agenda.atom")) == []
    assert Client().get(f"/maisons/{'0' * 8}-0000-4000-8000-{'0' * 12}/agenda.atom").status_code == 404
