"""What stands between two people, and what someone keeps for themselves, show through nothing: not counts, not order,
not words, not a reload, not the number of questions to the database."""

import re

import pytest

from entrepairs.accompaniment.actions.drafts import ask_preparation, set_aside_drafts
from entrepairs.accompaniment.models import Draft, Offer
from entrepairs.accompaniment.privacy import export
from entrepairs.accompaniment.tasks.matching import prepare_proposals
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.people.models import LivedExperience
from entrepairs.safety.actions.blocks import block

pytestmark = pytest.mark.django_db
PAGE = "/coordination/propositions/"
SHARED = ["hospitalisation-psychiatrique"]
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|jeton=[^"]+|<time.*?</time>')


@pytest.fixture
def helpers(house, elena, person):
    """Six who offer the same."""
    names = ("Ada", "Bea", "Cleo", "Dora", "Esther", "Flora")
    return [offering(habilitated(person(name), house, by=elena), topics=SHARED).person for name in names]


def prepare(elena):
    prepare_proposals.call(str(ask_preparation(by=elena).pk))


def shape(page):
    """What is said of each person who waits, without who is proposed."""
    return [[(one.reasons, one.mismatch) for one in waiting.drafts] for waiting in page.context["waiting"]]


def plain(page):
    return TOKENS.sub("", page.content.decode())


def test_a_block_changes_neither_count_nor_words_nor_a_reload(helpers, bruno, elena, desk, queries):
    written(bruno, experiences=SHARED, open_to_team=True)
    prepare(elena)
    browser = desk(elena)
    before = browser.get(PAGE)
    asked = queries(lambda: browser.get(PAGE))
    first = before.context["waiting"][0].drafts[0].draft.supporter

    block(bruno, by=first)
    prepare(elena)

    after = browser.get(PAGE)
    assert shape(after) == shape(before)
    assert first.pseudonym not in plain(after)
    assert plain(browser.get(PAGE)) == plain(after)
    assert queries(lambda: browser.get(PAGE)) == asked


def test_what_someone_refuses_to_speak_of_is_as_if_they_were_not_there(helpers, bruno, elena, desk):
    written(bruno, experiences=SHARED, open_to_team=True)
    refuses = helpers[0]
    Offer.objects.filter(person=refuses).update(refused_topics=SHARED)
    prepare(elena)
    page = plain(desk(elena).get(PAGE))

    Offer.objects.filter(person=refuses).update(refused_topics=[], capacity=0)
    Draft.objects.all().delete()
    prepare(elena)

    ids = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    assert ids.sub("", plain(desk(elena).get(PAGE))) == ids.sub("", page)


def test_an_experience_kept_silent_is_named_nowhere(house, bruno, elena, person, desk):
    ada = habilitated(person("Ada"), house, by=elena)
    hidden = LivedExperience.ShownTo.NOBODY
    LivedExperience.objects.create(person=ada, experience="deuil", shown_to=hidden)
    offering(ada, topics=[*SHARED, "deuil"])
    written(bruno, experiences=[*SHARED, "deuil"], open_to_team=True)
    prepare(elena)
    (with_it,) = shape(desk(elena).get(PAGE))

    Offer.objects.filter(person=ada).update(topics=SHARED)

    (without,) = shape(desk(elena).get(PAGE))
    assert with_it == without


def test_the_answers_of_the_person_are_not_named_when_they_keep_their_text(helpers, bruno, elena, desk):
    """They took back their yes after the preparation: nothing of them stays on the page."""
    request = written(bruno, experiences=SHARED, open_to_team=True)
    prepare(elena)
    type(request).objects.filter(pk=request.pk).update(text_open_to_team_at=None)

    assert "Bruno" not in plain(desk(elena).get(PAGE))
    assert not Draft.objects.visible_to(elena).exists()


def test_why_a_draft_was_set_aside_is_read_by_neither_of_the_two(helpers, bruno, elena, browser_of):
    request = written(bruno, experiences=SHARED, open_to_team=True)
    prepare(elena)
    draft = Draft.objects.first()

    set_aside_drafts([draft], Draft.SetAside.LATER, by=elena)

    for someone in (bruno, draft.supporter):
        assert "plus-tard" not in str(export(someone))
        assert "Pas maintenant" not in str(export(someone))
    assert "Pas maintenant" not in browser_of(bruno).get(request.get_absolute_url()).content.decode()


def test_what_would_open_the_choice_is_said_to_the_team_only_when_the_person_lets_it_help(bruno, elena, house, desk):
    offering(habilitated(bruno, house, by=elena), topics=SHARED, ways=["ecrit"])
    asker = type(bruno).objects.create_person("Zoé", "quatre-lanternes-sous-la-pluie")
    request = written(asker, experiences=SHARED, ways=["visio"])
    url = f"/coordination/demandes/{request.pk}/"
    assert "Ce qui ouvrirait le choix" not in desk(elena).get(url).content.decode()

    type(request).objects.filter(pk=request.pk).update(text_open_to_team_at=request.sent_at)

    page = desk(elena).get(url).content.decode()
    assert "Si vous acceptez d’autres façons d’échanger" in page
