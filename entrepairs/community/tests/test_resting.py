"""« Le fil se repose » : everyone reads, nobody writes, until a moment that is said; then it goes on by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.watching import hand_back_look
from entrepairs.safety.models import Decision, Look, Measure
from entrepairs.safety.rules.resting import rest_of
from entrepairs.safety.tasks.limits import end_dated
from entrepairs.safety.tests.watched import taken, watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
WHY = "Les mots vont vite. Laissons passer la nuit."
DAY = Resting(24, "attaque", WHY)


@pytest.fixture
def thread(house, elena, bruno):
    return begun(circle_of(house, elena), bruno)


@pytest.fixture
def look(thread, aicha, driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    post = said_in(thread, aicha, "Tu ne comprends rien.")
    return taken(Look.objects.open().get(kind="post", object_id=post.pk), by=driss)


def test_nobody_writes_and_everyone_reads_why_and_it_begins_again_by_itself(
    thread, look, driss, bruno, elena, farid, browser_of
):
    rest = rest_thread(look, DAY, by=driss)
    first = thread.posts.get(begins=True)

    for someone in (bruno, farid, elena):
        with pytest.raises(Refused, match="se repose"):
            said_in(thread, someone)
    with pytest.raises(Refused, match="se repose"):
        edit_post(first, "autrement", by=bruno)
    for browser in (Client(), browser_of(farid)):
        page = browser.get(thread.get_absolute_url()).content.decode()
        assert WHY in page and first.text in page and "Driss" not in page
    with at(rest.until - timedelta(seconds=1)), pytest.raises(Refused):
        said_in(thread, farid)
    with at(rest.until):
        assert said_in(thread, farid)
        end_dated.call()
    rest.refresh_from_db()
    assert rest.lifted_at == rest.until and rest.lifted_by is None
    assert WHY not in Client().get(thread.get_absolute_url()).content.decode()


def test_one_takes_back_one_s_words_and_loses_nothing_that_was_typed(thread, look, driss, bruno, browser_of):
    rest_thread(look, DAY, by=driss)

    typed = {"text": "une longue réponse", "key": "0198c0de-0000-7000-8000-000000000001", "accepts": "on"}
    answer = browser_of(bruno).post(thread.get_absolute_url(), typed)
    assert answer.status_code == 422 and "une longue réponse" in answer.content.decode()
    remove_post(thread.posts.get(begins=True), by=bruno)


def test_the_team_lifts_it_and_who_began_the_thread_is_told(thread, look, driss, bruno):
    rest = rest_thread(look, DAY, by=driss)
    assert Notice.objects.filter(person=bruno, kind="decision", path=rest.get_absolute_url()).exists()

    lift_decision(rest, "Tout est calme.", by=driss)

    assert said_in(thread, bruno)


def test_in_danger_who_wrote_stays_in_contact(thread, look, driss, house, elena, bruno):
    other = begun(circle_of(house, elena, name="Un autre"), bruno, DANGER)

    with pytest.raises(Refused):
        rest_thread(taken(Look.objects.open().get(object_id=other.posts.get().pk), by=driss), DAY, by=driss)
    assert said_in(other, bruno, "je suis là")


def test_neither_farid_nor_who_began_it_nor_who_accompanies_them_lets_it_rest(thread, look, driss, farid, bruno, desk):
    for someone in (farid, bruno):
        with pytest.raises(Refused):
            rest_thread(look, DAY, by=someone)
    assert desk(farid).get(f"/veille/{look.pk}/repos/").status_code == 404
    sent = {"hours": "6", "ground": "attaque", "why": WHY}
    assert desk(driss).post(f"/veille/{look.pk}/repos/", sent | {"why": ""}).status_code == 422
    assert desk(driss).post(f"/veille/{look.pk}/repos/", sent).status_code == 303


@pytest.mark.django_db(transaction=True)
def test_two_at_once_leave_one_rest(thread, look, driss, claire):
    Look.objects.filter(pk=look.pk).update(second_by=claire, second_at=now())

    at_once(lambda: rest_thread(look, DAY, by=driss), lambda: rest_thread(look, DAY, by=claire))

    assert Decision.objects.in_force().count() == 1


def left_as_it_is(thread, driss):
    look_at("thread", thread.pk, Look.Queue.BLUE, because=Look.Because.UNANSWERED)
    taken(Look.objects.open().get(kind="thread", object_id=thread.pk), by=driss)
    decide("thread", thread.pk, Ruling(Measure.LEAVE, "autre", "Rien ne presse."), by=driss)


def test_a_thread_that_was_left_as_it_is_may_rest_later(thread, look, driss):
    left_as_it_is(thread, driss)

    rest = rest_thread(look, DAY, by=driss)

    assert rest_of("thread", thread.pk) == rest


def test_to_leave_a_thread_as_it_is_does_not_end_its_rest(thread, look, driss, bruno):
    rest = rest_thread(look, DAY, by=driss)

    left_as_it_is(thread, driss)

    assert rest_of("thread", thread.pk) == rest
    assert not Notice.objects.filter(person=bruno, kind="decision_lifted").exists()
    assert not Look.objects.open().filter(kind="thread").exists() and Decision.objects.count() == 2


def test_a_rest_that_is_over_gives_way_to_another_at_once(thread, look, driss, bruno):
    over = rest_thread(look, DAY, by=driss)

    with at(over.until):
        rest = rest_thread(look, DAY, by=driss)
        assert rest_of("thread", thread.pk) == rest

    over.refresh_from_db()
    assert over.lifted_by is None and over.lifted_at == over.until
    with pytest.raises(Refused, match="se repose déjà"):
        rest_thread(look, DAY, by=driss)


@pytest.mark.parametrize("from_what", ["another message", "the thread itself"])
def test_who_lifted_their_own_rest_does_not_decide_it_again_past_another_look(
    thread, look, aicha, bruno, driss, claire, from_what
):
    rest = rest_thread(look, DAY, by=driss)
    ask_another_look(rest, "Nous étions calmes.", by=bruno)
    lift_decision(rest, "Relu.", by=driss)
    if from_what == "another message":
        other = Look.objects.open().get(object_id=said_in(thread, aicha, "Rien de rien.").pk)
    else:
        other = look_at("thread", thread.pk, Look.Queue.BLUE, because=Look.Because.UNANSWERED)

    with pytest.raises(Refused, match="une autre personne décide"):
        rest_thread(taken(other, by=driss), DAY, by=driss)
    hand_back_look(other, by=driss)
    assert rest_thread(taken(other, by=claire), DAY, by=claire)
