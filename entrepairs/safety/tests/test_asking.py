"""« Demander à deux personnes » : drawn among those who said yes, unknown to the watch, free to say no."""

from datetime import timedelta

import pytest

from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.community.tests.waiting import WORDS, answering, unanswered
from entrepairs.core.clock import at, now
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.actions.consents import withdraw_consent
from entrepairs.people.actions.profiles import change_experience
from entrepairs.people.models import LivedExperience, Notice
from entrepairs.people.models.consent import Purpose
from entrepairs.safety.actions.asking import ask_two, leave_asking
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.looks import need_no_look
from entrepairs.safety.actions.watching import be_second
from entrepairs.safety.models import Asking, Look
from entrepairs.safety.tasks.forgetting import forget_askings
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import taken, watching
from tests.at_once import at_once

pytestmark = pytest.mark.django_db
LIVED = "depression"


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena)


@pytest.fixture
def look(circle, bruno, driss, elena):
    watching(driss, by=elena)
    return taken(unanswered(begun(circle, bruno, WORDS)), by=driss)


def asked():
    return {asking.person for asking in Asking.objects.select_related("person")}


def test_two_are_asked_who_named_it_and_said_yes_and_nobody_else(look, driss, person, bruno, farid):
    willing = {answering(person(name), LIVED) for name in ("Nora", "Omar", "Paul")}
    answering(bruno, LIVED), answering(farid, "alcool")
    for_herself, no_more = answering(person("Rita"), LIVED), answering(person("Sami"), LIVED)
    change_experience(named_by(for_herself), when="avant", shown_to="personne", by=for_herself)
    withdraw_consent(no_more, Purpose.ANSWERING, by=no_more)

    ask_two(look, LIVED, by=driss)

    assert len(asked()) == 2 and asked() <= willing
    assert Notice.objects.filter(kind="answer_asked").count() == 2


def named_by(someone):
    return LivedExperience.objects.select_related("person").get(person=someone)


@pytest.mark.parametrize("is_hidden", [False, True])
def test_neither_who_wrote_nor_who_is_apart_from_them_is_asked_under_an_alias_too(
    circle, bruno, aicha, claire, driss, elena, is_hidden
):
    watching(driss, by=elena)
    look = taken(unanswered(begun(circle, bruno, WORDS, is_hidden=is_hidden)), by=driss)
    for someone in (bruno, aicha, claire):
        answering(someone, LIVED)
    block(aicha, by=bruno), block(bruno, by=claire)

    with pytest.raises(Refused, match="Personne ne peut"):
        ask_two(look, LIVED, by=driss)


def test_who_does_not_read_the_circle_is_not_asked(house, elena, bruno, driss, farid):
    from_the_house = circle_of(house, elena, readers="maison")
    watching(driss, by=elena)
    look = taken(unanswered(begun(from_the_house, elena, WORDS)), by=driss)
    answering(farid, LIVED)

    with pytest.raises(Refused):
        ask_two(look, LIVED, by=driss)


def test_who_may_not_write_there_for_now_is_not_asked(look, driss, aicha, circle):
    post = said_in(begun(circle, aicha), aicha, "Tais-toi.")
    limited(taken(Look.objects.open().get(object_id=post.pk), by=driss), "ecrire", by=driss)
    answering(aicha, LIVED)

    with pytest.raises(Refused):
        ask_two(look, LIVED, by=driss)


def test_the_watch_never_sees_whom_and_no_is_written_like_yes(look, driss, aicha, farid, desk, browser_of):
    for someone in (aicha, farid):
        answering(someone, LIVED)
    where = look.get_absolute_url()
    desk(driss).post(f"{where}demande/", {"experience": LIVED})

    shown = desk(driss).get(where).content.decode()
    assert "déjà demandé" in shown and "Aïcha" not in shown and "Farid" not in shown
    assert not Entry.objects.filter(verb="look.asked", about__isnull=False).exists()
    yes, no = (Asking.objects.get(person=someone) for someone in (aicha, farid))
    went = browser_of(aicha).post(yes.get_absolute_url(), {"oui": "1"})
    stayed = browser_of(farid).post(no.get_absolute_url(), {"non": "1"})
    assert "/fils/" in went["Location"] and stayed["Location"] == "/mon-espace/"
    rows = list(Asking.objects.values("look", "left_at"))
    assert all(row["left_at"] for row in rows) and {row["look"] for row in rows} == {look.pk}


def test_what_is_asked_of_aicha_does_not_exist_for_farid(look, driss, aicha, farid, browser_of):
    answering(aicha, LIVED)
    ask_two(look, LIVED, by=driss)
    where = Asking.objects.get().get_absolute_url()

    assert browser_of(aicha).get(where).status_code == 200
    assert browser_of(farid).get(where).status_code == browser_of(driss).get(where).status_code == 404


def test_once_somebody_answered_the_page_says_thank_you(look, driss, aicha, browser_of):
    answering(aicha, LIVED)
    ask_two(look, LIVED, by=driss)
    need_no_look(look.kind, look.object_id, Look.Because.UNANSWERED, Look.Outcome.ANSWERED)

    page = browser_of(aicha).get(Asking.objects.get().get_absolute_url())
    assert "plus rien à faire" in page.content.decode()


def test_nobody_is_asked_twice_nor_every_day_and_it_is_forgotten_in_a_week(look, driss, aicha, farid):
    answering(aicha, LIVED)
    ask_two(look, LIVED, by=driss)
    leave_asking(Asking.objects.get(), by=aicha)
    with pytest.raises(Refused, match="déjà demandé"):
        ask_two(look, LIVED, by=driss)
    answering(farid, LIVED)

    with at(now() + timedelta(days=4)):
        ask_two(look, LIVED, by=driss)
    assert asked() == {aicha, farid}
    with at(now() + timedelta(days=8)):
        forget_askings.call()
    assert asked() == {farid}


@pytest.mark.django_db(transaction=True)
def test_two_of_the_watch_who_press_at_once_ask_two_people(look, driss, claire, elena, person):
    watching(claire, by=elena)
    be_second(look, by=claire)
    for name in ("Nora", "Omar", "Paul", "Rita", "Sami"):
        answering(person(name), LIVED)

    done = at_once(lambda: ask_two(look, LIVED, by=driss), lambda: ask_two(look, LIVED, by=claire))

    assert Asking.objects.count() == 2
    assert sorted(isinstance(one, Refused) for one in done) == [False, True]
