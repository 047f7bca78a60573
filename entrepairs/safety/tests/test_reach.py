"""A red at night, with the person on call reached: by their browser, then by an SMS; each try is seen."""

from datetime import time, timedelta

import pytest

from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.core.webpush import new_key
from entrepairs.jobs.models import Job
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Notice
from entrepairs.safety import checks
from entrepairs.safety.actions.duty import set_watch_week
from entrepairs.safety.actions.reach import add_ringing_device, give_number
from entrepairs.safety.actions.watchers import end_watch
from entrepairs.safety.models import CallNumber, CallStep, Look, RingingDevice, Watcher
from entrepairs.safety.tasks.watch import call_for_reds
from entrepairs.safety.tests.rung import Browser, command, push_service, said_to
from entrepairs.safety.tests.test_watch_calls import NIGHT
from entrepairs.safety.tests.watched import put, taken, watching
from entrepairs.testimonies.tests.stories import published

pytestmark = pytest.mark.django_db
WORDS = "Entrepairs\u00a0: quelqu’un vous attend."


@pytest.fixture
def service(settings):
    with push_service() as found:
        settings.PUSH_KEY, settings.PUSH_SERVICES = new_key(), [found.origin]
        yield found


@pytest.fixture
def sms(settings, tmp_path):
    settings.SMS_COMMAND, said = command(tmp_path)
    return said


@pytest.fixture
def red(house, elena, bruno, driss):
    watching(driss, by=elena, on_call=True)
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=driss)
    with at(NIGHT):
        return put(published(bruno, house, elena))


def night(minutes=0):
    """What the worker does at that moment."""
    with at(NIGHT + timedelta(minutes=minutes)):
        call_for_reds.call()
        run_due(strict=False)


def steps():
    return sorted((step.channel, step.worked) for step in CallStep.objects.all())


def test_the_browser_rings_at_once_then_an_sms_leaves_if_nobody_comes(red, driss, service, sms):
    browser = Browser(f"{service.origin}/abonne/1?x=y")
    add_ringing_device(browser.subscription, "Firefox sur Android", by=driss)
    give_number("+33612345678", by=driss)

    night()
    assert steps() == [("sonnerie", True)] and said_to(sms) == []
    headers, body = service.sent[0]
    assert browser.opened(body) == WORDS
    assert headers["Authorization"].startswith("vapid t=") and headers["Urgency"] == "high"

    night(minutes=6)
    arguments, given, environment = said_to(sms)[0]
    assert (arguments, given) == ([], f"+33612345678\n{WORDS}\n")
    assert not {"CLES_FICHIER", "CLE_SECRETE", "DJANGO_SETTINGS_MODULE"} & set(environment)
    assert steps() == [("sms", True), ("sonnerie", True)]


def test_once_someone_has_taken_it_no_sms_leaves(red, driss, service, sms):
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    night()
    taken(red, by=driss)

    night(minutes=6)

    assert said_to(sms) == []


def test_without_a_browser_the_sms_leaves_at_once(red, driss, sms):
    give_number("+33612345678", by=driss)

    night()

    assert len(said_to(sms)) == 1


def test_a_command_that_fails_is_seen_tried_again_and_told_by_doctor(red, driss, settings, tmp_path, caplog):
    settings.SMS_COMMAND, said = command(tmp_path, "sys.exit(3)")
    give_number("+33612345678", by=driss)
    night()

    assert steps() == [("sms", False)] and Job.objects.filter(name__endswith="reach.text").exists()
    with at(NIGHT + timedelta(minutes=2)):
        assert any(found.serious and "SMS" in found.fact for found in checks.check())
    night(minutes=2)
    assert len(said_to(said)) == 2
    told = caplog.text + str(list(Job.objects.values()))
    assert "612345678" not in told
    settings.SMS_COMMAND, said = command(tmp_path)
    night(minutes=10)
    with at(NIGHT + timedelta(minutes=11)):
        assert not any(found.serious for found in checks.check())


@pytest.mark.parametrize("line", ["/nulle/part/envoyer", "sh -c 'sleep 60; true'", "envoyer 'sans fin"])
def test_a_command_that_is_absent_or_hangs_does_not_stop_the_night(red, driss, settings, monkeypatch, line):
    monkeypatch.setattr("entrepairs.safety.ringing.LONGEST_COMMAND", 0.2)
    settings.SMS_COMMAND = line
    give_number("+33612345678; rm -rf .", by=driss)

    night()

    assert steps() == [("sms", False)]


def test_a_browser_that_is_gone_is_forgotten_and_the_sms_comes_at_once(red, driss, service, sms):
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    service.answer = 410

    night()

    assert steps() == [("sms", True), ("sonnerie", False)] and not RingingDevice.objects.exists()


def test_a_redirection_is_not_followed(red, driss, service):
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    service.answer = 302

    night()

    assert steps() == [("sonnerie", False)] and len(service.sent) == 1 and RingingDevice.objects.exists()


def test_without_a_key_nothing_leaves(red, driss, service, settings):
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    settings.PUSH_KEY = ""

    night()

    assert service.sent == [] and steps() == []


def test_who_did_not_say_that_they_may_be_called_is_not_rung(house, elena, bruno, driss, service, sms):
    watching(driss, by=elena)
    set_watch_week({day: [(time(9), time(21))] for day in range(7)}, by=driss)
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    with at(NIGHT):
        put(published(bruno, house, elena))

    night()

    assert service.sent == [] and said_to(sms) == []


def test_the_server_calls_no_address_that_the_host_did_not_allow(house, driss, elena, farid, service):
    watching(driss, by=elena)
    for endpoint in ("http://127.0.0.1:80/x", "https://ailleurs.example/x", "file:///etc/passwd"):
        with pytest.raises(Refused):
            add_ringing_device(Browser(endpoint).subscription, "Firefox", by=driss)
    with pytest.raises(Refused):
        add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=farid)
    with pytest.raises(Refused):
        give_number("+33612345678", by=farid)


def test_number_and_browsers_are_sealed_and_leave_with_the_part_in_the_watch(house, driss, elena, service):
    watcher = watching(driss, by=elena, on_call=True)
    add_ringing_device(Browser(f"{service.origin}/secret").subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    rows = str(RingingDevice.objects.values().get()) + str(CallNumber.objects.values().get())
    assert "612345678" not in rows and "secret" not in rows

    end_watch(Watcher.objects.get(pk=watcher.pk), by=driss)

    assert not RingingDevice.objects.exists() and not CallNumber.objects.exists()


def test_the_desk_shows_each_try_and_no_number(red, driss, service, sms, elena, person, desk, farid):
    other = person("Omar")
    watching(other, by=elena)
    add_ringing_device(Browser(f"{service.origin}/a").subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    night()
    night(minutes=6)

    page = desk(other).get(red.get_absolute_url()).content.decode()
    assert "Driss" in page and "un SMS" in page and "son navigateur" in page and "612345678" not in page
    assert desk(farid).get(red.get_absolute_url()).status_code == 404
    assert Look.objects.get().claimed_by is None


def test_one_tries_by_day_and_what_does_not_take_is_told(house, driss, elena, service, sms, settings, tmp_path, desk):
    watching(driss, by=elena)
    browser = Browser(f"{service.origin}/a")
    add_ringing_device(browser.subscription, "Firefox", by=driss)
    give_number("+33612345678", by=driss)
    mine = desk(driss)
    assert "/ma-veille/joindre/essai/" in mine.get("/ma-veille/joindre/").content.decode()

    mine.post("/ma-veille/joindre/essai/")
    run_due()
    assert browser.opened(service.sent[0][1]) == WORDS and len(said_to(sms)) == 1
    assert not Notice.objects.filter(person=driss, kind="ring_failed").exists() and steps() == []

    settings.SMS_COMMAND = "/nulle/part"
    for _ in range(9):
        mine.post("/ma-veille/joindre/essai/")
    run_due()
    assert Notice.objects.filter(person=driss, kind="ring_failed").count() == 1
    assert len(service.sent) == 5, "five an hour, not more"
