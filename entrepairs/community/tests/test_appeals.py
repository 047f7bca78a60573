"""Under an alias, one contests a decision as anybody does, and nobody learns who one is."""

import pytest

from entrepairs.community.privacy import export
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety import privacy
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Appeal, Look, Measure
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tests.told import watching
from entrepairs.safety.tests.watched import taken

pytestmark = pytest.mark.django_db
WORDS = "C’était une plaisanterie entre nous."


@pytest.fixture
def post(house, elena, bruno, aicha):
    return said_in(begun(circle_of(house, elena), bruno), aicha, "un peu dur", is_hidden=True)


def decided(post, by, measure=Measure.REMOVE):
    draw_newcomers.func()
    for look in Look.objects.open().filter(object_id=post.pk):
        taken(look, by=by)
    return decide("post", post.pk, Ruling(measure, "attaque", "Une phrase blesse.", "Un mot."), by=by)


def test_the_author_asks_from_where_they_read_it_and_another_judges(post, driss, claire, aicha, browser_of, desk):
    watching(driss), watching(claire)
    decision = decided(post, driss)
    mine = browser_of(aicha)

    assert decision.get_absolute_url() in mine.get(post.thread.get_absolute_url()).content.decode()
    assert decision.get_absolute_url() in mine.get("/mes-decisions/").content.decode()
    assert mine.post(decision.get_absolute_url(), {"words": WORDS}).status_code == 303

    page = desk(claire).get(f"/veille/decisions/{decision.pk}/").content.decode()
    assert WORDS in page and "Aïcha" not in page and str(aicha.pk) not in page
    with pytest.raises(Refused):
        judge_appeal(Appeal.objects.get(), Appeal.Outcome.LIFTED, "Oui.", by=driss)
    judge_appeal(Appeal.objects.get(), Appeal.Outcome.LIFTED, "En effet, entre vous.", by=claire)
    assert "En effet, entre vous." in mine.get(decision.get_absolute_url()).content.decode()
    assert "un peu dur" in browser_of(driss).get(post.thread.get_absolute_url()).content.decode()


def test_neither_the_journal_nor_a_notice_says_who_asked(post, driss, claire, aicha):
    watching(driss), watching(claire)
    appeal = ask_another_look(decided(post, driss), WORDS, by=aicha)
    judge_appeal(appeal, Appeal.Outcome.KEPT, "Non.", by=claire)

    assert not Entry.objects.filter(actor=aicha.pk).exists() and not Entry.objects.filter(about=aicha.pk).exists()
    assert not Notice.objects.filter(person=aicha).exists()


def test_it_is_in_their_copy_and_in_nobody_else_s(post, driss, aicha, bruno):
    watching(driss)
    ask_another_look(decided(post, driss), WORDS, by=aicha)

    assert "Une phrase blesse." in str(privacy.export(aicha)) and "un peu dur" in str(export(aicha))
    assert WORDS in str(privacy.export(aicha))
    assert "Une phrase blesse." not in str(privacy.export(bruno))


def test_farid_finds_nothing_and_asks_nothing(post, driss, farid, browser_of):
    watching(driss)
    decision = decided(post, driss, Measure.NOTE)

    assert browser_of(farid).get(decision.get_absolute_url()).status_code == 404
    assert browser_of(farid).post(decision.get_absolute_url(), {"words": WORDS}).status_code == 404
    assert decision.get_absolute_url() not in browser_of(farid).get(post.thread.get_absolute_url()).content.decode()
    with pytest.raises(Refused):
        ask_another_look(decision, WORDS, by=farid)


def test_one_s_account_leads_to_what_was_decided_and_to_what_was_told(farid, browser_of):
    page = browser_of(farid).get("/mon-compte/").content.decode()

    assert "/mes-decisions/" in page and "/suivi/" in page
