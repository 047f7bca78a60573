"""What a house chooses for a circle that it keeps."""

from datetime import time

import pytest

from entrepairs.community.actions.circles import open_circle
from entrepairs.community.models import Circle
from entrepairs.community.tests.talking import CHARTER, circle_of
from tests.sources import PACKAGE

pytestmark = pytest.mark.django_db


def test_a_new_circle_reads_first_messages_first_unless_its_house_says_otherwise(house, elena, desk):
    said = {"name": "Le matin", "purpose": "se lever", "days": [0], "opens": time(9), "closes": time(12)}
    assert open_circle(house, CHARTER, by=elena, **said).first_are_held
    other = circle_of(house, elena, first_are_held=False)

    new, kept = (f"/maisons/{house.pk}/cercles/{one}/" for one in ("nouveau", other.pk))
    box = [desk(elena).get(page).content.decode().split('name="first_are_held"')[1] for page in (new, kept)]

    assert ["checked" in one.split(">")[0] for one in box] == [True, False]
    assert not Circle.objects.get(pk=other.pk).first_are_held


def test_no_page_of_the_circles_begins_a_talk_between_two_people():
    """ADR 0026: it would have to wait until both are welcomed."""
    files = [file for file in (PACKAGE / "community").rglob("*.py") if "tests" not in file.parts]

    for way in ("accompaniment.actions", "accompaniment.models"):
        assert [file.name for file in files if way in file.read_text("utf-8")] == []
