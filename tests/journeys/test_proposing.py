"""Bruno changes a criterion knowing what it opens, and goes back; Elena prepares proposals, sends one; Bruno reads it.

Without scripts, then the same pages looked at by axe and on a narrow screen."""

import pytest

from entrepairs.accompaniment.models import Draft
from entrepairs.accompaniment.tests.chain import offering, written
from tests.journeys.looks import faults, too_wide

pytestmark = pytest.mark.journey
DESK = "/coordination/propositions/"
SHARED = ["hospitalisation-psychiatrique"]


@pytest.fixture
def saule_writes(team, saule, aicha):
    """Both help; only Saule by writing, only Aïcha by telephone."""
    offering(saule, ways=["ecrit"])
    offering(aicha, ways=["telephone"])


def test_a_criterion_is_changed_knowing_its_effect_and_put_back_without_scripts(visitor, saule_writes, bruno):
    request = written(bruno, experiences=SHARED, ways=["visio"])
    mine = request.get_absolute_url()
    his = visitor(bruno, java_script_enabled=False)
    his.opens(mine).follows("criteres/#rencontre").reads("quelqu’un de plus devient possible")

    his.picks("rencontre-way", "rencontre-ecrit")
    his.leaves_by(his.page.locator('button[value="rencontre"]')).reads("Saule")
    his.presses("criteres/retour/").reads("Personne n’est disponible pour le moment")

    his.opens(f"{mine}modifier/rencontre/").ticks("ways", "telephone")
    his.leaves_by(his.page.locator('button[name="voir"]')).reads("Rien n’est encore enregistré.")
    assert his.page.locator('input[value="telephone"]').is_checked()


def test_proposals_are_prepared_read_and_sent_without_scripts(visitor, saule_writes, elena, bruno, person):
    request = written(bruno, experiences=SHARED, ways=["ecrit"], open_to_team=True)
    written(person("Zoé"), experiences=SHARED, ways=["ecrit"])
    desk = visitor(elena, java_script_enabled=False)

    desk.opens("/coordination/").follows("propositions/").presses("preparation/").waits_for('[name="envoyer"]', DESK)
    assert "Zoé" not in desk.page.content()
    desk.ticks("drafts", str(Draft.objects.get().pk))
    desk.leaves_by(desk.page.locator('[name="envoyer"]')).reads("1 proposition est partie.")

    his = visitor(bruno, java_script_enabled=False)
    his.opens(request.get_absolute_url()).reads("Proposée par Elena").reads("Saule")


def test_with_scripts_the_page_fills_itself(visitor, saule_writes, elena, bruno):
    written(bruno, experiences=SHARED, ways=["ecrit"], open_to_team=True)
    desk = visitor(elena)

    desk.opens(DESK).presses("preparation/").sees('[name="envoyer"]')


def test_these_pages_can_be_read_by_all(visitor, saule_writes, aicha, elena, bruno, person):
    mine = written(bruno, experiences=SHARED, ways=["ecrit"], must=SHARED, moments=36, open_to_team=True)
    alone = written(person("Zoé"), experiences=["deuil"], ways=["visio"], open_to_team=True)
    desk, his = visitor(elena), visitor(bruno)
    desk.opens(DESK).presses("preparation/")
    wrong = faults(desk.page) + too_wide(desk.page)
    desk.waits_for('[name="envoyer"]', DESK)
    url = mine.get_absolute_url()
    his.opens(f"{url}criteres/").picks("rencontre-way", "rencontre-telephone")
    his.leaves_by(his.page.locator('button[value="rencontre"]')).reads("Revenir à ma réponse d’avant")
    offering(aicha, ways=["visio"])
    of_his = [url, f"{url}criteres/", f"{url}modifier/moments/"]
    for guest, paths in ((desk, [DESK, f"/coordination/demandes/{alone.pk}/"]), (his, of_his)):
        for path in paths:
            wrong += [f"{path} {one}" for one in faults(guest.opens(path).page) + too_wide(guest.page)]

    assert wrong == []
