"""Whom words are for, from pages that say no longer what is: nobody reads them who should not, nobody is refused."""

import pytest

from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.writing import is_in_danger
from entrepairs.community.tasks import look_for_unanswered, tell_followers
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, minute, read, texts_of
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, form, said_in
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.decisions import decide
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
HERE, ASKS = "Je suis là.", "Tu penses à mourir ce soir ? Tu as préparé quelque chose ?"


@pytest.fixture
def below(first, aicha):
    with minute(1):
        return added(first, aicha, DANGER)


def test_to_ask_who_is_in_danger_makes_nobody_so(first, below, elena, watch):
    with minute(2):
        asked = said_in(Thread.objects.get(), elena, ASKS, only_for=str(below.voice_id))
        assert Look.objects.filter(object_id=asked.pk, queue=Look.Queue.RED).exists()
        assert not is_in_danger(elena, Thread.objects.select_related("circle__data_key").get())
        assert standing(added(first, elena, "Le chat dort.")) == Standing.SHOWN


def test_nor_does_it_keep_what_they_say_beside_their_own_that_was_none(first, below, elena, farid, watch):
    with minute(2):
        asked = said_in(Thread.objects.get(), elena, ASKS, only_for=str(below.voice_id))
        danger = added(first, elena, DANGER)
        more = added(first, elena, "La bouilloire chante.")
        assert standing(more) == Standing.LOOKED_AT
    with minute(3):
        ended(asked, watch)
        ended(danger, watch, Look.Outcome.READ)
        read(more, watch[0])
    assert "La bouilloire chante." in texts_of(farid)


@pytest.mark.parametrize("apart", [False, True])
def test_for_all_it_is_for_who_opened_it_where_others_do_not_read(first, bruno, elena, farid, watch, apart):
    """Where they do, for all, though the page was drawn before they did."""
    with minute(2):
        if apart:
            edit_post(fresh(first), DANGER, by=bruno)
        said_in(Thread.objects.get(), elena, HERE, only_for="tous")
        if apart:
            ended(first, watch, Look.Outcome.READ)
    assert HERE in texts_of(bruno) and (HERE in texts_of(farid)) is not apart


def test_sent_for_all_and_again_for_the_team_it_says_that_it_has_left(below, elena, browser_of):
    with minute(2):
        url, sent = below.thread.get_absolute_url(), form(below.thread.circle, elena, text=HERE, only_for="tous")
        desk = browser_of(elena)
        answers = [
            desk.post(url, sent | {"only_for": choice}) for choice in ("tous", "tous", "equipe", str(below.voice_id))
        ]
    assert [one.status_code for one in answers] == [303, 303, 422, 422] and Post.objects.filter(
        begins=False
    ).count() == 2


@pytest.mark.parametrize("few", ["", "peu"])
def test_who_goes_on_with_the_team_is_not_refused(first, below, bruno, aicha, watch, few):
    """Of no team, and in danger no more."""
    with minute(2):
        ended(below, watch)
        edit_post(fresh(first), DANGER, by=bruno)
        more = said_in(Thread.objects.get(), aicha, HERE, only_for=few)
    assert more.standing == Standing.LOOKED_AT and HERE not in texts_of(bruno)


def test_an_answer_for_one_leaves_who_opened_it_without(first, below, bruno, elena, watch):
    """Only a text that all read answers for all."""
    with minute(90):
        Post.objects.filter(pk=below.pk).update(standing=Standing.LOOKED_AT)
        look_for_unanswered.call()
        waits = Look.objects.open().filter(kind="thread", because=Look.Because.UNANSWERED)
        assert waits.exists()
        said_in(Thread.objects.get(), elena, HERE, only_for=str(first.voice_id))
        assert waits.exists()
        said_in(Thread.objects.get(), elena, HERE)
        assert not waits.exists()


def test_who_is_answered_alone_is_told_once_and_who_answers_is_not(first, below, bruno, aicha, elena):
    with minute(2):
        said_in(Thread.objects.get(), elena, HERE, only_for=str(below.voice_id))
        for _again in range(2):
            tell_followers.call()
    assert [one.person for one in Notice.objects.filter(kind="circle_answer")] == [aicha]


def test_one_cannot_answer_oneself_alone(first, below, elena):
    with minute(2):
        mine = added(first, elena, HERE)
        with pytest.raises(Refused):
            said_in(Thread.objects.get(), elena, HERE, only_for=str(mine.voice_id))


def test_what_they_change_in_danger_is_not_for_who_opened_it_though_it_is_set_aside(first, bruno, elena, watch):
    with minute(1):
        before = added(first, elena, HERE)
        added(first, elena, DANGER)
        look_at_it(first, watch[0])
        decide("post", first.pk, REMOVE, by=watch[0])
    with minute(2):
        edit_post(fresh(before), "Je n’en peux plus.", by=elena)
    assert fresh(before).only_for is None and standing(before) == Standing.LOOKED_AT
    assert not any("plus" in text for text in texts_of(bruno))


def test_who_tells_the_team_alone_gets_no_notice_of_it(first, elena):
    with minute(2):
        said_in(Thread.objects.get(), elena, DANGER, only_for="equipe")
        tell_followers.call()
    assert not Notice.objects.filter(person=elena, kind="circle_answer").exists()
