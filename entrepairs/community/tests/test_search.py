"""« Chercher dans les cercles »: found in one’s own words, and nothing more than reading shows."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client

from entrepairs.community.actions.aside import mute_circle
from entrepairs.community.actions.leaving import leave_circles
from entrepairs.community.actions.removing import apply_measure, remove_post
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Findable, Post
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import fill_index
from entrepairs.community.tests.talking import DANGER, begun, circle_of, said_in
from entrepairs.core.models import DataKey
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Measure

pytestmark = pytest.mark.django_db
NOTHING = "Aucun message ne dit cela"


def searched(browser, words, **more):
    """The page of results; `avant`: those that are older."""
    sent = browser.post("/cercles/chercher/", {"words": words})
    return browser.get(f"{sent['Location']}&{urlencode(more)}")


def looked_for(browser, words, **more):
    """The part of the page that answers."""
    page = searched(browser, words, **more)
    assert page.status_code == 200
    assert words not in page.content.decode().split("</title>")[0]
    return page.content.decode().split('id="trouve"')[1]


@pytest.mark.parametrize(
    "words",
    [
        "hôpital",
        "HOPITAL",
        "les hôpitaux",
        "sortir de l’hôpital",
        "clinique",
        "aidant",
        "aidantes",
        "coussins",
        "copeau",
    ],
)
def test_words_are_found_as_people_type_them(circle, bruno, words):
    begun(circle, bruno, "Un aidant m’a porté un coussin. Je sors de l’hôpital, ou de la clinique. Des copeaux.")

    assert "Un pot de basilic" in looked_for(Client(), words)
    assert NOTHING in looked_for(Client(), f"{words} girafe")


def test_an_experience_is_found_by_its_other_names(circle, bruno):
    begun(circle, bruno, "Je suis en pleine déprime.")

    assert "Un pot de basilic" in looked_for(Client(), "dépression")
    assert "Un pot de basilic" in looked_for(Client(), "depresion"), "one slip of the finger"
    assert "Voici ce qui dit" in looked_for(Client(), "depresion")


def test_a_title_is_found_and_a_reply_leads_to_its_place(circle, bruno, aicha):
    thread = begun(circle, bruno, "rien de tel")
    reply = said_in(thread, aicha, "Une girafe en laine.")

    assert thread.posts.get(begins=True).get_absolute_url() in looked_for(Client(), "basilic")
    assert f'href="{reply.get_absolute_url()}"' in looked_for(Client(), "girafes")


@pytest.mark.parametrize("words", ["", "   ", "\u200b", "x" * 121])
def test_nothing_or_too_much_is_refused(words, db):
    assert Client().post("/cercles/chercher/", {"words": words}).status_code == 422


@pytest.mark.parametrize("words", ["le la les", "' OR 1=1 --", '"', "*", "a AND b", "(((", "🙂", "\x00girafe", "& | !"])
def test_odd_words_find_nothing_and_break_nothing(circle, bruno, words):
    begun(circle, bruno, "Une bougie.")

    assert Client().post("/cercles/chercher/", {"words": words}, follow=True).status_code in (200, 422)


def test_a_private_circle_is_searched_by_those_who_read_it(house, elena, bruno, aicha, farid, browser_of):
    begun(circle_of(house, elena, readers=Circle.Readers.HOUSE), elena, "Une girafe entre nous.")

    assert "girafe entre nous" in looked_for(browser_of(elena), "girafe")
    for browser in (Client(), browser_of(farid), browser_of(bruno)):
        assert NOTHING in looked_for(browser, "girafe")


def test_a_search_shows_no_more_than_reading(circle, bruno, aicha, farid, browser_of):
    named, hidden = begun(circle, bruno, "girafe nommée"), begun(circle, bruno, "girafe cachée", is_hidden=True)
    block(bruno, by=farid)

    found = looked_for(browser_of(farid), "girafe")
    assert ("girafe nommée" in found, "girafe cachée" in found) == (False, True), "as when reading (ADR 0018)"
    assert "Bruno" not in looked_for(browser_of(aicha), "cachée")
    assert {named.pk, hidden.pk} == {row.post.thread_id for row in Findable.objects.all()}


def test_what_others_do_not_read_leaves_the_index(circle, elena, bruno, aicha, browser_of):
    thread = begun(circle, bruno, "bouée")
    said = said_in(thread, aicha, "girafe")

    edit_post(said, "éléphant", by=aicha)
    assert NOTHING in looked_for(Client(), "girafe")
    assert "éléphant" in looked_for(Client(), "elephants")
    apply_measure(said, Measure.LIMIT, elena)
    assert NOTHING in looked_for(Client(), "éléphant")
    assert NOTHING in looked_for(browser_of(aicha), "éléphant"), "for oneself, « Mes fils »"
    assert not Findable.objects.filter(post=said).exists()
    apply_measure(said, Measure.LEAVE, elena)
    assert "éléphant" in looked_for(Client(), "éléphant")
    remove_post(said, by=aicha)
    edit_post(thread.posts.get(begins=True), DANGER, by=bruno)
    leave_circles(bruno)
    assert not Findable.objects.exists()
    assert words_of_the_index() == 0


def test_what_waits_is_never_found(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno, "bouée")
    Post.objects.filter(pk=said_in(thread, aicha, "girafe").pk).update(standing=Standing.HELD)

    for browser in (Client(), browser_of(aicha), browser_of(bruno)):
        assert NOTHING in looked_for(browser, "girafe"), "even if the index had kept it"


def test_a_warning_stands_before_the_words(circle, elena, bruno, aicha):
    begun(circle, bruno, "girafe triste", content_note="parle d’un deuil")
    blurred = said_in(begun(circle, bruno, "bouée"), aicha, "girafe floue")
    apply_measure(blurred, Measure.BLUR, elena)

    found = looked_for(Client(), "girafe")
    assert "parle d’un deuil" in found and "girafe triste" not in found


def test_older_ones_come_page_by_page(circle, bruno):
    thread = begun(circle, bruno, "girafe numéro 0")
    for number in range(1, 45):
        said_in(thread, bruno, f"girafe numéro {number}.")
    seen, older = [], ""
    for _page in range(3):
        page = searched(Client(), "girafe", avant=older)
        seen += [one.words for one in page.context["answer"].found]
        older = page.context["older"]

    assert older == "" and len(seen) == len(set(seen)) == 45
    assert seen[0].startswith("girafe numéro 44")


def test_the_next_page_goes_on_though_the_last_result_was_erased(circle, bruno, elena):
    thread = begun(circle, elena, "Bonjour.")
    for number in range(30):
        said_in(thread, bruno, f"girafe numéro {number}.")
    page = searched(Client(), "girafe").context

    remove_post(page["answer"].found[-1].post, by=bruno)
    after = looked_for(Client(), "girafe", avant=page["older"])

    assert "girafe numéro 29." not in after and "girafe numéro 9." in after


def test_the_index_says_nothing_without_the_key(circle, house, elena, bruno):
    begun(circle, bruno, "girafe")
    begun(circle_of(house, elena, name="Un autre"), bruno, "girafe")

    one, other = (set(row.words.split()) for row in Findable.objects.all())
    assert not one & other, "two circles cannot be laid side by side"
    assert all(len(word) == 8 for word in one) and "giraf" not in " ".join(one | other)
    assert DataKey.objects.count() >= 2


def test_what_the_index_lacks_comes_back(circle, bruno):
    begun(circle, bruno, "girafe")
    Findable.objects.all().delete()

    fill_index.func()

    assert "girafe" in looked_for(Client(), "girafe")


def test_as_many_queries_for_one_as_for_three(circle, bruno, browser_of, same_queries):
    begun(circle, bruno, "girafe")
    browser = browser_of(bruno)
    found = browser.post("/cercles/chercher/", {"words": "girafe"})["Location"]
    same_queries(lambda: browser.get(found), lambda: begun(circle, bruno, "girafe"))


def words_of_the_index():
    """How many rows the index of the database itself still knows."""
    counting = {
        "sqlite": "SELECT count(*) FROM community_findable_words",
        "postgresql": "SELECT count(*) FROM community_findable",
    }
    with connection.cursor() as cursor:
        cursor.execute(counting[connection.vendor])
        return cursor.fetchone()[0]


def test_a_circle_is_found_by_what_it_says_of_itself(house, elena, bruno):
    circle_of(house, elena, name="Les lève-tôt", purpose="La dépression, après cinq heures du matin.")

    for words in ("lève tôt", "cinq heures", "déprime matin", "depresion"):
        found = looked_for(Client(), words)
        assert "Les lève-tôt" in found and NOTHING not in found, words
    assert "Les lève-tôt" not in looked_for(Client(), "matin girafe")


def test_a_circle_that_one_does_not_read_or_put_aside_is_not_found(house, elena, farid, bruno, browser_of):
    circle_of(house, elena, readers=Circle.Readers.HOUSE, name="La girafe du jeudi")
    for browser in (Client(), browser_of(farid)):
        assert "jeudi" not in looked_for(browser, "girafe") and NOTHING in looked_for(browser, "girafe")
    assert "La girafe du jeudi" in looked_for(browser_of(elena), "girafe")

    Circle.objects.update(readers=Circle.Readers.HERE)
    assert "La girafe du jeudi" in looked_for(browser_of(bruno), "girafe")
    mute_circle(Circle.objects.get(), by=bruno)
    assert NOTHING in looked_for(browser_of(bruno), "girafe")


def test_circles_are_named_once_before_the_first_messages(circle, bruno):
    for n in range(21):
        begun(circle, bruno, f"Une nuit longue, la {n}e.")
    page = searched(Client(), "nuits longues")
    assert "quand on ne dort pas" in page.content.decode()

    older = page.context["older"]
    assert older and "quand on ne dort pas" not in looked_for(Client(), "nuits longues", avant=older)
