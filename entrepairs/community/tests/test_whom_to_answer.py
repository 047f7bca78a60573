"""Where others do not read all that was said, the team chooses whom it answers; what was chosen is never dropped."""

import pytest

from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.tests.begins import added, ended, minute, texts_of
from entrepairs.community.tests.talking import DANGER, form
from entrepairs.safety.models import Look
from entrepairs.structures.actions.roles import end_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db
HERE = "Bruno, je suis là. Tu peux appeler le 3114."


@pytest.fixture
def below(first, bruno):
    """A danger that who opened a thread says below, where others read the rest."""
    with minute(1):
        return added(first, bruno, DANGER)


@pytest.mark.parametrize("few", [True, False])
def test_where_others_read_the_thread_the_team_chooses(below, bruno, elena, farid, browser_of, few):
    url, desk = below.thread.get_absolute_url(), browser_of(elena)
    assert "Qui lira votre réponse" in desk.get(url).text and "Bruno et l’équipe" in desk.get(url).text
    for other in (bruno, farid):
        assert "Qui lira" not in browser_of(other).get(url).text
    desk.post(url, form(below.thread.circle, elena, text=HERE, only_for=str(below.voice_id) if few else "tous"))
    assert (HERE in texts_of(farid)) is not few and HERE in texts_of(bruno)


def test_what_was_chosen_stays_so_though_nothing_is_hidden_any_more(below, bruno, elena, farid, watch, browser_of):
    ended(below, watch, Look.Outcome.READ)
    sent = form(below.thread.circle, elena, text="", only_for=str(below.voice_id))
    answer = browser_of(elena).post(below.thread.get_absolute_url(), sent)
    assert answer.status_code == 422 and f'value="{below.voice_id}"' in answer.text and " checked" in answer.text
    browser_of(elena).post(below.thread.get_absolute_url(), sent | {"text": HERE})
    assert HERE in texts_of(bruno) and HERE not in texts_of(farid)


def test_under_an_alias_it_answers_all_or_says_so(below, elena, browser_of):
    url, sent = below.thread.get_absolute_url(), form(below.thread.circle, elena, text=HERE, is_hidden="on")
    answer = browser_of(elena).post(url, sent | {"only_for": str(below.voice_id)})
    assert answer.status_code == 422 and HERE in answer.text and "on répond à tout le monde" in answer.text
    assert below.thread.posts.count() == 2


def test_who_has_left_the_team_since_is_told(below, house, elena, farid, browser_of):
    sent = form(below.thread.circle, elena, text=HERE, only_for=str(below.voice_id))
    end_role(Role.objects.get(person=elena, structure=house), by=elena)
    answer = browser_of(elena).post(below.thread.get_absolute_url(), sent)
    assert answer.status_code == 422 and HERE in answer.text and HERE not in texts_of(farid)


def test_sent_again_for_others_it_says_that_it_has_left(below, elena, browser_of):
    url, sent = below.thread.get_absolute_url(), form(below.thread.circle, elena, text=HERE, only_for="tous")
    browser_of(elena).post(url, sent)
    answer = browser_of(elena).post(url, sent | {"only_for": str(below.voice_id)})
    assert answer.status_code == 422 and "pour d’autres personnes" in answer.text


def test_to_somebody_whose_account_is_gone(first, aicha, elena, browser_of):
    with minute(1):
        below = added(first, aicha, DANGER)
        leave_circles(aicha, at_once=True)
    sent = form(first.thread.circle, elena, text=HERE, only_for=str(below.voice_id))
    answer = browser_of(elena).post(first.thread.get_absolute_url(), sent)
    assert answer.status_code == 422 and "n’est plus possible" in answer.text and HERE in answer.text
