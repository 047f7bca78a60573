"""What makes the circles quick must not show more: drawings, pages kept a moment for visitors, what is asked once."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from entrepairs.community.actions.removing import remove_post, say_phrase
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.hints import hints_of, read_together
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tasks import tell_followers
from entrepairs.community.tests.talking import begun, circle_of, said_in
from entrepairs.community.views import kept
from entrepairs.core.clock import at, now
from entrepairs.core.ids import new_id
from entrepairs.people.models import Notice, Person
from entrepairs.safety.models import Look
from entrepairs.ui.sheets import KEY, cut, fill, hole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    for pool in (kept.pages, kept.posts):
        pool.parts.clear()


def test_what_is_kept_for_visitors_is_what_a_visitor_may_read(circle, bruno, aicha, farid, browser_of, settings):
    settings.CIRCLES_KEPT = 3600
    thread = begun(circle, bruno, "le basilic de Bruno")
    held = said_in(thread, aicha, "à l’abri des regards")
    Post.objects.filter(pk=held.pk).update(standing=Standing.LOOKED_AT)
    address = thread.get_absolute_url()

    for browser, own, waits in (
        (browser_of(aicha), 1, 1),
        (Client(), 0, 0),
        (browser_of(bruno), 1, 0),
        (Client(), 0, 0),
        (browser_of(farid), 0, 0),
    ):
        page = browser.get(address).content.decode()
        assert (page.count("<b>Vous</b>"), page.count("à l’abri des regards")) == (own, waits)
        assert page.count("le basilic de Bruno") == 1


def test_a_private_circle_is_never_kept(house, elena, bruno, aicha, browser_of, settings):
    settings.CIRCLES_KEPT = 3600
    circle = circle_of(house, elena, readers=Circle.Readers.HERE)
    address = begun(circle, bruno, "entre nous").get_absolute_url()

    assert "entre nous" in browser_of(aicha).get(address).content.decode()
    assert Client().get(address).status_code == 404
    Circle.objects.update(readers=Circle.Readers.EVERYBODY)
    Thread.objects.update(readers=Circle.Readers.EVERYBODY)
    assert Client().get(address).status_code == 200, "an absence is not kept either"


def test_a_moment_later_nothing_older_is_kept(circle, bruno, aicha, settings, monkeypatch):
    settings.CIRCLES_KEPT = 1
    thread = begun(circle, bruno, "bientôt retiré")
    pages: list[bool] = []
    for moment in (10.2, 10.7, 11.1):
        monkeypatch.setattr("entrepairs.community.views.kept.monotonic", lambda moment=moment: moment)
        pages.append("bientôt retiré" in Client().get(thread.get_absolute_url()).content.decode())
        if len(pages) == 1:
            said_in(thread, aicha, "encore")
            remove_post(thread.posts.get(begins=True), by=bruno)

    assert pages == [True, True, False]


def test_a_post_kept_a_moment_is_still_the_one_of_the_row_and_of_who_reads_it(
    circle, bruno, aicha, farid, browser_of, settings
):
    settings.CIRCLES_KEPT = 3600
    thread = begun(circle, bruno, "le premier texte")
    readers = [browser_of(one) for one in (aicha, farid)]

    def pages():
        return [one.get(thread.get_absolute_url()).content.decode() for one in readers]

    tokens = [re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1] for page in pages()]
    assert tokens[0] != tokens[1]
    for page, token in zip(pages(), tokens, strict=True):
        assert "le premier texte" in page and token not in page and "\x00" not in page, "the token of this page alone"
    say_phrase(thread.posts.get(), "lu", by=aicha)
    assert [page.count('aria-pressed="true"') for page in pages()] == [1, 0]
    edit_post(thread.posts.get(), "un autre texte", by=bruno)
    assert all("un autre texte" in page and "le premier texte" not in page for page in pages())
    Person.objects.filter(pk=bruno.pk).update(pseudonym="Bruno d’ici")
    assert all("Bruno d’ici" in page for page in pages())
    remove_post(thread.posts.get(), by=bruno)
    assert not any("un autre texte" in page for page in pages())


def test_only_what_strangers_read_is_kept(circle, house, elena, bruno, browser_of, settings):
    settings.CIRCLES_KEPT = 3600
    private = circle_of(house, elena, readers=Circle.Readers.HERE)
    for found, count in ((private, 0), (circle, 1)):
        browser_of(bruno).get(begun(found, bruno).get_absolute_url())
        assert len(kept.posts.parts) == count


def test_past_the_most_all_is_still_read_and_nothing_more_is_kept(settings):
    settings.CIRCLES_KEPT = 3600
    small, read = kept.Kept(most=2), []

    def once(n):
        return small.once((n,), lambda: read.append(n) or n * 10)

    assert [once(n) for n in (1, 2, 3, 1, 2, 3)] == [10, 20, 30, 10, 20, 30]
    assert read == [1, 2, 3, 3]


def test_many_posts_do_not_take_the_place_of_pages(circle, bruno, browser_of, settings, queries):
    settings.CIRCLES_KEPT = 3600
    address = begun(circle, bruno).get_absolute_url()
    for n in range(kept.MOST):
        kept.posts.once((n,), lambda: "drawn")

    first, second = (queries(lambda: Client().get(address)) for _ in range(2))

    assert second < first


def test_two_posts_of_one_shape_keep_each_their_own(circle, bruno, aicha, farid, browser_of):
    thread = begun(circle, bruno, "premier <b>mot</b>")
    second = said_in(thread, aicha, "second mot")
    third = said_in(thread, farid, "troisième mot")
    say_phrase(second, "lu", by=bruno)

    page = browser_of(bruno).get(thread.get_absolute_url()).content.decode()

    assert '<div class="message-body marked" dir="auto"><p>premier &lt;b&gt;mot&lt;/b&gt;</p></div>' in page
    for post in (second, third):
        assert page.count(f"/fils/messages/{post.pk}/mot/") == 1
    assert page.count('aria-pressed="true"') == 1
    assert str(KEY) not in page and "\x00" not in page
    assert page.count("csrfmiddlewaretoken") == page.count("</form>")


def test_a_hole_is_filled_and_escaped():
    pieces = cut(f'<a href="/{KEY}/">{hole("name")}</a>')

    assert fill(pieces, {"key": "k", "name": "<i>"}) == '<a href="/k/">&lt;i&gt;</a>'
    assert fill(pieces, {"key": "k", "name": hole("x")}) == '<a href="/k/">\x00x\x00</a>'
    with pytest.raises(KeyError):
        fill(pieces, {"key": "k"})


def test_an_answer_asks_little_and_tells_who_waits_for_it(circle, bruno, aicha, browser_of):
    thread, browser = begun(circle, bruno), browser_of(aicha)
    said_in(thread, aicha, "un premier mot")
    browser.get(thread.get_absolute_url())

    with CaptureQueriesContext(connection) as asked:
        answer = browser.post(thread.get_absolute_url(), {"key": new_id(), "text": "Je te lis.", "heard": ""})

    assert answer.status_code == 303 and len(asked) <= 36, [one["sql"][:90] for one in asked]
    tell_followers.call()
    assert Notice.objects.get(person=bruno).kind == "circle_answer"


def test_words_read_once_before_they_go_out_are_looked_at_as_they_are(circle, bruno, aicha, browser_of):
    thread, browser = begun(circle, bruno), browser_of(aicha)

    for text, queue in (("Bonne journée à toi.", "vert"), ("Appelle-moi au 06 39 98 12 34.", "jaune")):
        key = new_id()
        typed = {"key": key, "text": text, "accepts": "on"}
        statuses = [browser.post(thread.get_absolute_url(), typed).status_code]
        if statuses == [422]:
            assert not Post.objects.filter(pk=key).exists()
            statuses.append(browser.post(thread.get_absolute_url(), typed | {"heard": "on"}).status_code)
        assert statuses[-1] == 303 and Look.objects.get(object_id=key).queue == queue


def test_a_number_is_found_wherever_it_stands_in_a_long_text():
    text = f"{'La pluie tombe encore. ' * 105}Appelle le 06 12 34 56 78. {'On verra bien demain. ' * 105}"

    assert 4_000 < len(text) < 5_000
    assert hints_of(read_together([text]), [text]).leaks == ("06 12 34 56 78",)


@pytest.mark.parametrize(
    ("text", "told"),
    [("Appelle le 06 12 34 56 78.", "06 12 34 56 78"), ("Appelle le **06** 12 34 56 78.", "12 34 56 78"), ("Bon.", "")],
)
def test_a_number_is_told_as_it_was_typed(text, told):
    assert told in "".join(hints_of(read_together([text]), [text]).leaks)


def test_what_no_page_shows_of_an_author_stays_in_the_database(circle, bruno, aicha, browser_of):
    thread = begun(circle, bruno)

    with CaptureQueriesContext(connection) as asked:
        page = browser_of(aicha).get(thread.get_absolute_url()).content.decode()

    (posts,) = [one["sql"] for one in asked.captured_queries if '"sealed_text"' in one["sql"]]
    assert bruno.pseudonym in page and '"people_person"."pseudonym"' in posts
    assert not [name for name in ("password", "skeleton", "sealed_person", "joined_on") if f'"{name}"' in posts]


def test_threads_set_aside_cost_no_more_queries(circle, bruno, browser_of, same_queries):
    def add():
        with at(now() - timedelta(days=1)):
            thread = begun(circle, bruno, is_hidden=True)
        Thread.objects.filter(pk=thread.pk).update(standing=Standing.HELD)

    add()
    browser = browser_of(bruno)
    same_queries(lambda: browser.get(circle.get_absolute_url()), add)
