"""A named human writes to who writes for the first time."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import erase_recent
from entrepairs.community.actions.welcoming import hand_back_welcome, say_welcome, take_welcome
from entrepairs.community.house_needs import newcomers
from entrepairs.community.models import Welcome
from entrepairs.community.tests.talking import DANGER, begun, last_words_gone, said_in, words
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role
from tests.at_once import at_once

pytestmark = pytest.mark.django_db

WORD = "Bonjour Bruno, votre basilic m’a fait sourire."


@pytest.fixture
def facilitator(house, elena, person):
    driss = person("Driss")
    accept_role(give_role(house, driss, Role.Name.FACILITATOR, by=elena), by=driss)
    return driss


def welcome_of(thread):
    return Welcome.objects.get(voice__thread=thread, voice__opened_it=True)


def list_of(house):
    return f"/maisons/{house.pk}/accueillir/"


def test_only_the_first_message_of_a_person_asks_for_a_welcome(circle, bruno, aicha, elena):
    thread = begun(circle, bruno)
    begun(circle, bruno)
    said_in(thread, aicha)
    begun(circle, elena)

    assert {row.person for row in Welcome.objects.all()} == {bruno, aicha}


def test_who_welcomes_writes_under_a_name_and_the_newcomer_reads_it(
    circle, house, bruno, elena, farid, desk, browser_of
):
    row = welcome_of(begun(circle, bruno))
    browser, page = desk(elena), f"{list_of(house)}{Welcome.objects.get().pk}/"
    assert "Bruno" in browser.get(list_of(house)).content.decode()

    assert browser.post(f"{page}prise/").status_code == 303
    assert browser.post(page, {"key": str(row.pk), "text": WORD}).status_code == 303

    notice = Notice.objects.get(person=bruno, kind="circle_welcome")
    shown = browser_of(bruno).get(notice.path).content.decode()
    assert WORD in shown and "Elena" in shown
    assert "Le lire" in browser_of(bruno).get("/mes-mots/").content.decode()
    assert browser_of(farid).get(notice.path).status_code == 404
    assert desk(farid).get(list_of(house)).status_code == 404
    assert not Welcome.objects.visible_to(farid).exists()


def test_the_template_is_changed_before_it_is_sent(circle, house, bruno, elena, desk):
    row = welcome_of(begun(circle, bruno))
    take_welcome(row, by=elena)
    page = f"{list_of(house)}{row.pk}/"

    proposed = desk(elena).get(page).context["form"]["text"].value()
    refused = desk(elena).post(page, {"key": str(row.pk), "text": proposed})

    assert refused.status_code == 422 and "Elena" in refused.content.decode()
    assert not Notice.objects.filter(person=bruno).exists()


def test_a_word_in_danger_is_not_written_in_advance(circle, house, bruno, elena, desk):
    row = welcome_of(begun(circle, bruno, DANGER))
    take_welcome(row, by=elena)

    shown = desk(elena).get(f"{list_of(house)}{row.pk}/")

    assert shown.context["form"]["text"].value() in (None, "") and shown.context["is_danger"]


def test_an_alias_is_answered_in_its_thread_and_nothing_says_whose_it_is(circle, house, bruno, elena, desk):
    thread = begun(circle, bruno, is_hidden=True)
    row = welcome_of(thread)
    assert row.person is None
    assert "Bruno" not in desk(elena).get(list_of(house)).content.decode()

    take_welcome(row, by=elena)
    assert "Bruno" not in desk(elena).get(f"{list_of(house)}{row.pk}/").content.decode()
    say_welcome(row, words(circle, elena, WORD), by=elena)

    assert thread.posts.get(begins=False).text == WORD
    assert not Notice.objects.filter(person=bruno).exists()
    assert not Welcome.objects.visible_to(elena).waiting().exists()


@pytest.mark.parametrize("is_hidden", [False, True], ids=["a word", "an answer to an alias"])
def test_a_word_is_said_once_and_other_words_come_back(circle, house, bruno, elena, desk, is_hidden):
    thread = begun(circle, bruno, is_hidden=is_hidden)
    take_welcome(welcome_of(thread), by=elena)
    browser, page = desk(elena), f"{list_of(house)}{welcome_of(thread).pk}/"
    typed = {"key": str(new_id()), "accepts": "on"}

    assert [browser.post(page, typed | {"text": WORD}).status_code for _twice in range(2)] == [303, 303]
    refused = browser.post(page, typed | {"text": "Je me suis trompée de mots tout à l’heure."})

    assert refused.status_code == 422
    assert "Je me suis trompée" in refused.content.decode() and "C’est fait" in refused.content.decode()
    assert [welcome_of(thread).word, thread.posts.count()] == (["", 2] if is_hidden else [WORD, 1])


def test_an_alias_is_never_counted_with_what_its_person_wrote_elsewhere(circle, bruno):
    begun(circle, bruno)
    begun(circle, bruno, is_hidden=True)
    begun(circle, bruno, is_hidden=True)

    assert Welcome.objects.filter(person=None).count() == 2


def test_an_answer_of_the_team_under_its_name_is_a_welcome(circle, bruno, elena):
    hidden = begun(circle, bruno)
    said_in(hidden, elena, is_hidden=True)
    assert welcome_of(hidden).said_at is None, "an alias answers for nobody"

    thread = begun(circle, bruno, is_hidden=True)
    said_in(thread, elena, "Bonjour, je suis Elena.")

    assert welcome_of(thread).taken_by == elena and welcome_of(thread).said_at


def test_nobody_is_left_without_a_word_for_a_day(circle, house, bruno, aicha, elena, farid, desk):
    with at(now() - timedelta(hours=25)):
        begun(circle, bruno)
    begun(circle, aicha)

    assert len(list(newcomers(elena, house))) == 1
    assert list(newcomers(farid, house)) == []
    shown = desk(elena).get(list_of(house)).content.decode()
    assert shown.index("Bruno") < shown.index("Aïcha") and shown.count("depuis plus d’un jour") == 1


def test_what_someone_took_and_forgot_comes_back_to_the_others(circle, bruno, elena, facilitator):
    row = welcome_of(begun(circle, bruno))
    with at(now() - timedelta(hours=25)):
        take_welcome(row, by=elena)

    take_welcome(row, by=facilitator)

    row.refresh_from_db()
    assert row.taken_by == facilitator
    with pytest.raises(Refused):
        say_welcome(row, words(circle, elena, WORD), by=elena)


def test_it_can_be_left_to_someone_else(circle, bruno, elena, facilitator):
    row = welcome_of(begun(circle, bruno))
    take_welcome(row, by=elena)
    with pytest.raises(Refused):
        hand_back_welcome(row, by=facilitator)

    hand_back_welcome(row, by=elena)
    take_welcome(row, by=facilitator)

    assert Welcome.objects.get().taken_by == facilitator


def test_the_outsider_and_the_newcomer_welcome_nobody(circle, bruno, farid):
    row = welcome_of(begun(circle, bruno))
    for someone in (bruno, farid):
        with pytest.raises(Refused):
            take_welcome(row, by=someone)


def test_who_wants_no_contact_with_one_of_the_team_is_welcomed_by_another(circle, bruno, elena, facilitator):
    block(elena, by=bruno)
    begun(circle, bruno)

    assert not Welcome.objects.visible_to(elena).exists()
    assert Welcome.objects.visible_to(facilitator).count() == 1


def test_what_was_erased_asks_for_no_welcome_and_an_account_takes_its_own_away(circle, bruno, aicha, elena):
    begun(circle, bruno)
    begun(circle, bruno, is_hidden=True)
    begun(circle, aicha)
    erase_recent(by=aicha)
    assert Welcome.objects.visible_to(elena).waiting().count() == 2

    leave_circles(bruno)
    last_words_gone()

    assert [row.person for row in Welcome.objects.all()] == [aicha]


def test_no_page_of_a_circle_opens_a_private_talk_with_someone_who_writes_there(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno)
    said_in(thread, aicha)

    for someone, other in ((bruno, aicha), (aicha, bruno)):
        shown = browser_of(someone).get(thread.get_absolute_url()).content.decode().split("<main")[1]
        assert str(other.pk) not in shown


@pytest.mark.django_db(transaction=True)
def test_two_of_the_team_at_once_and_one_of_them_welcomes(circle, bruno, elena, facilitator):
    row = welcome_of(begun(circle, bruno))

    given = at_once(lambda: take_welcome(row, by=elena), lambda: take_welcome(row, by=facilitator))

    assert sum(isinstance(one, Refused) for one in given) == 1


@pytest.mark.django_db(transaction=True)
def test_two_first_messages_at_once_ask_for_one_welcome(circle, bruno):
    at_once(lambda: begun(circle, bruno), lambda: begun(circle, bruno))

    assert Welcome.objects.filter(person=bruno).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_welcome_and_an_answer_of_the_team_do_not_wait_for_each_other(circle, bruno, elena, facilitator):
    thread = begun(circle, bruno, is_hidden=True)
    row = welcome_of(thread)
    take_welcome(row, by=elena)
    words_of_welcome = words(circle, elena, WORD)

    at_once(lambda: say_welcome(row, words_of_welcome, by=elena), lambda: said_in(thread, facilitator))

    assert thread.posts.count() >= 2 and Welcome.objects.get(pk=row.pk).said_at is not None
