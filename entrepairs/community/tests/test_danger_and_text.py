"""The end of a danger decides nothing of its text, and tells nobody who wrote, who told, or who is near; what nobody
shows any more is still its author’s."""

from datetime import timedelta

import pytest

from entrepairs.accompaniment.tests.pairs import say, walking
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.dangers import passes, worried, written
from entrepairs.community.tests.looked_at import reported, standing
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety import apart
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.actions.looks import look_at
from entrepairs.safety.actions.reports import Shown, send_report
from entrepairs.safety.actions.resting import Resting, rest_thread
from entrepairs.safety.actions.watchers import pause_watch, resume_watch
from entrepairs.safety.actions.watching import ask_second, be_second, finish_look, hand_back_look
from entrepairs.safety.models import Concern, Look, Measure, Report, Watcher
from entrepairs.safety.rules.decisions import may_decide, may_lift
from entrepairs.safety.rules.nearness import may_rule_on
from entrepairs.safety.rules.watch import may_claim, may_watch
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
LATE = NOON + timedelta(days=3)


def rests(person):
    pause_watch(Watcher.objects.get(person=person), by=person)


def back(person):
    resume_watch(Watcher.objects.get(person=person), by=person)


def ended(look, one, other, outcome=Look.Outcome.SUPPORTED):
    ask_second(taken(look, by=one), by=one)
    be_second(Look.objects.get(pk=look.pk), by=other)
    finish_look(look, outcome, by=one)


def test_nobody_lifts_what_was_decided_of_their_own_thread_once_it_is_hidden(circle, night_team, desk):
    ada, bela, cleo = night_team
    with at(NOON):
        thread = begun(circle, cleo, "Personne ne sait.", is_hidden=True)
        look = look_at("thread", thread.pk, "bleu", because="sans-reponse")
        first = next(one for one in (ada, bela) if may_watch(one, look))
        rest = rest_thread(taken(look, by=first), Resting(48, "autre", "On souffle."), by=first)
        post = Look.objects.open().get(kind="post")
        taken(post, by=first)
        decide("post", post.object_id, Ruling(Measure.LIMIT, "autre", "Un détail."), by=first)
        with pytest.raises(Refused):
            lift_decision(rest, "non", by=cleo)
        assert desk(cleo).get(f"/veille/decisions/{rest.pk}/").status_code == 404


def test_who_has_a_danger_keeps_its_page_though_its_thread_is_hidden_since(circle, bruno, night_team, desk):
    with at(NOON):
        thread = begun(circle, bruno, "Personne ne sait.", is_hidden=True)
        look = look_at("thread", thread.pk, "rouge", because="inquietude")
        out = next(one for one in night_team if not may_rule_on(one, "thread", thread.pk))
        taken(look, by=out)
        edit_post(thread.posts.get(), DANGER, by=bruno)
        assert all(may_watch(one, Look.objects.get(pk=look.pk)) for one in night_team)
        assert desk(out).get(look.get_absolute_url()).status_code == 200


def test_who_looks_with_an_alias_that_was_never_drawn_reads_the_same_page(house, elena, bruno, aicha, night_team, desk):
    """In a circle of few, the thread of an alias may never have come before the watch."""
    for one in (bruno, aicha):
        member(house, one, by=elena)
    block(night_team[0], by=bruno)
    with at(NOON):
        thread = begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), bruno, "un soir", is_hidden=True)
        look = Look.objects.open().get(object_id=said_in(thread, aicha, DANGER).pk)
        shown = set()
        for one in night_team:
            taken(look, by=one)
            shown.add("Laisser reposer le fil" in desk(one).get(look.get_absolute_url()).content.decode())
            hand_back_look(look, by=one)
    assert shown == {True}


@pytest.mark.parametrize("by_whom", [0, None])
def test_whether_one_of_them_worried_opens_nothing(circle, bruno, aicha, night_team, by_whom):
    ada, bela, _cleo = night_team
    with at(NOON):
        post, red = worried(circle, bruno, aicha if by_whom is None else night_team[by_whom], NOON)
        ended(red, ada, bela)
        assert not Look.objects.open().filter(object_id=post.pk).exists()
        assert Concern.objects.get().closed_at


def test_a_report_goes_on_whoever_ends_the_danger(circle, bruno, aicha, farid, night_team):
    with at(NOON):
        post, red = worried(circle, bruno, aicha, NOON)
        reported(post, farid)
        ended(red, *night_team[:2])
        again = Look.objects.open().get(object_id=post.pk)
    assert (again.queue, Report.objects.get().closed_at) == ("jaune", None)


def test_what_two_near_people_found_harmless_appears_once_another_has_read_it(circle, bruno, night_team):
    ada, bela, cleo = night_team
    block(ada, by=bruno), block(bela, by=bruno)
    with at(NIGHT):
        rests(cleo)
    post, look = written(circle, bruno)
    passes(NIGHT, 0.25)
    with at(NIGHT + timedelta(minutes=20)):
        ended(look, ada, bela, Look.Outcome.READ)
        assert standing(post) == Standing.LOOKED_AT
        back(cleo)
        finish_look(taken(Look.objects.open().get(object_id=post.pk), by=cleo), Look.Outcome.READ, by=cleo)
    assert standing(post) == Standing.SHOWN


def test_what_was_shown_of_a_private_talk_is_opened_to_nobody_else(pair, bruno, aicha, night_team, browser_of):
    ada, bela, cleo = night_team
    with at(NIGHT):
        one = say(pair, "je ne veux plus être là", bruno)
        told = {"key": str(new_id()), "how": "il l’a dit", "when": "ce soir", "where": "", "is_now": "on"}
        browser_of(aicha).post(f"/accompagnements/{pair.pk}/je-m-inquiete/", told | {"chosen": [str(one.pk)]})
        look = Look.objects.open().get(kind="exchange")
        block(bela, by=bruno), block(ada, by=bruno)
        rests(cleo)
    passes(NIGHT, 0.25)
    with at(NIGHT + timedelta(minutes=20)):
        ended(look, ada, bela)
    assert not Look.objects.open().exists()


def test_what_is_gone_once_its_danger_is_over_leaves_nothing_to_read(circle, bruno, aicha, night_team):
    with at(NIGHT):
        post, look = worried(circle, bruno, aicha)
        remove_post(post, by=bruno)
        ended(look, *night_team[:2])
    assert not Look.objects.open().filter(object_id=post.pk).exists()


def test_the_last_resort_is_for_as_long_as_it_waits(circle, bruno, night_team):
    ada, bela, cleo = night_team
    block(ada, by=bruno), block(bela, by=bruno)
    with at(NOON):
        post = begun(circle, bruno, "un soir").posts.get()
        rests(cleo)
    with at(LATE):
        draw_newcomers.call()
        assert may_decide(ada, "post", post.pk, bruno)
        finish_look(taken(Look.objects.get(object_id=post.pk), by=ada), Look.Outcome.READ, by=ada)
    with at(LATE + timedelta(days=100)):
        assert not may_decide(ada, "post", post.pk, bruno)


def test_who_accompanies_them_does_not_look_even_late(circle, bruno, elena, night_team):
    ada, bela, cleo = night_team
    walking(bruno, ada, elena)
    with at(NOON):
        post = begun(circle, bruno, "un soir").posts.get()
        rests(bela), rests(cleo)
    with at(LATE):
        draw_newcomers.call()
        look = Look.objects.get(object_id=post.pk)
        assert not may_watch(ada, look) and not may_decide(ada, "post", post.pk, bruno)


def test_who_coordinates_a_house_does_not_end_what_was_told_of_a_gathering_that_is_gone(house, elena, night_team):
    watching(elena, by=elena)
    with at(NOON):
        gathering = planned(house, by=elena, title="x", signup=True)
        send_report(Shown("gathering", gathering.pk), "vente", "elle vend des remèdes", new_id(), by=None)
        look = Look.objects.open().get(object_id=gathering.pk)
        gathering.delete()
        assert not may_watch(elena, look) and may_watch(night_team[0], look)


def test_what_only_who_told_could_end_is_theirs_once_it_has_waited_too_long(circle, bruno, farid, night_team):
    """Left to the others before, it would tell them who told."""
    ada, bela, cleo = night_team
    block(bela, by=bruno), block(cleo, by=bruno)
    with at(NOON):
        post, red = worried(circle, bruno, farid, NOON)
        reported(post, ada)
        ended(red, ada, bela)
    with at(LATE):
        draw_newcomers.call()
        again = Look.objects.open().get(object_id=post.pk)
        assert not any(may_watch(one, again) for one in (bela, cleo)) and not may_claim(ada, again)
    with at(LATE + timedelta(days=4)):
        draw_newcomers.call()
        assert not may_watch(cleo, again)
        finish_look(taken(again, by=ada), Look.Outcome.READ, by=ada)
    assert Report.objects.get().closed_at


@pytest.mark.parametrize("is_hidden", [False, True])
def test_what_all_of_the_watch_told_about_is_decided_by_one_of_them_once_late(circle, bruno, night_team, is_hidden):
    with at(NOON):
        post = begun(circle, bruno, "un soir", is_hidden=is_hidden).posts.get()
        for one in night_team:
            reported(post, one)
        assert not any(may_decide(one, "post", post.pk, None) for one in night_team)
        out = [one for one in night_team if not may_watch(one, Look.objects.open().get(object_id=post.pk))]
    with at(LATE):
        draw_newcomers.call()
        assert not any(may_decide(one, "post", post.pk, None) for one in night_team)
    with at(LATE + timedelta(days=4)):
        draw_newcomers.call()
        waiting = Look.objects.open().get(object_id=post.pk)
        assert [one for one in night_team if not may_watch(one, waiting)] == out, "it says nothing of who told"
        one = next(one for one in night_team if one not in out)
        taken(waiting, by=one)
        decided = decide("post", post.pk, Ruling(Measure.REMOVE, "attaque", "Des mots blessants."), by=one)
        assert not Look.objects.open().filter(object_id=post.pk).exists()
        assert not any(may_lift(one, decided) for one in night_team)


def test_the_on_call_person_who_told_does_not_open_a_talk_to_others(pair, bruno, aicha, night_team, browser_of, elena):
    watching(aicha, by=elena, on_call=True)
    block(night_team[1], by=bruno)
    with at(NIGHT):
        one = say(pair, "je ne veux plus être là", bruno)
        told = {"key": str(new_id()), "how": "il l’a dit", "when": "ce soir", "where": "", "is_now": "on"}
        browser_of(aicha).post(f"/accompagnements/{pair.pk}/je-m-inquiete/", told | {"chosen": [str(one.pk)]})
    passes(NIGHT, 0.25)
    assert not Look.objects.open().get(kind="exchange").left_to_all


def test_the_team_of_a_circle_is_drawn_from_a_thread_too(house, circle, bruno, elena, night_team):
    """Whichever row of the alias comes first: else nobody could let its text appear."""
    thread = begun(circle, bruno, "un soir", is_hidden=True)
    Look.objects.all().delete()
    look = look_at("thread", thread.pk, "bleu", because="sans-reponse")
    marks = {apart.mark(one.pk) for one in circle.team()}
    assert marks and marks <= {*look.left_to, *look.set_aside}
