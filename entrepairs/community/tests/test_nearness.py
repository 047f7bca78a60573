"""Who is near whoever wrote, under an alias too, neither watches nor judges; and nothing of it says who wrote."""

import pytest

from entrepairs.accompaniment.tests.pairs import say
from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.removing import show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.rules.keeping import may_show
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.appeals import ask_another_look, judge_appeal
from entrepairs.safety.actions.blocks import block, unblock
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.actions.watching import claim_look
from entrepairs.safety.models import Look, Measure, Watcher
from entrepairs.safety.tasks.drawing import draw_newcomers
from entrepairs.safety.tests.watched import looks, watching
from entrepairs.safety.watch_queue import waiting_of

pytestmark = pytest.mark.django_db


def look_of(post):
    return Look.objects.open().get(kind="post", object_id=post.pk)


def kept_from(post, *people):
    return {one for one in people if not looks(one, post)}


@pytest.mark.parametrize("is_hidden", [False, True])
def test_a_block_either_way_keeps_from_watching(circle, bruno, driss, claire, farid, elena, desk, is_hidden):
    watching(driss, by=elena), watching(claire, by=elena)
    block(driss, by=bruno), block(bruno, by=claire)
    if is_hidden:  # whom one blocks oneself is not asked: one would choose, and read the answer
        block(claire, by=bruno)
    post = begun(circle, bruno, "un soir", is_hidden=is_hidden).posts.get()

    for someone in (driss, claire):
        assert desk(someone).get(look_of(post).get_absolute_url()).status_code == 404
        with pytest.raises(Refused):
            claim_look(look_of(post), by=someone)
    watching(farid, by=elena), draw_newcomers.func()
    assert desk(farid).get(look_of(post).get_absolute_url()).status_code == 200


def test_who_accompanies_them_neither_watches_nor_judges_their_alias(pair, circle, bruno, aicha, driss, claire, elena):
    for someone in (aicha, driss, claire):
        watching(someone, by=elena)
    post = begun(circle, bruno, "un soir", is_hidden=True).posts.get()
    assert kept_from(post, aicha, driss, claire) == {aicha}

    claim_look(look_of(post), by=driss)
    decision = decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Un détail."), by=driss)
    appeal = ask_another_look(decision, "pas d’accord", by=bruno)
    for someone in (aicha, driss):
        with pytest.raises(Refused):
            judge_appeal(appeal, "levee", "non", by=someone)
    judge_appeal(appeal, "levee", "oui", by=claire)


def test_as_many_are_set_aside_whoever_wrote_and_blocking_afterwards_shows_nothing(circle, bruno, person, elena):
    team = [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo", "Dino", "Enzo", "Fay")]
    block(team[0], by=bruno)
    thread = begun(circle, bruno, "un soir", is_hidden=True)
    kept = kept_from(thread.posts.get(), *team)
    assert team[0] in kept and len(kept) == 2
    assert len(kept_from(begun(circle, elena, "autre", is_hidden=True).posts.get(), *team)) == 2

    others = [one for one in team if one not in kept]
    block(others[0], by=bruno), unblock(team[0], by=bruno)
    assert kept_from(thread.posts.get(), *team) == kept
    assert kept_from(said_in(thread, bruno, "encore"), *team) == kept


def test_who_is_apart_from_one_side_of_a_talk_does_not_look_at_what_was_shown(
    pair, bruno, aicha, claire, driss, elena, browser_of, desk
):
    watching(claire, by=elena), watching(driss, by=elena)
    block(claire, by=aicha)
    said = [say(pair, "tu me dois de l’argent", aicha), say(pair, "arrête", bruno)]
    told = {"key": str(new_id()), "ground": "vente", "words": "elle me fait peur", "chosen": [one.pk for one in said]}
    browser_of(bruno).post(f"/accompagnements/{pair.pk}/signaler/", told)
    where = Look.objects.open().get().get_absolute_url()

    assert desk(claire).get(where).status_code == 404
    assert desk(driss).get(where).status_code == 200


def test_what_waits_is_shown_only_as_it_was_read(house, elena, bruno, desk):
    post = begun(circle_of(house, elena, first_are_held=True), bruno, "bonjour").posts.get()
    browser = desk(elena)
    page = browser.get(post.thread.get_absolute_url()).content.decode()
    assert post.fingerprint in page
    edit_post(Post.objects.get(pk=post.pk), "autre chose", by=bruno)

    browser.post(f"/fils/messages/{post.pk}/lecture/", {"lu": post.fingerprint})
    assert Post.objects.get(pk=post.pk).standing == Standing.HELD
    show_post(post, by=elena, read=Post.objects.get(pk=post.pk).fingerprint)
    assert Post.objects.get(pk=post.pk).standing == Standing.SHOWN


@pytest.mark.parametrize("is_hidden", [False, True])
def test_the_team_of_a_circle_does_not_let_appear_what_someone_near_wrote(house, elena, bruno, person, desk, is_hidden):
    circle = circle_of(house, elena, first_are_held=True)
    team = [person(name) for name in ("Ada", "Bela", "Cleo", "Dino")]
    for one in team:
        member(house, one, by=elena, name="animation")
    block(team[0], by=bruno)
    post = begun(circle, bruno, DANGER, is_hidden=is_hidden).posts.get()

    refused = {one for one in [elena, *team] if not may_show(one, post)}
    assert team[0] in refused and len(refused) == 1
    with pytest.raises(Refused, match="par ailleurs"):
        show_post(post, by=team[0])
    page = desk(team[0]).get(post.thread.get_absolute_url()).content.decode()
    assert "/lecture/" not in page and ("par ailleurs" in page) == is_hidden, "a block hides the whole thread"
    others = [one for one in team if one not in refused]
    block(bruno, by=others[0])
    later = {one for one in [elena, *team] if not may_show(one, post)}
    assert later == (refused if is_hidden else refused | {others[0]}), "under an alias, a block set since shows nothing"


def test_what_one_is_set_aside_from_does_not_wait_for_them(circle, bruno, person, elena):
    team = [watching(person(name), by=elena).person for name in ("Ada", "Bela", "Cleo")]
    post = begun(circle, bruno, "un soir", is_hidden=True).posts.get()
    kept = kept_from(post, *team)
    assert len(kept) == 1

    for one in team:
        waiting, _is_over = waiting_of(Look.objects.visible_to(one), now(), Watcher.objects.get(person=one))
        assert bool(waiting) is (one not in kept)


def test_a_danger_written_by_an_edit_leaves_the_words_of_others_where_they_are(circle, bruno, aicha, farid, elena):
    thread = begun(circle, bruno, "bonjour")
    said_in(thread, aicha, "Je te lis depuis le début.")
    edit_post(thread.posts.get(begins=True), DANGER, by=bruno)

    for someone in (aicha, farid, None):
        assert Thread.objects.visible_to(someone).filter(pk=thread.pk).exists()
        seen = Post.objects.visible_to(someone, thread).select_related("thread__circle__data_key")
        assert [post.text for post in seen] == ["Je te lis depuis le début."]
    assert said_in(thread, bruno, "je suis là").standing == Standing.LOOKED_AT
    assert Post.objects.visible_to(elena, thread).count() == 3
    show_post(thread.posts.get(begins=True), by=elena)
    assert said_in(thread, bruno, "merci").standing == Standing.SHOWN
