"""The picture of a message before the watch: seen by who has taken it, and never another taken for it."""

import pytest
from django.urls import reverse

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.picturing import remove_picture
from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Picture, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.pictures import drawn_again
from entrepairs.community.tests.talking import DANGER, NOON, TEXT, begun, circle_of
from entrepairs.community.tests.test_pictures import ALT, photo
from entrepairs.community.tests.waiting import unanswered
from entrepairs.community.written import Shown
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.reports import Shown as Told
from entrepairs.safety.actions.reports import send_report
from entrepairs.safety.actions.watching import be_second, finish_look
from entrepairs.safety.models import Look
from entrepairs.safety.seen import seen_of
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(house, elena, bruno, driss):
    """It waits to be read."""
    watching(driss, by=elena)
    return begun(circle_of(house, elena, first_are_held=True), bruno, picture=drawn(), alt=ALT).posts.get()


def drawn():
    return drawn_again(photo((30, 20), located=False))


def look_of(post, by):
    return taken(Look.objects.open().get(object_id=post.pk), by=by)


def address_of(look):
    return reverse("safety:look_picture", args=[look.pk])


@pytest.mark.parametrize("page", ["ruling", "limiting"])
def test_where_one_decides_it_is_there_to_be_seen_again(post, driss, desk, page):
    look = look_of(post, driss)
    shown = desk(driss).get(reverse(f"safety:{page}", args=[look.pk])).content.decode()
    assert f'src="{address_of(look)}" alt="{ALT}"' in shown and "Ouvrir l’image s’écrit aussi." in shown


@pytest.mark.parametrize("how", ["waits", "red", "for a few"])
def test_who_has_taken_it_sees_its_picture_once_they_ask(how, house, elena, bruno, driss, desk):
    watching(driss, by=elena)
    member(house, bruno, by=elena)
    readers = Circle.Readers.HOUSE if how == "for a few" else Circle.Readers.EVERYBODY
    circle = circle_of(house, elena, first_are_held=how != "red", readers=readers)
    post = begun(circle, bruno, DANGER if how == "red" else TEXT, picture=drawn(), alt=ALT).posts.get()
    look, client = look_of(post, driss), desk(driss)

    page = client.get(look.get_absolute_url()).content.decode()
    assert page.index("Voir l’image") < page.index(f'src="{address_of(look)}" alt="{ALT}"')
    assert not Entry.objects.filter(verb="look.picture").exists()

    answer = client.get(address_of(look))
    assert (answer.content, answer["Content-Type"]) == (Picture.objects.get().image, "image/webp")
    assert "no-store" in answer["Cache-Control"]
    entry = Entry.objects.get(verb="look.picture")
    assert (entry.actor, entry.about, entry.thing) == (driss.pk, None, str(look.pk))


def test_the_picture_of_a_thread_that_nobody_answered_is_seen_too(house, elena, bruno, driss, desk):
    watching(driss, by=elena)
    look = taken(unanswered(begun(circle_of(house, elena), bruno, picture=drawn(), alt=ALT)), by=driss)

    assert desk(driss).get(address_of(look)).content == Picture.objects.get().image


def test_it_does_not_exist_for_the_others_nor_before_nor_afterwards(post, bruno, driss, claire, elena, farid, desk):
    watching(claire, by=elena)
    look = Look.objects.open().get(object_id=post.pk)

    def statuses(*people):
        return [desk(one).get(address_of(look)).status_code for one in people]

    assert statuses(driss, claire, elena, bruno, farid) == [404] * 5
    taken(look, by=driss)
    assert statuses(driss, claire, elena, bruno, farid) == [200, 404, 404, 404, 404]
    be_second(look, by=claire)
    assert statuses(driss, claire) == [200, 200]
    finish_look(look, Look.Outcome.READ, by=driss)
    assert statuses(driss, claire) == [404, 404]
    assert Entry.objects.filter(verb="look.picture").count() == 3


def test_a_look_without_a_picture_and_no_look_at_all_give_the_same(post, bruno, driss, desk):
    look = look_of(post, driss)
    remove_picture(post, by=bruno)

    addresses = [address_of(look), reverse("safety:look_picture", args=[new_id()])]
    assert [desk(driss).get(one).status_code for one in addresses] == [404, 404]
    assert "Voir l’image" not in desk(driss).get(look.get_absolute_url()).content.decode()


def test_another_picture_under_the_same_words_is_to_be_read_first(post, bruno, driss, elena):
    look = look_of(post, driss)
    read, read_in_place = seen_of(look).fingerprint, post.fingerprint
    edit_post(post, post.text, by=bruno, shown=Shown(drawn(), ALT, is_blurred=False))

    with pytest.raises(Refused):
        finish_look(look, Look.Outcome.READ, by=driss, read=read)
    with pytest.raises(Refused):
        show_post(post, by=elena, read=read_in_place)

    finish_look(look, Look.Outcome.READ, by=driss, read=seen_of(look).fingerprint)
    post.refresh_from_db()
    assert post.standing == Standing.SHOWN


def test_other_words_for_the_same_picture_are_to_be_read_first_by_the_team_too(post, bruno, elena):
    read = post.fingerprint
    edit_post(post, post.text, by=bruno, shown=Shown(None, "un chien", is_blurred=False))

    with pytest.raises(Refused):
        show_post(post, by=elena, read=read)


@pytest.mark.parametrize("how", ["removed", "replaced"])
def test_a_picture_that_went_after_a_report_is_said_to_be_gone_and_when(post, bruno, driss, elena, how):
    report = send_report(Told("post", post.pk), "attaque", "regardez l’image", new_id(), by=elena)
    with at(NOON):
        if how == "removed":
            remove_picture(post, by=bruno)
        else:
            edit_post(post, post.text, by=bruno, shown=Shown(drawn(), ALT, is_blurred=False))

    seen = seen_of(look_of(post, driss))
    assert report.snapshot == seen.kept and seen.kept.endswith(f"Image\u00a0: {ALT}")
    assert "retirée, ou remplacée, le mardi 3 mars 2026 à 12\u00a0h" in seen.text
    assert (f"Image\u00a0: {ALT}" in seen.text) == (how == "replaced")
    assert Picture.objects.count() == (how == "replaced"), "no copy stays"


def test_nothing_of_it_stays_with_a_message_taken_back(post, bruno, driss):
    remove_picture(post, by=bruno)
    remove_post(post, by=bruno)

    assert Post.objects.get().picture_gone_at is None and seen_of(look_of(post, driss)).text == ""
