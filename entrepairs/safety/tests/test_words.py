"""What the watch writes to someone: begun from a text, changed, signed by the team; the day after; the sheet."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entrepairs.community.tests.talking import DANGER, begun, circle_of, last_words_gone, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.models import DataKey
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.people.models import Notice
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.actions.words import follow_otherwise, keep_incident, write_to_author
from entrepairs.safety.answers import beginnings, left_in, text_of
from entrepairs.safety.models import Incident, Look, TeamWord
from entrepairs.safety.queues import ORDER
from entrepairs.safety.tasks.watch import erase_old_looks
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
BODY = "Bonjour. Nous avons lu vos mots, et nous pensons à vous."
SHEET = {"seen": "Des adieux écrits.", "done": "Écrit, puis appelé.", "told": "Le 15, elle le savait."}
NOON = datetime(2026, 3, 3, 11, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena)


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss


def red(circle, by, watch, other, **said):
    look = taken(Look.objects.open().get(object_id=begun(circle, by, DANGER, **said).posts.get().pk), by=watch)
    be_second(look, by=other)
    return look


def over(look, by, moment=None):
    finish_look(look, Look.Outcome.SUPPORTED, by=by)
    if moment:
        Look.objects.filter(pk=look.pk).update(done_at=moment)
    look.refresh_from_db()
    return look


def test_every_beginning_is_warm_and_asks_to_be_changed_or_can_be_sent():
    for one in beginnings("rouge"):
        text = text_of(one.key, "FR")
        assert text and "{" not in text and set(one.queues) <= set(ORDER)
        assert not re.search(" [:;?!]|« ", text)
    assert "3114" in text_of("danger", "FR") and "3114" not in text_of("danger", "BE")
    assert text_of("rien", "FR") == "" and left_in("avec [un mot]") == "[un mot]"


def test_it_is_changed_before_it_is_sent_and_signed_by_the_team(circle, bruno, watch, farid, desk, browser_of):
    look = taken(Look.objects.open().get(object_id=begun(circle, bruno).posts.get().pk), by=watch)
    where, browser = f"/veille/{look.pk}/ecrire/", desk(watch)
    begun_with = browser.get(f"{where}?debut=numero").content.decode()
    assert "[un nom, une adresse, un numéro]" in begun_with

    unchanged = browser.post(where, {"body": text_of("numero", "FR")})
    assert unchanged.status_code == 422 and "Il reste à remplacer" in unchanged.content.decode()
    assert desk(farid).get(where).status_code == 404
    assert browser.post(where, {"body": BODY}).status_code == 303

    word = TeamWord.objects.get()
    assert Notice.objects.filter(person=bruno, kind="team_word", path=word.get_absolute_url()).exists()
    read = browser_of(bruno).get(word.get_absolute_url()).content.decode()
    assert BODY in read and "Driss" not in read
    for other in (farid, watch):
        assert browser_of(other).get(word.get_absolute_url()).status_code == 404


def test_under_an_alias_the_word_is_read_among_one_s_threads_and_names_nobody(
    circle, bruno, aicha, watch, farid, browser_of
):
    post = said_in(begun(circle, bruno), aicha, "un soir de pluie", is_hidden=True)
    word = write_to_author(taken(Look.objects.open().get(object_id=post.pk), by=watch), BODY, by=watch)

    assert word.person is None and not Notice.objects.filter(person=aicha, kind="team_word").exists()
    assert word.get_absolute_url() in browser_of(aicha).get("/mes-mots/").content.decode()
    assert BODY in browser_of(aicha).get(word.get_absolute_url()).content.decode()
    assert word.get_absolute_url() not in browser_of(farid).get("/mes-mots/").content.decode()
    assert browser_of(farid).get(word.get_absolute_url()).status_code == 404
    key = word.data_key_id
    ask_erasure(aicha, keep_shared=True, at_once=True, by=aicha)
    last_words_gone()
    assert not TeamWord.objects.exists() and not DataKey.objects.filter(pk=key).exists()


def test_nobody_writes_to_someone_without_having_taken_it(circle, bruno, watch, farid, claire):
    look = taken(Look.objects.open().get(object_id=begun(circle, bruno).posts.get().pk), by=watch)
    for someone in (farid, claire, bruno):
        with pytest.raises(Refused):
            write_to_author(look, BODY, by=someone)


def test_the_day_after_a_red_the_desk_remembers_until_someone_has_written(circle, bruno, watch, claire, desk):
    look = over(red(circle, bruno, watch, claire), watch, NOON)
    with at(NOON + timedelta(hours=2)):
        assert not Look.objects.to_follow(now())
    with at(NOON + timedelta(hours=22)):
        assert Look.objects.to_follow(now()).get() == look
        write_to_author(look, BODY, by=claire)
        assert not Look.objects.to_follow(now())
    other = over(red(circle, bruno, watch, claire), watch, now() - timedelta(days=2))
    assert "Le lendemain" in desk(claire).get("/veille/").content.decode()
    follow_otherwise(other, by=claire)
    assert "Le lendemain" not in desk(claire).get("/veille/").content.decode()


def test_the_word_of_the_day_after_is_not_forgotten_when_who_ended_the_red_leaves(circle, bruno, watch, claire):
    look = over(red(circle, bruno, watch, claire), watch, NOON)
    ask_erasure(watch, keep_shared=True, at_once=True, by=watch)

    assert Look.objects.get(pk=look.pk).done_by is None
    assert Look.objects.to_follow(NOON + timedelta(hours=22)).get() == look


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minutes=st.integers(0, 14 * 24 * 60), later=st.integers(0, 9 * 24 * 60), month=st.sampled_from([3, 10]))
def test_it_is_the_day_after_on_the_clock_of_the_house(circle, bruno, watch, claire, minutes, later, month):
    Look.objects.all().delete()
    moment = datetime(2026, month, 20, tzinfo=UTC) + timedelta(minutes=minutes)
    over(red(circle, bruno, watch, claire), watch, moment)
    then = moment + timedelta(minutes=later)

    is_another_day = moment.astimezone(PARIS).date() < then.astimezone(PARIS).date()

    assert Look.objects.to_follow(then).exists() == (is_another_day and later < 7 * 24 * 60)


def test_the_sheet_is_sealed_read_by_the_watch_alone_and_kept_a_year(circle, bruno, watch, claire, farid, desk):
    look = red(circle, bruno, watch, claire)
    where = f"/veille/{look.pk}/fiche/"
    assert desk(watch).get(where).status_code == 404
    over(look, watch)

    assert desk(watch).post(where, SHEET | {"seen": ""}).status_code == 422
    assert desk(watch).post(where, SHEET).status_code == 303
    incident = Incident.objects.get()
    assert SHEET["seen"].encode() not in bytes(incident.sealed_seen)
    assert SHEET["told"] in desk(claire).get(where).content.decode()
    assert desk(farid).get(where).status_code == 404
    with pytest.raises(Refused):
        keep_incident(look, **SHEET, by=farid)
    with at(now() + timedelta(days=366)):
        erase_old_looks.call()
    assert not Incident.objects.exists() and not DataKey.objects.filter(pk=incident.data_key_id).exists()
