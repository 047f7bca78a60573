"""Nobody of the watch looks at what they wrote, whatever the name, or is about them, nor ends what they told."""

import pytest

from entrepairs.accompaniment.tests.pairs import say
from entrepairs.community.tests.talking import begun, circle_of
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Appeal, Look, Measure
from entrepairs.safety.tests.told import WHY, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena)


def removed(post, by):
    claim_look(Look.objects.open().get(object_id=post.pk), by=by)
    return decide("post", post.pk, Ruling(Measure.REMOVE, "contact", WHY), by=by)


def test_an_alias_hides_oneself_from_nobody_but_oneself(circle, bruno, farid, driss, desk):
    watching(farid), watching(driss)
    post = begun(circle, farid, "texte méchant", is_hidden=True).posts.get()
    send_report(Shown("post", post.pk), "contact", "Bruno du troisième écrit ceci", new_id(), by=bruno)
    look, mine, others = Look.objects.open().get(), desk(farid), desk(driss)

    assert str(look.pk) not in mine.get("/veille/").content.decode()
    assert mine.get(f"/veille/{look.pk}/").status_code == 404
    assert str(look.pk) in others.get("/veille/").content.decode()
    with pytest.raises(Refused):
        claim_look(look, by=farid)


def test_a_decision_about_one_s_alias_is_lifted_by_others(circle, farid, driss, desk):
    watching(farid), watching(driss)
    decision = removed(begun(circle, farid, "méchant", is_hidden=True).posts.get(), driss)

    assert desk(farid).get(f"/veille/decisions/{decision.pk}/").status_code == 404
    with pytest.raises(Refused):
        lift_decision(decision, "à moi", by=farid)


def test_neither_side_of_a_talk_looks_at_what_was_shown_of_it(pair, bruno, aicha, browser_of, desk):
    said = [say(pair, "tu me dois de l’argent", aicha), say(pair, "arrête", bruno)]
    watching(aicha)
    told = {"key": str(new_id()), "ground": "vente", "words": "elle me fait peur", "chosen": [one.pk for one in said]}
    browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told)
    look, browser = Look.objects.open().get(), desk(aicha)

    assert "accompagnement" not in browser.get("/veille/").content.decode().split("</h1>")[1].split("<footer")[0]
    assert browser.post(f"/veille/{look.pk}/prise/").status_code == 404


def test_who_told_ends_nothing_lifts_nothing_judges_nothing(circle, farid, driss, claire):
    watching(driss), watching(claire)
    post = begun(circle, farid, "texte doux").posts.get()
    send_report(Shown("post", post.pk), "contact", "là", new_id(), by=claire)
    with pytest.raises(Refused):
        claim_look(Look.objects.open().get(), by=claire)
    decision = removed(post, driss)
    appeal = ask_another_look(decision, "pas d’accord", by=farid)
    for act in (
        lambda: lift_decision(decision, "non", by=claire),
        lambda: judge_appeal(appeal, Appeal.Outcome.values[0], "non", by=claire),
    ):
        with pytest.raises(Refused):
            act()
