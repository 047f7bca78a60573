"""Who is in danger in a thread goes on with the team there, whatever becomes of the thread."""

from datetime import timedelta

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Reader, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.streams import may_follow_team, may_follow_voice, topic_of_team, topic_of_voice
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, is_read_by, minute, texts_of
from entrepairs.community.tests.dangers import worries
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, NOON, begun, form, said_in
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import decide, hold_back
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.watching import be_second
from entrepairs.safety.models import Limit
from entrepairs.safety.tests.limited import limited

pytestmark = pytest.mark.django_db
HERE = "Aïcha, je suis là. Tu peux appeler le 3114."


@pytest.fixture
def below(first, aicha):
    """A danger that another says under it."""
    with minute(1):
        return added(first, aicha, DANGER)


def seen_at(person):
    """When the thread last moved, in the list of this person."""
    reader = Reader.of(person)
    return Thread.objects.read_by(reader).before(None, None, reader.apart).get().came_at


def apart(first, by, watch, how):
    if how == "removed":
        look_at_it(first, watch[0])
        decide("post", first.pk, REMOVE, by=watch[0])
    else:
        edit_post(fresh(first), DANGER, by=by)


@pytest.mark.parametrize("how", ["removed", "danger"])
def test_who_answered_reads_on_and_what_is_for_them_alone(
    below, first, bruno, aicha, elena, farid, watch, how, browser_of
):
    with minute(2):
        apart(first, bruno, watch, how)
        page = browser_of(elena).get(first.thread.get_absolute_url()).text
        assert "Aïcha et l’équipe" in page and "Bruno et l’équipe" in page and "Tout le monde ici" not in page
        said = said_in(Thread.objects.get(), elena, HERE, only_for=str(below.voice_id))
        more = added(first, aicha, "Il y a quelqu’un ?")
    assert standing(more) == Standing.LOOKED_AT
    assert sorted(texts_of(aicha)) == [HERE, "Il y a quelqu’un ?", DANGER]
    assert HERE not in texts_of(bruno) and not is_read_by(farid)
    assert said.only_for == below.voice


def test_who_answered_there_and_is_not_reads_no_more(below, first, bruno, farid, watch):
    with minute(1):
        added(first, farid, "Un vase.")
    with minute(2):
        apart(first, bruno, watch, "removed")
    assert not is_read_by(farid)


def test_who_may_be_told_live_what_is_for_them_alone(below, house, aicha, bruno, farid, elena):
    thread = Thread.objects.select_related("circle__data_key").get()
    key = topic_of_voice(thread, below.voice.mark).removeprefix("voice:")
    assert [may_follow_voice(one.pk, key) for one in (aicha, bruno, farid, elena)] == [True, False, False, False]
    assert not may_follow_voice(aicha.pk, "rien") and not may_follow_voice(aicha.pk, str(below.pk))
    team = topic_of_team(thread).removeprefix("team:")
    assert [may_follow_team(one.pk, team) for one in (aicha, bruno, farid, elena)] == [False, False, False, True]


@pytest.mark.parametrize("erased", [False, True])
def test_a_limit_does_not_stop_who_is_in_danger(circle, bruno, watch, erased):
    with minute(0):
        first = begun(circle, bruno, DANGER if erased else "Le chat dort.").posts.get()
        added(first, bruno, "Un vase." if erased else DANGER)
    with minute(1):
        limited(look_at_it(first, watch[0]), Limit.Reach.WRITE, by=watch[0])
        if erased:
            remove_post(fresh(first), by=bruno)
    with minute(2):
        assert standing(added(first, bruno, "Il y a quelqu’un ?")) == Standing.LOOKED_AT


def test_nor_does_a_rest_stop_them_or_the_team(first, below, aicha, bruno, elena, farid, watch):
    with minute(2):
        other = added(first, farid, "Un vase.")
        rest_thread(look_at_it(other, watch[0]), Resting(24, "autre", "Calme."), by=watch[0])
    with minute(3):
        added(first, aicha, "Il y a quelqu’un ?")
        said_in(Thread.objects.get(), elena, HERE, only_for=str(below.voice_id))
        for one in (bruno, elena):
            with pytest.raises(Refused, match="se repose"):
                added(first, one, "Moi aussi.")
    with minute(4):
        ended(below, watch)
        with pytest.raises(Refused):
            added(first, elena, "Bonne nuit.")


def test_that_somebody_worries_about_what_all_read_is_told_to_nobody(first, bruno, watch):
    """What they add is for all, as before."""
    worries(first, watch[0])
    assert standing(added(first, bruno, "Merci à vous.")) == Standing.SHOWN


def test_who_is_in_danger_is_asked_nothing_of_who_reads(below, aicha, browser_of):
    url, browser = below.thread.get_absolute_url(), browser_of(aicha)
    assert "Qui lira" not in browser.get(url).text
    browser.post(url, form(below.thread.circle, aicha, text="Un bol.", only_for="tous"))
    assert standing(Post.objects.latest("written_at")) == Standing.LOOKED_AT


@pytest.mark.parametrize("how", ["numbers", "erased"])
def test_hidden_or_erased_they_go_on_all_the_same(first, aicha, elena, watch, how, browser_of):
    with minute(1):
        below = added(first, aicha, DANGER)
        hold_back("post", below.pk) if how == "numbers" else remove_post(below, by=aicha)
    url, desk = below.thread.get_absolute_url(), browser_of(elena)
    assert "Aïcha et l’équipe" in desk.get(url).text
    with minute(2):
        apart(first, None, watch, "removed")
        assert "Aïcha et l’équipe" in desk.get(url).text
        assert standing(added(first, aicha, "Il y a quelqu’un ?")) == Standing.LOOKED_AT


@pytest.mark.parametrize("hidden", [False, True])
def test_one_of_the_team_in_danger_speaks_to_the_team_not_to_who_opened(first, bruno, elena, hidden):
    with minute(1):
        said_in(Thread.objects.get(), elena, DANGER, is_hidden=hidden)
    with minute(2):
        edit_post(fresh(first), DANGER, by=bruno)
        more = added(first, elena, "Je suis au 3 rue des Lilas.")
    assert standing(more) == Standing.LOOKED_AT and "Je suis au 3 rue des Lilas." not in texts_of(bruno)


def test_one_of_the_team_who_opened_it_answers_them_alone(circle, elena, aicha, browser_of):
    with minute(0):
        first = begun(circle, elena, "Le chat dort.").posts.get()
        below = added(first, aicha, DANGER)
        edit_post(fresh(first), DANGER, by=elena)
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        shown = desk.get(url).text
        assert "Aïcha et l’équipe" in shown and "Vous et l’équipe" in shown
        desk.post(url, form(circle, elena, text=HERE, only_for=str(below.voice_id)))
    assert HERE in texts_of(aicha)


def test_long_after_nobody_is_asked_whom_it_is_for(below, elena, watch, browser_of):
    ended(below, watch)
    with at(NOON + timedelta(days=30)):
        assert "Qui lira" not in browser_of(elena).get(below.thread.get_absolute_url()).text


def test_the_choice_tells_nothing_of_a_block(below, first, aicha, farid, elena, browser_of):
    with minute(2):
        added(first, farid, DANGER)
        block(elena, by=aicha)
    shown = browser_of(elena).get(below.thread.get_absolute_url()).text
    assert "Farid et l’équipe" in shown and "Aïcha" not in shown


@pytest.mark.parametrize("blocks", [False, True])
@pytest.mark.parametrize("opens", [False, True])
def test_the_list_of_the_other_does_not_move_when_one_is_answered_alone(
    below, first, bruno, aicha, elena, farid, watch, opens, blocks
):
    other = aicha if opens else bruno
    with minute(2):
        if blocks:
            added(first, farid, "Un vase.")
            block(farid, by=other)
        apart(first, bruno, watch, "removed" if blocks else "danger")
    before = seen_at(other)
    with minute(9):
        said_in(Thread.objects.get(), elena, HERE, only_for=str((first if opens else below).voice_id))
    assert seen_at(other) == before


def test_who_is_answered_alone_is_told_though_they_do_not_follow(below, aicha, bruno, farid, elena):
    with minute(2):
        said_in(Thread.objects.get(), elena, HERE, only_for=str(below.voice_id))
        tell_followers.call()
    assert [notice.person for notice in Notice.objects.filter(kind="circle_answer")] == [aicha]


def test_who_opened_it_and_is_gone_does_not_stand_between(first, bruno, aicha, elena, browser_of):
    with minute(1):
        below = added(first, aicha, DANGER)
        leave_circles(bruno, at_once=True)
        url, desk = first.thread.get_absolute_url(), browser_of(elena)
        assert "Aïcha et l’équipe" in desk.get(url).text
        assert desk.post(url, form(first.thread.circle, elena, text=HERE)).status_code == 422
        desk.post(url, form(first.thread.circle, elena, text=HERE, only_for=str(below.voice_id)))
    assert HERE in texts_of(aicha)


def test_hidden_by_numbers_then_changed_into_a_danger_though_somebody_had_worried(first, aicha, bruno, farid):
    with minute(1):
        one = added(first, aicha, "Un vase.")
        worries(one, farid)
        hold_back("post", one.pk)
    with minute(2):
        edit_post(fresh(one), DANGER, by=aicha)
        assert standing(added(first, aicha, "Je suis seule.")) == Standing.LOOKED_AT


@pytest.mark.parametrize("name", ["aicha", "elena"])
def test_an_alias_goes_on_where_the_team_still_looks_at_its_words(first, bruno, aicha, elena, watch, name):
    """Of the team or not, alike; no more once the thread is set aside."""
    author = {"aicha": aicha, "elena": elena}[name]
    with minute(1):
        below = said_in(Thread.objects.get(), author, DANGER, is_hidden=True)
        ended(below, watch)
        edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        assert standing(added(first, author, "Un mot.")) == Standing.LOOKED_AT
        edit_post(fresh(below), "Un autre mot.", by=author)
        be_second(look_at_it(first, watch[0]), by=watch[1])
        decide("post", first.pk, REMOVE, by=watch[0])
    with minute(3), pytest.raises(Refused):
        added(first, author, "Encore un mot.")
