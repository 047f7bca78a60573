"""Who judges an appeal opens the picture that was decided about, as long as it is that one; nobody else does."""

import pytest
from django.urls import reverse

from entrepairs.community.actions.picturing import remove_picture
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Picture
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.community.tests.test_pictures import ALT
from entrepairs.community.tests.test_watched_pictures import drawn
from entrepairs.community.written import Shown
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Appeal, Measure
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno, aicha, driss, claire):
    watching(driss, by=elena), watching(claire, by=elena)
    return said_in(begun(circle_of(house, elena), aicha), bruno, picture=drawn(), alt=ALT)


@pytest.fixture
def decision(post, driss):
    look_at_it(post, driss)
    return decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Un visage y est."), by=driss)


def address_of(decision):
    return reverse("safety:ruling_picture", args=[decision.pk])


def page_of(browser, decision):
    return browser.get(reverse("safety:one_ruling", args=[decision.pk])).content.decode()


def test_who_judges_opens_it_and_it_is_written(decision, bruno, claire, desk):
    ask_another_look(decision, "Ce n’est pas un visage.", by=bruno)
    page = page_of(desk(claire), decision)
    assert page.index("Voir l’image") < page.index(f'src="{address_of(decision)}" alt="{ALT}"')
    assert not Entry.objects.filter(verb="decision.picture").exists()

    answer = desk(claire).get(address_of(decision))

    assert (answer.content, answer["Content-Type"]) == (Picture.objects.get().image, "image/webp")
    assert "no-store" in answer["Cache-Control"]
    entry = Entry.objects.get(verb="decision.picture")
    assert (entry.actor, entry.about, entry.thing) == (claire.pk, None, str(decision.pk))


def test_it_is_there_for_nobody_else_nor_before_nor_afterwards(decision, bruno, driss, claire, elena, farid, desk):
    def statuses():
        people = (claire, driss, elena, bruno, farid)
        return [desk(one).get(address_of(decision)).status_code for one in people]

    assert statuses() == [404] * 5
    appeal = ask_another_look(decision, "Ce n’est pas un visage.", by=bruno)
    assert statuses() == [200, 404, 404, 404, 404]
    assert "Voir l’image" not in page_of(desk(driss), decision)
    judge_appeal(appeal, Appeal.Outcome.KEPT, "C’en est un.", by=claire)
    assert statuses() == [404] * 5
    assert desk(claire).get(reverse("safety:ruling_picture", args=[new_id()])).status_code == 404


@pytest.mark.parametrize("how", ["replaced", "removed", "said otherwise"])
def test_another_picture_is_never_taken_for_it(post, decision, bruno, claire, desk, how):
    if how == "removed":
        remove_picture(post, by=bruno)
    else:
        shown = Shown(drawn() if how == "replaced" else None, "un chien", is_blurred=False)
        edit_post(post, post.text, by=bruno, shown=shown)
    ask_another_look(decision, "Regardez.", by=bruno)

    assert desk(claire).get(address_of(decision)).status_code == 404
    page = page_of(desk(claire), decision)
    assert "Voir l’image" not in page and ALT in page, "its words are there, in the copy"
