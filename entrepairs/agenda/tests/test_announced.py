"""What a house announces may be reported: the watch hides it or adds a note, the house reads why and contests."""

import pytest
from django.test import Client

from entrepairs.agenda.actions.signups import sign_up
from entrepairs.agenda.models import Gathering, Series
from entrepairs.agenda.tests.gathered import member, planned, weekly
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.models import Decision, Look, Measure
from entrepairs.safety.tests.watched import looks, taken, watching

pytestmark = pytest.mark.django_db
WHY = "L’annonce vend une méthode qui guérit tout."


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena), watching(claire, by=elena)
    return driss


@pytest.fixture
def gathering(house, elena):
    return planned(house, by=elena, title="Guérir en une heure", signup=True)


def decided(gathering, measure, by, note=""):
    send_report(Shown("gathering", gathering.pk), "vente", "elle vend", new_id(), by=None)
    taken(Look.objects.open().get(object_id=gathering.pk), by=by)
    return decide("gathering", gathering.pk, Ruling(measure, "vente", WHY, note), by=by)


@pytest.mark.parametrize("measure", [Measure.LIMIT, Measure.REMOVE])
def test_hidden_from_all_but_the_house_and_those_who_have_a_seat(
    house, gathering, elena, bruno, farid, watch, browser_of, desk, measure
):
    member(house, bruno, by=elena)
    sign_up(gathering, by=bruno)
    decided(gathering, measure, watch)

    where = gathering.get_absolute_url()
    for browser in (Client(), browser_of(farid)):
        assert browser.get(where).status_code == 404
        for page in ("/agenda/", f"/maisons/{house.pk}/", "/agenda.atom"):
            assert "Guérir" not in browser.get(page, follow=True).content.decode(), page
    seat = browser_of(bruno).get(where).content.decode()
    assert "Guérir" in seat and "mis cette annonce de côté" in seat and "Lire pourquoi" not in seat
    assert "Lire pourquoi" in desk(elena).get(where).content.decode()
    assert Gathering.objects.get().state == Gathering.State.PLANNED


def test_the_house_reads_why_asks_for_another_look_and_it_comes_back(gathering, elena, farid, watch, claire, desk):
    decision = decided(gathering, Measure.REMOVE, watch)

    assert Notice.objects.filter(person=elena, kind="decision", path=decision.get_absolute_url()).exists()
    page = desk(elena).get(decision.get_absolute_url()).content.decode()
    assert WHY in page and "votre maison annonce" in page and "sous un autre nom" not in page
    assert desk(farid).get(decision.get_absolute_url()).status_code == 404
    appeal = ask_another_look(decision, "C’est une conférence gratuite.", by=elena)
    judge_appeal(appeal, "levee", "D’accord.", by=claire)

    assert Notice.objects.filter(person=elena, kind="appeal_judged").exists()
    assert Client().get(gathering.get_absolute_url()).status_code == 200


def test_a_note_is_read_by_all_beside_it(gathering, watch):
    decided(gathering, Measure.NOTE, watch, "Cette rencontre ne remplace pas un soin.")

    assert "ne remplace pas un soin" in Client().get(gathering.get_absolute_url()).content.decode()


def test_who_coordinates_the_house_does_not_look_at_it(house, gathering, elena, watch):
    watching(elena, by=elena)
    send_report(Shown("gathering", gathering.pk), "vente", "elle vend", new_id(), by=None)

    assert not looks(elena, gathering) and looks(watch, gathering)
    with pytest.raises(Refused):
        decide("gathering", gathering.pk, Ruling(Measure.LEAVE, "autre", "rien"), by=elena)


def test_when_the_whole_watch_coordinates_the_house_who_announced_it_stays_away(house, gathering, elena, bruno, farid):
    for one in (elena, bruno):
        watching(one, by=elena)
    member(house, bruno, by=elena, name="coordination")
    send_report(Shown("gathering", gathering.pk), "vente", "elle vend", new_id(), by=None)

    assert looks(bruno, gathering) and not looks(elena, gathering)
    watching(farid, by=elena)
    assert not looks(bruno, gathering) and looks(farid, gathering)


def test_the_dates_of_a_series_go_together_those_to_come_too(house, elena, watch):
    series = weekly(house, by=elena, programme={"title": "Guérir chaque mardi"})
    first, second = series.gatherings.order_by("starts_at")[:2]
    hiding = decided(first, Measure.REMOVE, watch)
    noting = decided_again(second, watch)

    assert not Gathering.objects.public().exists() and Series.objects.get().measure == Measure.REMOVE
    lift_decision(hiding, "Le texte a changé.", by=watch)
    assert Gathering.objects.public().count() == series.gatherings.count()
    assert "Un mot" in Client().get(first.get_absolute_url()).content.decode()
    lift_decision(noting, "Tout va bien.", by=watch)
    assert set(Gathering.objects.values_list("measure", flat=True)) == {Measure.LEAVE}
    assert not Decision.objects.in_force().exists()


def decided_again(gathering, by):
    return decide("gathering", gathering.pk, Ruling(Measure.NOTE, "vente", WHY, "Un mot"), by=by)


def test_what_is_hidden_is_not_reported_again_by_who_no_longer_sees_it(gathering, farid, watch):
    decided(gathering, Measure.REMOVE, watch)

    with pytest.raises(Refused):
        send_report(Shown("gathering", gathering.pk), "vente", "encore", new_id(), by=farid)
