"""Someone met in a circle is blocked from what they wrote, and an alias is never tested that way."""

import re
from datetime import timedelta

import pytest

from entrepairs.community.actions.aside import follow_thread
from entrepairs.community.actions.blocking import block_author
from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Reader, Thread
from entrepairs.community.tests.begins import added, ended, fresh, minute
from entrepairs.community.tests.talking import DANGER, NOON, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Block

pytestmark = pytest.mark.django_db
MINE = "/mes-blocages/"


def of(thread):
    post = thread.posts.select_related("voice__person").get()
    return post, f"/fils/messages/{post.pk}/"


def main(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode().split("<main")[1]


def test_a_block_from_a_message_holds_both_ways_in_silence_and_is_undone(circle, bruno, aicha, farid, browser_of):
    thread, shared = begun(circle, bruno), begun(circle, aicha)
    theirs = said_in(shared, farid)
    _post, here = of(thread)
    browser = browser_of(farid)

    page = main(browser.get(f"{here}de-cote/"))
    assert "Bruno ne pourra plus" in page and "aucun·e des deux" in page and "Oui, bloquer" in page
    done = browser.post(f"{here}blocage/")

    assert (done.status_code, done["Location"]) == (303, MINE)
    assert "Bruno" in main(browser.get(MINE)) and "Farid" not in main(browser_of(bruno).get(MINE))
    assert not Thread.objects.visible_to(farid).filter(pk=thread.pk).exists()
    assert theirs not in Post.objects.visible_to(bruno, shared) and theirs in Post.objects.visible_to(aicha, shared)
    assert not Notice.objects.exists()
    browser.post(f"{MINE}{Block.objects.get().pk}/levee/")
    assert Thread.objects.visible_to(farid).filter(pk=thread.pk).exists()


def test_an_alias_is_not_blocked_since_the_list_and_the_other_threads_would_say_whose_it_is(
    circle, bruno, farid, browser_of
):
    begun(circle, bruno)
    post, here = of(begun(circle, bruno, is_hidden=True))
    browser = browser_of(farid)

    assert "bloquer cette" not in main(browser.get(f"{here}de-cote/")).casefold()
    refused = browser.post(f"{here}blocage/", follow=True)

    assert "On ne sait pas qui écrit" in main(refused) and "Bruno" not in main(browser.get(MINE))
    with pytest.raises(Refused):
        block_author(post, by=farid)
    assert not Block.objects.exists() and Thread.objects.visible_to(farid).count() == 2


def test_nobody_blocks_themselves_nor_through_a_message_that_they_do_not_read(house, elena, farid, browser_of):
    _post, here = of(begun(circle_of(house, elena, readers="maison"), elena))

    assert browser_of(farid).post(f"{here}blocage/").status_code == 404
    assert "Ce message est le vôtre" in main(browser_of(elena).post(f"{here}blocage/", follow=True))
    assert not Block.objects.exists()


def places(browser, circle, *titles):
    """For each list that shows them, the order of these threads."""
    pages = [main(browser.get(here)) for here in (circle.get_absolute_url(), "/mes-mots/")]
    return [sorted((one for one in titles if one in page), key=page.index) for page in pages]


def test_a_thread_does_not_move_for_who_may_not_read_what_was_added(
    circle, elena, bruno, aicha, farid, claire, browser_of
):
    """Its place, its hour and « depuis votre dernière visite » would say that someone is there who may not be seen."""
    start = NOON - timedelta(hours=6, minutes=40)
    for hour, title in enumerate(["Premier", "Deuxième", "Troisième"]):
        with at(start + timedelta(hours=hour)):
            thread = begun(circle, elena, title=title)
            for one in (aicha, farid, claire):
                follow_thread(thread, by=one)
    first = Thread.objects.get(opened_at=start)
    with at(start + timedelta(hours=3)):
        block(aicha, by=bruno)
        block(bruno, by=claire)
        said_in(Thread.objects.get(opened_at=start + timedelta(hours=1)), farid)
        [browser_of(one).get(circle.get_absolute_url()) for one in (aicha, farid, claire)]
    before = ["Deuxième", "Troisième", "Premier"]
    with at(start + timedelta(hours=5)):
        said_in(first, bruno)
        moved = ["Premier", *before[:2]]
        assert places(browser_of(farid), circle, *before) == [moved, ["Deuxième", "Premier", "Troisième"]]
        assert places(browser_of(aicha), circle, *before) == places(browser_of(claire), circle, *before) == [before] * 2
        pages = [main(browser_of(one).get(circle.get_absolute_url())) for one in (farid, aicha, claire)]
        assert ["Depuis votre dernière visite" in page for page in pages] == [True, False, False]
        assert ["il y a 5 heures" in page for page in pages] == [False, True, True]
    with at(start + timedelta(hours=6)):
        said_in(first, elena)
        said_in(first, bruno)
        assert places(browser_of(aicha), circle, *before)[0] == moved


def came_at(person):
    reader = Reader.of(person)
    return Thread.objects.read_by(reader).before(None, None, reader.apart).get().came_at


def test_what_waits_of_somebody_unseen_moves_no_thread(circle, elena, bruno, aicha, farid):
    thread = begun(circle, farid)
    Circle.objects.update(first_are_held=True)
    show_post(said_in(Thread.objects.get(), farid), by=elena)
    block(aicha, by=bruno)

    before = came_at(aicha)
    said_in(Thread.objects.get(pk=thread.pk), bruno, "celui qui attend")
    assert came_at(aicha) == before


def test_nor_what_the_team_said_to_somebody_else_alone(first, bruno, aicha, elena, noa, watch):
    """Noa moved it since, whom Bruno does not read."""
    with minute(1):
        danger = added(first, aicha, DANGER)
    with minute(2):
        said_in(first.thread, elena, "Tu es où ?", only_for=str(danger.voice_id))
        ended(danger, watch)
        remove_post(danger, by=aicha)
    with minute(3):
        edit_post(fresh(first), DANGER, by=bruno)
        said_in(Thread.objects.get(), noa, "Je suis là.", only_for=str(first.voice_id))
    with minute(4):
        assert came_at(bruno) == NOON + timedelta(minutes=3)
        block(noa, by=bruno)
        assert came_at(bruno) == NOON


def test_the_next_page_goes_on_from_where_one_is(circle, elena, bruno, aicha, browser_of):
    start = NOON - timedelta(hours=6, minutes=40)
    for count in range(30):
        with at(start + timedelta(minutes=count)):
            begun(circle, elena, title=f"Fil {count:02}.")
    block(aicha, by=bruno)
    for thread in Thread.objects.order_by("opened_at")[:10]:
        said_in(thread, bruno)

    first = main(browser_of(aicha).get(circle.get_absolute_url()))
    then = main(browser_of(aicha).get(circle.get_absolute_url() + "?avant=" + first.split("?avant=")[1].split('"')[0]))

    assert [re.findall(r"Fil \d\d", page) for page in (first, then)] == [
        [f"Fil {count:02}" for count in range(29, 4, -1)],
        [f"Fil {count:02}" for count in range(4, -1, -1)],
    ]
