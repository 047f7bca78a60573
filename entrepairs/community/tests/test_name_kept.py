"""« Sans mon pseudonyme » says nothing by itself: not by an old page, not by who may answer, not by a welcome. And what
nobody saw leaves no trace."""

import re

import pytest
from django.test import Client

from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.actions.welcoming import say_welcome, take_welcome
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread, Welcome
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, NIGHT, NOON, TEXT, begun, circle_of, form, said_in, words
from entrepairs.core.clock import at
from entrepairs.core.ids import new_id
from entrepairs.core.rules import Refused
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching
from entrepairs.structures.actions.roles import accept_role, give_role
from entrepairs.structures.models import Role

pytestmark = pytest.mark.django_db


def sent(text="", **more):
    return {"key": str(new_id()), "text": text, "heard": "on"} | more


def test_what_asked_for_another_name_never_goes_out_signed(circle, aicha, bruno, browser_of):
    """Two pages were open: the first answer was signed."""
    thread, browser = begun(circle, aicha), browser_of(bruno)
    browser.post(thread.get_absolute_url(), sent("Bonjour.", accepts="on"))

    refused = browser.post(thread.get_absolute_url(), sent("Mon secret", is_hidden="on"))

    assert refused.status_code == 422 and "Mon secret" in refused.content.decode()
    assert "Mon secret" not in Client().get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"text": "Mon secret. Appelez-moi au 06 12 34 56 78.", "heard": ""},
        {"text": "Mon secret bit.ly/3x"},
        {"text": "Mon secret", "alt": "une image qui n’est pas venue"},
        {"text": "Mon secret " + 5_000 * "a"},
    ],
    ids=["a number", "a short address", "a picture that did not come", "too long"],
)
def test_nor_once_it_was_refused_for_something_else(circle, aicha, bruno, browser_of, typed):
    thread, browser = begun(circle, aicha), browser_of(bruno)
    said_in(thread, bruno, "Bonjour.")

    page = browser.post(thread.get_absolute_url(), sent(is_hidden="on", **typed)).content.decode()
    asked = re.search(r'<input[^>]*name="is_hidden"[^>]*>', page)

    assert asked and "checked" in asked[0], "the box stays as it was, in sight"
    refused = browser.post(thread.get_absolute_url(), sent("Mon secret", is_hidden="on"))
    assert "vous écrivez déjà sous votre pseudonyme" in refused.content.decode()
    browser.post(thread.get_absolute_url(), sent("Pas un secret"))
    assert [post.text for post in thread.posts.order_by("written_at")][2:] == ["Pas un secret"]


@pytest.mark.parametrize("text", ["Bonjour", DANGER])
def test_where_only_the_team_answers_it_has_no_alias(house, elena, bruno, text):
    thread = begun(circle_of(house, elena, first_are_held=True), bruno, text)
    with pytest.raises(Refused, match="seule l’équipe"):
        said_in(Thread.objects.get(pk=thread.pk), elena, "Je suis là.", is_hidden=True)


def test_no_page_offers_the_team_an_alias_where_it_has_none(house, elena, bruno, desk):
    circle = circle_of(house, elena, first_are_held=True)
    thread, shown, browser = begun(circle, bruno), begun(circle, elena), desk(elena)
    Circle.objects.update(out_of_hours=Circle.OutOfHours.CLOSED)

    def has_box(thing, moment, path=""):
        with at(moment):
            return 'name="is_hidden"' in browser.get(thing.get_absolute_url() + path).content.decode()

    assert not has_box(thread, NOON)
    assert [has_box(circle, moment, "ecrire/") for moment in (NOON, NIGHT)] == [True, False]
    assert not has_box(shown, NIGHT)


def test_who_has_an_alias_there_welcomes_nobody_there(circle, bruno, elena):
    thread = begun(circle, bruno, is_hidden=True)
    said_in(thread, elena, "Moi aussi.", is_hidden=True)
    welcome = Welcome.objects.get(voice__opened_it=True)
    take_welcome(welcome, by=elena)
    with pytest.raises(Refused, match="Laissez une autre personne"):
        say_welcome(welcome, words(circle, elena, "Je suis Elena."), by=elena)


def test_a_welcome_is_signed_whatever_its_form_sends(house, circle, bruno, elena, desk):
    thread = begun(circle, bruno, is_hidden=True)
    welcome = Welcome.objects.get(voice__opened_it=True)
    take_welcome(welcome, by=elena)
    sure = {"accepts": "on", "is_hidden": "on"}
    desk(elena).post(f"/maisons/{house.pk}/accueillir/{welcome.pk}/", sent("Bonjour, je suis Elena.", **sure))
    assert thread.posts.get(begins=False).voice.person == elena


def test_an_alias_waits_by_what_it_said_there_whoever_is_behind_it(house, elena, claire, bruno, driss):
    """Of who is new, of who is known here, of the team."""
    accept_role(give_role(house, driss, Role.Name.FACILITATOR, by=elena), by=driss)
    circle = circle_of(house, elena, first_are_held=False)
    [begun(circle, claire, title=title) for title in ("Un", "Deux")]
    circle.first_are_held = True
    circle.save()

    threads = [begun(circle, one, is_hidden=True) for one in (claire, bruno, elena)]

    for _time in range(2):
        posts = [thread.posts.latest("written_at") for thread in threads]
        assert [post.standing for post in posts] == [Standing.HELD] * 3
        [show_post(post, by=driss) for post in posts]
        said = [said_in(thread, one) for thread, one in zip(threads, (claire, bruno, elena), strict=True)]
    assert [post.standing for post in said] == [Standing.SHOWN] * 3


@pytest.mark.parametrize("changed", [{"is_hidden": "on"}, {"readers": "ici"}])
def test_under_another_name_or_for_fewer_people_the_same_words_are_not_said_to_be_there(
    circle, bruno, browser_of, changed
):
    """One goes back, and wants them otherwise: they went out as they were, and one reads where to take them back."""
    typed, here = form(circle, bruno, readers="ouvert", heard="on"), f"{circle.get_absolute_url()}ecrire/"
    browser = browser_of(bruno)
    browser.post(here, typed)

    again = browser.post(here, typed | changed)

    post = Post.objects.get()
    assert again.status_code == 422 and f"/mes-mots/{post.pk}/" in again.content.decode()
    assert browser.post(here, typed).status_code == 303


def at_noon_and_at_night(circle, who, act):
    """What becomes of an act on a thread that they began under an alias."""
    with at(NOON):
        thread = begun(circle, who, DANGER if act == "adds in danger" else TEXT, is_hidden=True)
    if act == "adds once it is set aside":
        Thread.objects.filter(pk=thread.pk).update(standing=Standing.SET_ASIDE)
    thread = Thread.objects.select_related("circle").get(pk=thread.pk)
    try:
        with at(NIGHT):
            if act == "changes it at night":
                return edit_post(thread.posts.get(), "Autre chose.", by=who).standing
            return said_in(thread, who, "Encore.").standing
    except Refused:
        return "refused"


@pytest.mark.parametrize("act", ["changes it at night", "adds in danger", "adds once it is set aside"])
def test_an_alias_of_the_team_is_kept_to_what_any_other_may_do(house, elena, bruno, act):
    hours = Circle.OutOfHours.CLOSED if "night" in act else Circle.OutOfHours.OPEN
    circle = circle_of(house, elena, out_of_hours=hours)
    assert at_noon_and_at_night(circle, elena, act) == at_noon_and_at_night(circle, bruno, act)


@pytest.mark.parametrize("how", ["held", "danger", "limited"])
def test_what_is_apart_is_taken_back_without_a_trace(house, elena, bruno, driss, browser_of, how):
    thread = begun(circle_of(house, elena, first_are_held=how == "held"), elena)
    post = said_in(thread, bruno, DANGER if how == "danger" else "Bonjour à vous.")
    if how == "limited":
        watching(driss, by=elena)
        taken(Look.objects.get(object_id=post.pk), by=driss)
        decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Voilà."), by=driss)
    promised = browser_of(bruno).get(f"/mes-mots/{post.pk}/").content.decode()
    remove_post(post, by=bruno)
    assert "aucune trace" in promised and "message retiré" not in promised
    assert "Bruno" not in Client().get(thread.get_absolute_url()).content.decode()


@pytest.mark.parametrize("waits_again", [False, True])
def test_what_was_shown_keeps_its_place(circle, elena, bruno, aicha, browser_of, waits_again):
    """Also once it waits, since its author changed it: others have answered."""
    thread = begun(circle, aicha)
    post = said_in(thread, bruno, "Une question ?")
    said_in(thread, elena, "Une réponse.")
    if waits_again:
        Circle.objects.update(first_are_held=True)
        assert edit_post(post, "Autrement.", by=bruno).standing == Standing.HELD

    promised = browser_of(bruno).get(f"/mes-mots/{post.pk}/").content.decode()
    remove_post(post, by=bruno)

    assert "on lira «\u00a0message retiré\u00a0»" in promised
    assert "Message retiré" in Client().get(thread.get_absolute_url()).content.decode()


def test_what_the_team_shows_later_is_new_for_who_came_meanwhile(house, elena, aicha, bruno, browser_of):
    thread = begun(circle_of(house, elena, first_are_held=True), elena)
    held = said_in(thread, bruno, "Bonjour, je suis nouveau.")
    said_in(thread, elena, "Une suite.")
    browser, address = browser_of(aicha), thread.get_absolute_url()
    last = browser.get(address).content.decode().split("apres=")[1][:36]
    show_post(Post.objects.get(pk=held.pk), by=elena)

    news = browser.get(f"{address}?apres={last}", headers={"HX-Request": "true"}).content.decode()
    assert f"message-{held.pk}" in news
