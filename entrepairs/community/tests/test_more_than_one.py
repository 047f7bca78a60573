"""What takes more than one person of the watch, and what it says when there is only one."""

import pytest

from entrepairs.community.actions.removing import show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.looked_at import look_at_it, reported, standing
from entrepairs.community.tests.talking import DANGER, begun, said_in
from entrepairs.core.rules import Refused
from entrepairs.safety import checks
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.watching import ask_second, be_second, finish_look
from entrepairs.safety.models import Appeal, Decision, Look, Measure
from entrepairs.safety.rules.decisions import may_decide, may_judge
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
ALONE = "personne ne veille, à part les personnes qui ont déjà regardé ce texte, ou décidé : il faut quelqu’un d’autre."
RESTING = Resting(24, "attaque", "Le ton monte.")


@pytest.fixture
def watch(driss, claire, elena):
    watching(driss, by=elena)
    watching(claire, by=elena)
    return driss


def test_who_told_about_it_neither_lets_the_thread_rest_nor_is_the_second(thread, aicha, watch, driss, claire):
    look = look_at_it(post := said_in(thread, aicha, "tu ne comprends rien"), driss)
    reported(post, by=driss)
    with pytest.raises(Refused, match="vous-même écrit"):
        rest_thread(look, RESTING, by=driss)
    reported(other := said_in(thread, aicha, "rien de rien"), by=claire)
    with pytest.raises(Refused, match="vous-même écrit"):
        be_second(look_at_it(other, driss), by=claire)


def test_an_appeal_is_not_emptied_by_who_decided(thread, aicha, watch, claire):
    post = said_in(thread, aicha, "le premier texte")
    look_at_it(post, watch)
    decision = decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Non."), by=watch)
    appeal = ask_another_look(decision, "Je ne vois pas.", by=aicha)
    again = Ruling(Measure.LIMIT, "autre", "Non plus.")
    with pytest.raises(Refused, match="Un autre regard"):
        decide("post", post.pk, again, by=watch)
    edit_post(post, "un autre texte", by=aicha)
    look = look_at_it(post, watch)
    with pytest.raises(Refused, match="caché"):
        finish_look(look, Look.Outcome.READ, by=watch)
    judge_appeal(appeal, Appeal.Outcome.LIFTED, "À tort.", by=claire)
    assert not Decision.objects.in_force().exists()
    assert standing(post) == Standing.HELD and Look.objects.open().filter(object_id=post.pk).exists()


def test_the_second_of_a_red_does_not_judge_it(circle, bruno, watch, claire, elena):
    watching(elena, by=elena)
    look = look_at_it(post := begun(circle, bruno, DANGER).posts.get(), watch)
    be_second(look, by=claire)
    decision = decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Pour vous protéger."), by=watch)
    appeal = ask_another_look(decision, "Je vais mieux.", by=bruno)
    with pytest.raises(Refused, match="Vous avez regardé"):
        judge_appeal(appeal, Appeal.Outcome.LIFTED, "Oui.", by=claire)


def test_a_danger_is_shown_by_nobody_alone_while_two_look_at_it(circle, elena, bruno, watch, claire):
    post = begun(circle, bruno, DANGER).posts.get()
    with pytest.raises(Refused, match="à deux"):
        show_post(post, by=elena)
    look = look_at_it(post, watch)
    be_second(look, by=claire)
    finish_look(look, Look.Outcome.SUPPORTED, by=watch)
    show_post(post, by=elena)
    assert standing(post) == Standing.SHOWN


def test_a_watch_too_small_says_so_to_who_asks_and_to_who_waits(thread, aicha, bruno, driss, elena, browser_of, desk):
    watching(driss, by=elena)
    look_at_it(post := said_in(thread, aicha), driss)
    decision = decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=driss)
    assert ALONE in browser_of(aicha).get(decision.get_absolute_url()).content.decode()
    assert any("Une seule personne veille" in found.fact for found in checks.check())

    look = look_at_it(said_in(thread, aicha, DANGER), driss)
    ask_second(look, by=driss)
    page = f"/veille/{look.pk}/"
    assert "personne d’autre ne veille" in desk(driss).get(page).content.decode()
    watching(bruno, by=elena)
    assert "La première personne" in desk(driss).get(page).content.decode()
    assert ALONE not in browser_of(aicha).get(decision.get_absolute_url()).content.decode()


def test_it_is_said_when_all_who_watch_have_looked(circle, aicha, watch, claire, browser_of):
    be_second(look_at_it(post := begun(circle, aicha, DANGER).posts.get(), watch), by=claire)
    decision = decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=watch)
    page = browser_of(aicha).get(decision.get_absolute_url()).content.decode()
    assert ALONE in page and "personne d’autre ne veille" not in page


@pytest.mark.parametrize(("many", "is_judged"), [(3, False), (4, True)])
def test_under_an_alias_a_danger_takes_four_for_another_look(circle, bruno, person, elena, many, is_judged):
    team = [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo", "Dino")[:many]]
    post = begun(circle, bruno, DANGER, is_hidden=True).posts.get()
    one, other = [one for one in team if may_decide(one, "post", post.pk, None)][:2]
    be_second(look_at_it(post, one), by=other)
    appeal = ask_another_look(decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=one), "?", by=bruno)
    assert any(may_judge(one, appeal) for one in team) == is_judged


def test_whether_somebody_may_look_again_is_said_whoever_told_or_is_near(thread, aicha, watch, claire, browser_of):
    """That somebody of the watch is near, or told the team of it, is not to be read there."""
    pages = []
    for text in ("Un vase.", "Une cruche."):
        post = said_in(thread, aicha, text)
        if pages:
            reported(post, by=claire)
        look_at_it(post, watch)
        pages.append(decide("post", post.pk, Ruling(Measure.REMOVE, "autre", "Non."), by=watch).get_absolute_url())
    said = [ALONE in browser_of(aicha).get(page).content.decode() for page in pages]
    block(aicha, by=claire)
    assert said == [ALONE in browser_of(aicha).get(page).content.decode() for page in pages] == [False, False]
