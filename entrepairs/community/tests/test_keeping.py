"""What a house chooses for a circle that it keeps."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from entrepairs.community.actions.circles import REVIEWED_AFTER, open_circle, write_charter
from entrepairs.community.models import Charter, Circle
from entrepairs.community.tasks import remind_of_charters
from entrepairs.community.tests.talking import CHARTER, circle_of
from entrepairs.core.clock import at, now
from entrepairs.people.models import Notice
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role
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


def typed(circle, **said):
    """What the page of a circle sends."""
    hours = {"days": [str(day) for day in circle.days], "opens": "09:00", "closes": "21:00", "out_of_hours": "ouvert"}
    shown = {"name": circle.name, "purpose": circle.purpose, "audience": circle.audience, "readers": circle.readers}
    return shown | hours | {"charter": circle.charter_text} | said


def told():
    return sorted(Notice.objects.filter(kind="circle_charter").values_list("person__pseudonym", flat=True))


@pytest.fixture
def review(circle, elena, desk):
    """Chosen on the page, in thirty days."""
    day = localdate(now()) + timedelta(days=30)
    desk(elena).post(f"/maisons/{circle.structure_id}/cercles/{circle.pk}/", typed(circle, review_on=day.isoformat()))
    return day


def on(day):
    return at(datetime.combine(day, time(12), UTC))


def test_the_house_chooses_when_its_charter_is_read_again(circle, review, elena, bruno, desk):
    charter = Charter.objects.get()
    assert (charter.version, charter.review_on) == (1, review), "nobody is asked again for a day that changes"
    where = f"/maisons/{circle.structure_id}/cercles/{circle.pk}/"

    past = desk(elena).post(where, typed(circle, review_on="2020-01-01"))
    desk(elena).post(where, typed(circle, charter="On écoute, sans hâte.", review_on=""))

    assert past.status_code == 422 and "un jour à venir" in past.content.decode()
    assert Charter.objects.first().review_on == localdate(now()) + REVIEWED_AFTER


def test_the_team_is_told_once_when_the_day_has_come(circle, review, elena, bruno, house, person):
    driss = person("Driss")
    accept_role(give_role(house, driss, Role.Name.FACILITATOR, by=elena), by=driss)
    with on(review - timedelta(days=1)):
        remind_of_charters.call()
    assert told() == []

    for later in (0, 1):
        with on(review + timedelta(days=later)):
            remind_of_charters.call()
            Notice.objects.update(read_at=now())

    assert told() == ["Driss", "Elena"]


def test_the_page_says_it_to_the_team_alone_until_it_is_kept_or_changed(circle, review, elena, bruno, desk, browser_of):
    said = "La charte est à relire"
    with on(review):
        remind_of_charters.call()
        pages = [one.get(circle.get_absolute_url()) for one in (Client(), browser_of(bruno), desk(elena))]
        kept = {"review_on": (review + timedelta(days=60)).isoformat()}
        desk(elena).post(f"/maisons/{circle.structure_id}/cercles/{circle.pk}/", typed(circle, **kept))
        after = desk(elena).get(circle.get_absolute_url()).content.decode()

    assert [said in page.content.decode() for page in pages] == [False, False, True] and said not in after
    with on(review + timedelta(days=60)):
        Notice.objects.all().delete()
        remind_of_charters.call()
    assert told() == ["Elena"]


def test_a_version_that_was_replaced_reminds_nobody(circle, review, elena):
    write_charter(circle, "Une autre.", by=elena)
    with on(review):
        remind_of_charters.call()
    assert told() == []
