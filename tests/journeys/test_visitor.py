"""Scenario 5: Luc visits a house for two months, from a paper to his yes; for nobody does a visit end in silence."""

import pytest

from entrepairs.structures.models import Role, VisitTerm
from entrepairs.structures.tasks import follow_visits
from entrepairs.structures.tests.lived_in import begun_before, visiting
from tests.illness import ABOUT_ILLNESS

pytestmark = pytest.mark.journey
MORE = 'main a:has-text("Deux mois de plus vous sont proposés")'
QUESTION = 'main a:has-text("Une question vous attend")'
DESKTOP = {"width": 1100, "height": 800}


@pytest.fixture
def desk(visitor, team, elena):
    """Elena, who coordinates, on the page of the people."""
    return visitor(elena, viewport=DESKTOP).opens(f"/maisons/{team.pk}/personnes/")


@pytest.fixture
def luc(visitor, desk):
    """He has no account; he was given a paper."""
    return visitor()


def paper(desk, team):
    """The code of a new paper, as it is printed, and what its image says."""
    desk.opens(f"/maisons/{team.pk}/invitations/").presses()
    return desk.sees(".keepsake-code").inner_text()


def asks_nothing(guest):
    """Nothing on this page speaks of illness, and no field could hold it."""
    fields = guest.page.locator("main :is(input:not([type=hidden]), textarea, select)")
    names = [f"{one.get_attribute('name')} {one.get_attribute('placeholder')}" for one in fields.all()]
    said = " ".join([guest.page.locator("main").inner_text(), *names])
    assert not ABOUT_ILLNESS.findall(said), guest.path
    assert guest.page.locator("main textarea").count() == 0, guest.path
    return guest


def comes_in(luc):
    """From the paper to the visit: he sees where it leads, opens an account, reads, says yes."""
    asks_nothing(luc).presses()
    assert luc.path == "/venir/accueil/"
    asks_nothing(luc).reads("On ne vous demande pas pourquoi vous venez")
    luc.leaves_by(luc.page.locator('main a[href$="?next=/venir/accueil/"]').first)
    asks_nothing(luc).ticks("adult").presses()
    asks_nothing(luc).reads("deux mois").presses()
    asks_nothing(luc).reads("Vous visitez la maison du").reads("Vous avez dit oui le")
    return Role.objects.in_force().get(name=Role.Name.VISITOR)


def the_days_pass(role, weeks):
    """The visit began so many weeks ago; what is done every day at ten is done by the server."""
    begun_before(role, weeks)
    follow_visits.enqueue()


def reads_the_question(luc):
    luc.waits_for(QUESTION, "/avis/").leaves_by(luc.page.locator(QUESTION).first)
    answers = [one.get_attribute("value") for one in luc.sees('main input[name="answer"]').all()]
    assert answers == ["oui", "plus_tard", "non"]
    return asks_nothing(luc).reads("Voulez-vous adhérer")


@pytest.mark.parametrize("way", ["typed", "scanned"])
def test_luc_visits_two_months_and_becomes_a_member(way, luc, desk, team):
    code = paper(desk, team)
    if way == "typed":
        luc.opens("/venir/").fills(code=code.lower())
    else:
        luc.opens(f"/venir/#{''.join(code.split())}")
    visit = comes_in(luc)

    the_days_pass(visit, 5)
    luc.opens(f"/mes-roles/{visit.pk}/visite/").reads("septième semaine").sees('input[name="answer"]', count=0)
    the_days_pass(visit, 6)
    reads_the_question(luc).ticks("answer", "plus_tard").presses().reads("Répondre")
    luc.ticks("answer", "oui").presses()

    desk.opens(f"/maisons/{team.pk}/personnes/").reads("Souhaite adhérer")
    desk.presses(f"/maisons/roles/{visit.pk}/adhesion/")

    luc.opens("/mes-roles/").reads("Membre")
    held = Role.objects.in_force().filter(structure=team, person=visit.person)
    assert [role.name for role in held] == [Role.Name.MEMBER]


def test_luc_knows_already_and_says_so_in_his_second_week(visitor, desk, team, elena, person):
    luc = person("Luc")
    visit = visiting(team, luc, by=elena)
    his = visitor(luc)
    the_days_pass(visit, 2)

    his.opens(f"/mes-roles/{visit.pk}/visite/").page.locator("main summary", has_text="Je sais déjà").click()
    his.page.get_by_role("button", name="Oui, je veux adhérer").click()
    his.reads("Et maintenant")

    desk.opens(f"/maisons/{team.pk}/personnes/").reads("Souhaite adhérer")


def test_the_last_day_of_a_visit_is_told_to_both_and_it_goes_on(visitor, desk, team, elena, person):
    mireille = person("Mireille")
    visit = visiting(team, mireille, by=elena)
    her = visitor(mireille)
    the_days_pass(visit, 9)

    reads_the_question(her).reads("Rien ne s’arrête tout seul")
    desk.waits_for('main :text("Une période arrive à sa fin")', "/avis/")
    desk.opens(f"/maisons/{team.pk}/personnes/").reads("Les deux mois sont passés")
    desk.presses(f"/maisons/roles/{visit.pk}/prolongation/")

    her.waits_for(MORE, "/avis/").leaves_by(her.page.locator(MORE).first)
    asks_nothing(her).reads("La maison vous propose de continuer")
    her.page.get_by_role("button", name="Oui, je continue").click()
    her.reads("Vous visitez la maison du").sees('input[name="answer"]', count=0)
    desk.waits_for('main :text("Quelqu’un continue")', "/avis/")
    assert VisitTerm.objects.under_way().get().begins_on == team.today
    assert Role.objects.in_force().filter(pk=visit.pk).exists()
