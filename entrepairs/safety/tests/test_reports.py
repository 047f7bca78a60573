"""« Signaler » and « Je m’inquiète »: open to all, sealed, told once; three members hide a thing, never a person."""

import pytest
from django.db import connection

from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.models import Concern, Decision, Look, Report
from entrepairs.safety.tests.told import HOW, WORDS, hidden_by_three, report, settled, worry
from entrepairs.testimonies.models import Testimony
from entrepairs.testimonies.tests.stories import draft, fresh, house_of, published
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(elena, bruno):
    return published(bruno, house_of(elena), elena)


def test_a_report_keeps_the_words_as_they_were_and_puts_them_before_a_human(story, farid):
    sent = report(story, farid)

    look = Look.objects.get()
    assert (look.kind, look.object_id, look.queue, look.because) == ("testimony", story.pk, "jaune", "signalement")
    assert sent.look == look
    assert story.public_text in sent.snapshot and sent.words == WORDS


def test_nothing_in_the_database_says_who_told_nor_what(story, farid):
    report(story, farid, email="farid@exemple.fr")
    worry(story, farid)

    for model in (Report, Concern):
        cells = [cell for row in model.objects.values_list() for cell in row]
        plain = b" ".join(bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in cells)
        for trace in (str(farid.pk), farid.pk.hex, "Farid", "farid@", WORDS, HOW, story.public_text):
            assert trace.encode() not in plain
    assert not Entry.objects.filter(kind__in=["safety.Report", "safety.Concern"]).exclude(actor=None, about=None)


def test_the_author_is_told_nothing_of_a_report(story, bruno, farid):
    before = Notice.objects.filter(person=bruno).count()
    report(story, farid)
    worry(story, farid)

    assert Notice.objects.filter(person=bruno).count() == before
    assert fresh(story).measure == "laisser"


def test_the_same_form_and_the_same_person_make_one_report(story, farid):
    key = new_id()
    first = report(story, farid, key=key)
    assert report(story, farid, key=key) == first
    assert report(story, farid, words="la dernière ligne aussi") == first

    assert Report.objects.count() == 1
    told = Report.objects.select_related("data_key").get()
    assert WORDS in told.words and "la dernière ligne aussi" in told.words


def test_three_distinct_members_hide_the_story_and_nothing_of_the_person(story, bruno, person, browser_of, client):
    for name in ("Nora", "Omar"):
        report(story, settled(person(name)))
    assert client.get(f"/histoires/{story.pk}/").status_code == 200

    report(story, settled(person("Paul")))
    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    hidden_by_three()

    assert client.get(f"/histoires/{story.pk}/").status_code == 404
    assert fresh(story).state == Testimony.State.PUBLISHED
    assert browser_of(bruno).get(f"/mes-histoires/{story.pk}/").status_code == 200
    held = Decision.objects.get()
    assert (held.measure, held.by_human, held.decided_by, held.author) == ("limite", False, None, bruno)


def test_strangers_and_accounts_of_the_day_hide_nothing(story, person, client):
    for n in range(5):
        report(story)
        report(story, person(f"Neuf-{n}"))

    assert client.get(f"/histoires/{story.pk}/").status_code == 200
    assert not Decision.objects.exists()


def test_forty_reports_change_nothing_more_than_three(story, person, bruno, browser_of):
    for n in range(40):
        story.refresh_from_db()
        if fresh(story).measure == "laisser":
            report(story, settled(person(f"Voix-{n}")))
            hidden_by_three()

    assert Decision.objects.count() == 1 and Look.objects.count() == 1
    assert browser_of(bruno).get("/mon-espace/").status_code == 200


def test_what_one_cannot_see_one_cannot_report(bruno, farid):
    story = draft(bruno)

    with pytest.raises(Refused):
        report(story, farid)
    with pytest.raises(Refused):
        send_report(Shown("rien", story.pk), "autre", "mots", new_id(), by=farid)
    assert not Look.objects.exists()


def test_a_limit_says_when_one_can_write_again(elena, bruno, farid):
    house = house_of(elena)
    for n in range(10):
        report(published(bruno, house, elena, title=f"Porte {n}"), farid)

    with pytest.raises(Refused, match=r"\d\sh\b") as refused:
        report(published(bruno, house, elena, title="Une de plus"), farid)
    assert refused.value.next_step == "/besoin-d-aide/"


@pytest.mark.parametrize(
    ("boxes", "queue"),
    [({}, "orange"), ({"is_now": True}, "rouge"), ({"how": "Il va se pendre ce soir, il me l’a écrit."}, "rouge")],
)
def test_a_concern_is_red_when_it_is_near_and_orange_otherwise(story, boxes, queue):
    worry(story, **boxes)

    assert (Look.objects.get().queue, Look.objects.get().because) == (queue, "inquietude")


@pytest.mark.django_db(transaction=True)
def test_three_at_the_same_moment_hide_once(story, person):
    people = [settled(person(name)) for name in ("Nora", "Omar", "Paul")]

    at_once(*[lambda one=one: report(story, one) for one in people])

    hidden_by_three()
    assert Decision.objects.count() == 1 and Report.objects.count() == 3
    assert fresh(story).measure == "limite"


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_twice_at_the_same_moment_tells_once(story, farid):
    key = new_id()

    at_once(*[lambda: report(story, farid, key=key)] * 2)

    assert Report.objects.count() == 1
    connection.close()
