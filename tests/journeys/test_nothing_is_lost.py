"""What someone typed is never lost, never doubled: a session that ended, the back button, a double click, two tabs."""

from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Error, expect

from entrepairs.accompaniment.actions.endings import end
from entrepairs.accompaniment.models import Message, Request
from entrepairs.accompaniment.tests.pairs import walking
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.people.models import Person
from tests.cast import PASSPHRASE
from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey
WORDS = "Trois bocaux de confiture, et une question"


@pytest.fixture
def pair(house, bruno, aicha, elena):
    return walking(bruno, aicha, elena)


@pytest.fixture
def talking(visitor, pair, bruno):
    return visitor(bruno).opens(pair.get_absolute_url())


def send_of(guest):
    return guest.page.locator("#ecrire button[type=submit]")


def test_a_session_that_ended_keeps_what_was_typed(talking, pair):
    talking.guard.expect(statuses=[401, 403])
    talking.fills(body=WORDS)
    Session.objects.all().delete()

    send_of(talking).click()
    talking.page.wait_for_selector("#messages", state="detached")
    talking.opens(pair.get_absolute_url()).fills(login="Bruno", password=PASSPHRASE)
    talking.page.locator("main form:has([name=login]) button[type=submit]").first.click()

    expect(talking.page.locator("#ecrire textarea")).to_have_value(WORDS)
    assert not Message.objects.exists()
    send_of(talking).click()
    talking.hears(WORDS)
    expect(talking.opens(pair.get_absolute_url()).page.locator("#ecrire textarea")).to_have_value("")


def signs_in(guest, pair, login):
    guest.opens(pair.get_absolute_url()).fills(login=login, password=PASSPHRASE)
    guest.leaves_by(guest.page.locator("main form:has([name=login]) button[type=submit]").first)
    return expect(guest.page.locator("#ecrire textarea"))


def kept_by(guest):
    """All that the browser keeps, for whoever opens it."""
    guest.page.wait_for_timeout(200)
    return guest.page.evaluate("JSON.stringify([localStorage, sessionStorage])")


def test_the_next_person_on_this_device_does_not_read_what_was_typed(talking, pair):
    talking.fills(body=WORDS)
    assert kept_by(talking).count("draft:") == 1
    Session.objects.all().delete()
    talking.opens("/")
    assert kept_by(talking).count("draft:") == 1, "for who signs in again"
    for word in ("Trois", "bocaux", "confiture", "question", str(pair.pk)):
        assert word not in kept_by(talking)

    signs_in(talking, pair, "Aïcha").to_have_value("")
    Session.objects.all().delete()

    signs_in(talking, pair, "Bruno").to_have_value(WORDS)


def test_words_that_somebody_left_on_this_device_are_not_taken_for_ones_own(talking, pair):
    planted = """
        const name = document.querySelector("#ecrire keep-draft").getAttribute("name");
        const values = [[document.querySelector("#ecrire textarea").name, "mots d’un autre", false]];
        const key = `draft:${document.documentElement.dataset.signedIn}:${name}`;
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }))"""
    talking.page.evaluate(planted)

    talking.opens(pair.get_absolute_url())

    expect(talking.page.locator("#ecrire textarea")).to_have_value("")


def test_where_the_browser_cannot_seal_what_was_typed_ends_with_the_tab(talking, pair):
    talking.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })")
    talking.opens(pair.get_absolute_url()).fills(body=WORDS)
    assert WORDS not in talking.page.evaluate("JSON.stringify(localStorage)")
    Session.objects.all().delete()

    signs_in(talking, pair, "Bruno").to_have_value(WORDS)
    talking.opens("/deconnexion/").presses()

    assert "draft:" not in kept_by(talking)


def test_the_last_letter_is_kept_too(talking, pair):
    talking.page.locator("#ecrire textarea").press_sequentially(WORDS)
    talking.page.reload()

    expect(talking.page.locator("#ecrire textarea")).to_have_value(WORDS)


def test_signing_out_leaves_no_words_on_the_device(talking):
    talking.fills(body=WORDS)

    talking.opens("/deconnexion/").presses()

    assert "draft:" not in kept_by(talking)


def test_a_request_begun_is_still_there_the_next_time(visitor, team):
    guest = visitor()
    guest.opens("/ecrire/").fills(text=WORDS)

    guest.opens("/").opens("/ecrire/")

    expect(guest.page.locator("textarea[name=text]")).to_have_value(WORDS)


def test_what_was_begun_without_an_account_follows_who_signs_in_there(visitor, team, bruno):
    guest = visitor()
    guest.opens("/ecrire/").fills(text=WORDS)

    guest.opens("/connexion/").fills(login="Bruno", password=PASSPHRASE)
    guest.leaves_by(guest.page.locator("main form:has([name=login]) button[type=submit]").first).opens("/ecrire/")

    expect(guest.page.locator("textarea[name=text]")).to_have_value(WORDS)


def test_going_back_before_sending_shows_the_words_again(visitor, team):
    guest = visitor()
    guest.writes(WORDS)

    guest.page.go_back()

    expect(guest.page.locator("textarea[name=text]")).to_have_value(WORDS)


def test_going_back_after_sending_sends_once(visitor, team):
    guest = visitor()
    guest.writes(WORDS).agrees_and_sends()
    sent = guest.path
    with suppress(Error):  # Chromium asks before it sends a form again
        guest.page.go_back()

    again = Visitor(guest.page.context.new_page(), guest.guard)

    assert again.opens(sent).reads(WORDS).path == sent
    assert Request.objects.count() == 1


def test_a_double_click_on_the_request_opens_one_account_and_sends_once(visitor, team):
    known, guest = list(Person.objects.all()), visitor()
    guest.writes(WORDS).ticks("adult").ticks("consent")

    guest.page.locator('form[action$="/ecrire/envoi/"] button:not([formaction])').dblclick()
    guest.page.wait_for_url("**/demandes/**")

    sent = Request.objects.get()
    assert guest.path == sent.get_absolute_url()
    assert Person.objects.exclude(pk__in=[one.pk for one in known]).count() == 1


def test_a_double_click_sends_once(talking):
    talking.fills(body=WORDS)

    send_of(talking).dblclick()

    talking.hears(WORDS)
    talking.page.wait_for_timeout(500)
    assert Message.objects.count() == 1


def fetched(guest):
    return guest.page.evaluate("performance.getEntriesByType('resource').map(one => one.name).join()")


def test_htmx_comes_with_the_first_message_and_the_page_stays(talking):
    talking.page.evaluate("window.stays = true")
    assert "htmx" not in fetched(talking)

    talking.says(WORDS)

    assert talking.page.evaluate("window.stays")
    assert "htmx" in fetched(talking)


def test_without_htmx_a_message_goes_as_a_page(talking):
    talking.page.route("**/htmx*", lambda route: route.abort())

    talking.says(WORDS)

    assert Message.objects.count() == 1


def test_while_htmx_does_not_answer_a_message_goes_as_a_page(talking):
    talking.page.route("**/htmx*", lambda route: None)

    talking.says(WORDS)

    assert Message.objects.count() == 1


def test_two_tabs_say_two_things_and_each_reads_the_other(talking, pair):
    other = Visitor(talking.page.context.new_page(), talking.guard, talking.person)
    other.opens(pair.get_absolute_url()).says("depuis le deuxième onglet")
    talking.page.bring_to_front()
    talking.hears("deuxième onglet").says("depuis le premier")
    other.page.bring_to_front()
    other.hears("depuis le premier")

    assert Message.objects.count() == 2


def test_a_form_that_came_too_late_gives_the_words_back(talking, pair, aicha):
    talking.guard.expect(statuses=[403, 404, 409])
    talking.fills(body=WORDS)
    end(pair, by=aicha)

    send_of(talking).click()

    talking.page.wait_for_timeout(800)
    kept = [one.input_value() for one in talking.page.locator("textarea").all()]
    assert WORDS in kept
    assert not Message.objects.exists()


def test_whom_the_team_answers_is_not_kept_with_its_words(visitor, team, elena, bruno, aicha):
    """The same answer means other people once somebody else is in danger."""
    thread = begun(circle_of(team, elena), bruno)
    said_in(thread, elena)
    said_in(thread, aicha, DANGER)
    guest = visitor(elena).opens(thread.get_absolute_url()).picks("only_for", "tous").fills(text=WORDS)

    guest.opens(thread.get_absolute_url())
    expect(guest.page.locator("textarea[name=text]")).to_have_value(WORDS)
    expect(guest.page.get_by_label("Aïcha et l’équipe")).to_be_checked()
