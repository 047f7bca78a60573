"""H10: where the words speak of a danger now, a human reads before anything is prepared."""

import pytest

from entrepairs.accompaniment.actions.drafts import ask_preparation, send_drafts
from entrepairs.accompaniment.actions.requests import change_request
from entrepairs.accompaniment.first_read import to_read_first
from entrepairs.accompaniment.forms.requests import wishes_of
from entrepairs.accompaniment.models import Draft, Proposal, Request
from entrepairs.accompaniment.presented import SHARED
from entrepairs.accompaniment.tasks.matching import prepare_proposals
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.models import Look

pytestmark = pytest.mark.django_db
PAGE = "/coordination/propositions/"
NOW = "J’ai écrit ma lettre d’adieu, je saute du pont ce soir."
TOPICS = ["hospitalisation-psychiatrique"]


@pytest.fixture
def ada(house, elena, person):
    return offering(habilitated(person("Ada"), house, by=elena), topics=TOPICS).person


def prepare(elena):
    prepare_proposals.call(str(ask_preparation(by=elena).pk))


def row(request):
    return Request.objects.select_related("person__data_key").get(pk=request.pk)


def test_nothing_is_drafted_before_someone_has_read_and_the_page_says_whom_to_read(ada, bruno, elena, desk):
    request, browser = written(bruno, NOW, experiences=TOPICS, open_to_team=True), desk(elena)
    prepare(elena)
    page = browser.get(PAGE)
    assert not Draft.objects.exists()
    assert page.context["first"] == [request]
    assert "À lire d’abord" in page.content.decode()

    assert NOW in browser.get(f"/coordination/demandes/{request.pk}/").content.decode()

    assert browser.get(PAGE).context["first"] == []
    prepare(elena)
    assert Draft.objects.get().request == request


def test_words_written_after_the_reading_are_read_again_and_nothing_leaves_meanwhile(ada, bruno, elena, desk):
    request = written(bruno, "Je dors mal.", experiences=TOPICS, open_to_team=True)
    prepare(elena)
    desk(elena).get(f"/coordination/demandes/{request.pk}/")
    wishes = wishes_of(row(request))

    change_request(request, type(wishes)(**{**vars(wishes), "text": NOW}), by=bruno)

    assert send_drafts(list(Draft.objects.all()), by=elena) == (0, 1)
    assert desk(elena).get(PAGE).context["first"] == [request]


def test_someone_who_keeps_their_text_is_never_read_by_this(bruno, elena, desk):
    request = written(bruno, NOW)

    assert to_read_first([row(request)]) == set()
    assert "Bruno" not in desk(elena).get(PAGE).content.decode()


def test_the_person_goes_on_seeing_who_could_help(ada, bruno):
    request = written(bruno, NOW, experiences=TOPICS, open_to_team=True)

    assert request.proposals.get().supporter == ada


def test_what_a_supporter_showed_to_the_watch_as_red_waits_for_the_watch(ada, bruno):
    request = written(bruno, "Je dors mal.", experiences=TOPICS, open_to_team=True)
    proposal = Proposal.objects.get()
    look = look_at(SHARED, proposal.pk, Look.Queue.RED, because=Look.Because.REPORT)
    assert to_read_first([row(request)]) == {request.pk}

    Look.objects.filter(pk=look.pk).delete()

    assert to_read_first([row(request)]) == set()
