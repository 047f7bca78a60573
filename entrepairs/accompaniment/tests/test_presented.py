"""What two people read of one another before they speak may be shown to the watch, and put aside."""

import pytest

from entrepairs.accompaniment.actions.proposals import choose_proposal
from entrepairs.accompaniment.models import Request
from entrepairs.accompaniment.tasks.proposals import propose
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.reports import Danger, Shown, send_concern, send_report
from entrepairs.safety.models import Limit, Look, Measure, Report
from entrepairs.safety.tests.limited import limited
from entrepairs.safety.tests.watched import looks, taken, watching

pytestmark = pytest.mark.django_db
HARSH = "Je veux juste ton adresse, et vite."


@pytest.fixture
def proposal(house, elena, bruno, aicha):
    """Bruno wrote, and asked Aïcha, to whom he shows his words."""
    offering(habilitated(aicha, house, by=elena))
    request = written(bruno, HARSH)
    propose(request)
    found = request.proposals.get()
    choose_proposal(found, shared=["text"], by=bruno)
    return found


@pytest.fixture
def watch(driss, elena):
    watching(driss, by=elena)
    return driss


def told(proposal, kind, by):
    return send_report(Shown(kind, proposal.pk), "contact", "ces mots me gênent", new_id(), by=by)


def test_each_reads_two_doors_beside_the_other_and_nobody_else_may_use_them(
    proposal, aicha, bruno, farid, elena, browser_of
):
    theirs = browser_of(aicha).get(proposal.get_absolute_url()).content.decode()
    assert f"/signaler/presentation/{proposal.pk}/" in theirs and HARSH in theirs
    assert f"/je-m-inquiete/presentation/{proposal.pk}/" in theirs
    mine = browser_of(bruno).get(f"{proposal.get_absolute_url()}choix/").content.decode()
    assert f"/signaler/supporter/{proposal.pk}/" in mine

    for someone, kinds in ((farid, ("presentation", "supporter")), (elena, ("presentation", "supporter"))):
        for kind in kinds:
            assert browser_of(someone).get(f"/signaler/{kind}/{proposal.pk}/").status_code == 404
    assert browser_of(bruno).get(f"/signaler/presentation/{proposal.pk}/").status_code == 404
    assert browser_of(aicha).get(f"/signaler/supporter/{proposal.pk}/").status_code == 404
    with pytest.raises(Refused):
        told(proposal, "presentation", farid)


def test_the_watch_reads_what_was_shown_and_neither_of_them_watches(proposal, aicha, bruno, watch, elena, desk):
    told(proposal, "presentation", aicha)
    look = taken(Look.objects.open().get(kind="presentation"), by=watch)

    assert HARSH in desk(watch).get(look.get_absolute_url()).content.decode()
    assert HARSH in Report.objects.select_related("data_key").get().snapshot
    for one in (aicha, bruno):
        watching(one, by=elena)
        assert not looks(one, proposal)


def test_put_aside_the_words_are_not_read_by_this_one_nor_by_the_next(proposal, aicha, bruno, watch, browser_of):
    told(proposal, "presentation", aicha)
    taken(Look.objects.open().get(kind="presentation"), by=watch)
    decision = decide("presentation", proposal.pk, Ruling(Measure.REMOVE, "contact", "Une adresse."), by=watch)

    page = browser_of(aicha).get(proposal.get_absolute_url()).content.decode()
    assert HARSH not in page and "mis ces mots de côté" in page
    assert Request.objects.get().is_withheld and Request.objects.select_related("person__data_key").get().text == HARSH
    assert Notice.objects.filter(person=bruno, kind="decision").exists()
    assert "Aïcha" not in browser_of(bruno).get(decision.get_absolute_url()).content.decode()
    lift_decision(decision, "Une erreur.", by=watch)
    assert HARSH in browser_of(aicha).get(proposal.get_absolute_url()).content.decode()


def test_from_there_a_person_may_be_kept_from_private_talks(proposal, aicha, bruno, watch):
    told(proposal, "presentation", aicha)
    look = taken(Look.objects.open().get(kind="presentation"), by=watch)
    with pytest.raises(Refused):
        limited(look, Limit.Reach.WRITE, by=watch)
    limited(look, Limit.Reach.TALK, by=watch)

    with pytest.raises(Refused, match="échange privé"):
        written(bruno)


def test_someone_worries_about_what_they_read(proposal, aicha):
    send_concern(
        Shown("presentation", proposal.pk), Danger("il dit que c’est ce soir", is_now=True), new_id(), by=aicha
    )

    assert Look.objects.open().get(kind="presentation").is_red
