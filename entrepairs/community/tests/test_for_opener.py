"""What the team answers while others do not read a thread is for who opened it; it stays so when they read the rest."""

import pytest

from entrepairs.community.actions.removing import remove_post, say_phrase, show_post
from entrepairs.community.actions.writing import answer, edit_post
from entrepairs.community.models import Findable, Reaction, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.begins import REMOVE, added, ended, fresh, is_read_by, minute, read, texts_of
from entrepairs.community.tests.form_again import from_page
from entrepairs.community.tests.looked_at import look_at_it, standing
from entrepairs.community.tests.talking import DANGER, NOON, TEXT, begun, circle_of, form, words
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.decisions import decide, hold_back, lift_decision
from entrepairs.safety.models import Look
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
HERE = "Bruno, je suis là. Tu peux appeler le 3114."


@pytest.fixture
def answered(first, bruno, elena, watch):
    """A danger, answered by Elena; then two find that it was none, and all read it."""
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
    with minute(2):
        said = added(first, elena, HERE)
    with minute(3):
        ended(first, watch, Look.Outcome.READ)
    return said


def test_others_read_the_rest_without_a_trace_of_it(answered, bruno, elena, farid):
    assert texts_of(farid) == [DANGER]
    assert texts_of(bruno) == texts_of(elena) == [DANGER, HERE]
    assert not Findable.objects.filter(post=answered).exists()
    remove_post(answered, by=elena)
    assert texts_of(farid) == [DANGER] and texts_of(bruno) == [DANGER, ""]


def test_nor_in_the_place_of_the_thread_in_a_list(answered):
    with minute(4):
        assert Thread.objects.get().last_at == NOON


@pytest.mark.parametrize("end", [Look.Outcome.READ, Look.Outcome.SUPPORTED])
def test_though_the_danger_was_said_below_what_numbers_hid(first, bruno, elena, farid, watch, end):
    with minute(1):
        held = hold_back("post", first.pk)
    with minute(2):
        more = added(first, bruno, DANGER)
        added(first, elena, HERE)
    with minute(3):
        ended(more, watch, end)
        lift_decision(held, "Inutile.", by=watch[1])
    assert is_read_by(farid) and HERE not in texts_of(farid) and HERE in texts_of(bruno)


def test_where_the_first_words_only_waited_too(house, bruno, elena, farid, watch):
    first = begun(circle_of(house, elena, first_are_held=True), bruno).posts.get()
    added(first, elena, "Bienvenue.")
    tell_followers.call()
    assert Notice.objects.filter(person=bruno, kind="circle_answer").exists()
    read(first, watch[0])
    assert texts_of(farid) == [TEXT] and texts_of(bruno) == [TEXT, "Bienvenue."]


def test_a_word_that_all_had_read_before_comes_back_with_those_of_others(first, bruno, aicha, elena, farid, watch):
    with minute(1):
        added(first, elena, "Bienvenue.")
        added(first, aicha, "Un vase.")
    with minute(2):
        edit_post(fresh(first), DANGER, by=bruno)
        ended(first, watch)
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        added(first, elena, HERE)
    with minute(3):
        lift_decision(decision, "Oui.", by=watch[1])
    assert sorted(texts_of(farid)) == ["Bienvenue.", "Un vase."] and HERE in texts_of(bruno)


def test_what_the_team_does_with_it_and_its_author_changes_leaves_it_so(answered, aicha, elena, farid, bruno, watch):
    look_at_it(answered, watch[0])
    lift_decision(decide("post", answered.pk, REMOVE, by=watch[0]), "Oui.", by=watch[1])
    assert standing(answered) == Standing.SHOWN
    edit_post(fresh(answered), f"{HERE} Ou moi.", by=elena)
    assert texts_of(farid) == [DANGER] and texts_of(bruno) == [DANGER, f"{HERE} Ou moi."]
    assert not Findable.objects.filter(post=answered).exists()


def test_what_it_asks_of_a_danger_reaches_them_at_once_and_is_read_all_the_same(first, bruno, elena):
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
        asked = added(first, elena, "Tu penses à mourir maintenant ?")
        edit_post(asked, "Bruno, tu penses à mourir maintenant ?", by=elena)
    assert texts_of(bruno) == [DANGER, "Bruno, tu penses à mourir maintenant ?"]
    assert Look.objects.open().get(object_id=asked.pk).is_red


def test_the_phrases_answer_it(answered, bruno):
    say_phrase(answered, Reaction.Phrase.HELPED, by=bruno)
    assert Reaction.objects.get().post == answered


def test_nobody_has_answered_for_all(answered, aicha):
    assert not Thread.objects.get().holds_others
    added(answered, aicha, "Un vase.")
    assert Thread.objects.get().holds_others


def test_alone_it_is_left_to_the_team_and_who_opened(answered, first, bruno, farid):
    remove_post(fresh(first), by=bruno)
    assert texts_of(bruno) == ["", HERE] and not is_read_by(farid)


def sent_late(post, by, text, said="peu"):
    """From a page that said that others do not read there."""
    thread = Thread.objects.get(pk=post.thread_id)
    return answer(thread, words(thread.circle, by, text, only_for=said), by=by)


def test_sent_from_a_page_of_before_others_read_it_is_for_who_opened_it(answered, bruno, elena, farid):
    sent_late(answered, elena, "Tu es chez toi ?", "ouvre")
    assert "Tu es chez toi ?" in texts_of(bruno) and texts_of(farid) == [DANGER]
    assert Thread.objects.get().last_at == NOON


def test_what_who_opened_it_sends_from_there_waits(answered, bruno, elena, farid):
    more = sent_late(answered, bruno, "Chez moi, oui.")
    assert standing(more) == Standing.HELD and "Chez moi, oui." not in texts_of(farid)
    show_post(more, by=elena)
    assert "Chez moi, oui." in texts_of(farid)


@pytest.mark.parametrize("left", [False, True])
def test_nobody_else_says_something_to_few(answered, house, aicha, elena, left):
    """Nor who has left the team meanwhile: their page comes back, and says who reads."""
    if left:
        end_role(Role.objects.get(person=elena, structure=house), by=elena)
    with pytest.raises(Refused, match="D’autres lisent"):
        sent_late(answered, elena if left else aicha, "Un secret.", "ouvre" if left else "peu")


def test_its_page_says_who_reads_it_and_others_find_nothing(answered, bruno, elena, farid, browser_of, client):
    url = answered.thread.get_absolute_url()
    assert "Vous et l’équipe lisez ce message" in browser_of(bruno).get(url).text
    assert "Bruno et l’équipe lisent ce message" in browser_of(elena).get(url).text
    for browser in (browser_of(farid), client):
        text = browser.get(url).text
        assert HERE not in text and "ce message. Les autres" not in text
    assert browser_of(farid).get(f"{url}?depuis={answered.pk}").text.count("message post") == 1


def test_the_form_of_a_thread_that_few_read_says_so_and_keeps_it(first, bruno, elena, farid, browser_of, watch):
    url, desk = first.thread.get_absolute_url(), browser_of(elena)
    assert "only_for" not in desk.get(url).text
    with minute(1):
        edit_post(fresh(first), DANGER, by=bruno)
        text = desk.get(url).text
    assert 'name="only_for" value="ouvre"' in text and "reste entre cette personne et l’équipe" in text
    own = browser_of(bruno).get(url).text
    assert 'name="only_for" value="peu"' in own and "reste entre cette personne" not in own
    with minute(2):
        ended(first, watch, Look.Outcome.READ)
        assert desk.post(url, from_page(text, text=HERE, accepts="on")).status_code == 303
    assert HERE in texts_of(bruno) and texts_of(farid) == [DANGER]


@pytest.mark.parametrize("typed", [{"text": "Appelle-moi au 06 12 34 56 78."}, {"text": ""}])
@pytest.mark.parametrize(("name", "said"), [("elena", "ouvre"), ("bruno", "peu")])
def test_a_page_that_comes_back_keeps_its_promise(answered, bruno, elena, browser_of, name, said, typed):
    person = {"elena": elena, "bruno": bruno}[name]
    sent = form(answered.thread.circle, person, only_for=said, **typed)
    answer = browser_of(person).post(answered.thread.get_absolute_url(), sent)
    assert answer.status_code == 422 and f'name="only_for" value="{said}"' in answer.text
    assert ("reste entre cette personne et l’équipe" in answer.text) is (said == "ouvre")


def test_a_word_for_all_that_the_team_changes_while_others_do_not_read_it_is_theirs_no_more(
    first, bruno, elena, farid, watch
):
    with minute(1):
        said = added(first, elena, "Bienvenue.")
        look_at_it(first, watch[0])
        decision = decide("post", first.pk, REMOVE, by=watch[0])
        edit_post(said, HERE, by=elena)
    with minute(2):
        lift_decision(decision, "Oui.", by=watch[1])
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)
