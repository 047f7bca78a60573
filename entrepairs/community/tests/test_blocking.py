"""Someone met in a circle is blocked from what they wrote, and an alias is never tested that way."""

import pytest

from entrepairs.community.actions.blocking import block_author
from entrepairs.community.models import Post, Thread
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
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
