"""What the team shows later than it was written is new when it is shown: it makes nothing else new, nor read."""

from datetime import UTC, datetime, timedelta

import pytest

from entrepairs.community.actions.removing import remove_post, show_post
from entrepairs.community.models import Circle, Thread
from entrepairs.community.reading import PAGE
from entrepairs.community.tasks import unanswered
from entrepairs.community.tests.looked_at import look_at_it
from entrepairs.community.tests.talking import TITLE, begun, circle_of, said_in
from entrepairs.core.clock import at
from entrepairs.safety.actions.decisions import Ruling, decide, lift_decision
from entrepairs.safety.models import Measure
from entrepairs.safety.tests.watched import watching

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 10, 20, tzinfo=UTC)
LINE, NEW, ON = "Depuis votre dernière visite", "nouveau message", "Reprendre là où vous en étiez"


def after(**time):
    return MONDAY + timedelta(**time)


@pytest.fixture
def circle(house, elena):
    with at(after(days=-9)):
        return circle_of(house, elena)


@pytest.fixture
def thread(circle, bruno):
    with at(MONDAY):
        return begun(circle, bruno, "le premier")


@pytest.fixture
def read(farid, thread, browser_of):
    """What its page says to Farid at a moment."""

    def at_moment(moment, path=""):
        with at(moment):
            page = browser_of(farid).get(thread.get_absolute_url() + path).content.decode()
        return page.split("<main")[1].split("</main")[0]

    return at_moment


def held(thread, by):
    """An answer that waits for the team."""
    Circle.objects.update(first_are_held=True)
    post = said_in(Thread.objects.get(pk=thread.pk), by, "celui qui attend")
    Circle.objects.update(first_are_held=False)
    return post


def several(thread, by, many, since):
    return [
        _said(thread, by, since + timedelta(minutes=number), f"dit à {since:%H} h, {number}.") for number in range(many)
    ]


def _said(thread, by, moment, text):
    with at(moment):
        return said_in(thread, by, text)


def shown_before_more(thread, read, elena, bruno, aicha):
    """A first page, of which one post is shown late; what is written on the next one."""
    several(thread, bruno, PAGE - 3, after(minutes=1))
    read(after(hours=1))
    with at(after(hours=2)):
        waits = held(thread, aicha)
    _last_of_the_page, *further = several(thread, bruno, 10, after(hours=3))
    with at(after(hours=5)):
        show_post(waits, by=elena)
    return further


def test_it_does_not_make_the_pages_after_it_read(thread, read, elena, bruno, aicha):
    further = shown_before_more(thread, read, elena, bruno, aicha)

    page = read(after(days=1))

    assert LINE in page and further[0].text not in page, "the first page alone"
    assert ON in (again := read(after(days=2)))
    assert f"?depuis={further[0].pk}" in again.split(ON)[0].rsplit("<p>", 1)[1], "on the next page, not on this one"
    assert LINE in read(after(days=2), f"?depuis={further[0].pk}")


def test_once_the_pages_after_it_are_read_it_is_new_once(thread, read, elena, bruno, aicha):
    several(thread, bruno, PAGE - 2, after(minutes=1))
    with at(after(hours=2)):
        waits = held(thread, aicha)
    further = several(thread, bruno, 3, after(hours=3))
    read(after(hours=4))
    read(after(hours=4), f"?depuis={further[0].pk}")
    with at(after(hours=5)):
        show_post(waits, by=elena)

    assert LINE in read(after(days=1))
    assert LINE not in read(after(days=2))


def test_who_waits_keeps_the_news_they_were_told_once_theirs_is_shown(thread, elena, bruno, aicha, browser_of):
    waits, address, browser = held(thread, aicha), thread.get_absolute_url(), browser_of(aicha)
    asked = f"{address}?apres={browser.get(address).content.decode().split('apres=')[1][:36]}"
    more = said_in(thread, bruno, "Une suite.")

    def news():
        return browser.get(asked, headers={"HX-Request": "true"}).content.decode()

    assert f"message-{more.pk}" in news()
    show_post(waits, by=elena)
    assert f"message-{more.pk}" in news(), "they have not read it yet"


def test_it_does_not_make_the_words_after_it_new(thread, read, elena, bruno, aicha):
    with at(after(minutes=1)):
        waits = held(thread, aicha)
    several(thread, bruno, 2, after(minutes=5))
    read(after(hours=1))
    with at(after(hours=5)):
        show_post(waits, by=elena)
    (last,) = several(thread, bruno, 1, after(hours=6))

    page = read(after(days=1))

    before, since = page.split(LINE)
    assert last.text in since and "dit à 10 h" not in since
    assert NEW in before.split(f"message-{waits.pk}")[1].split("</p>")[0], "it says of itself that it is new"
    assert page.count(NEW) == 1
    assert NEW not in read(after(days=2))


def test_it_is_no_news_to_who_wrote_it_nor_to_who_comes_for_the_first_time(
    thread, read, elena, bruno, aicha, browser_of
):
    with at(after(minutes=1)):
        waits = held(thread, aicha)
    several(thread, bruno, 2, after(minutes=5))

    def own():
        return browser_of(aicha).get(thread.get_absolute_url()).content.decode()

    with at(after(hours=1)):
        own()
    with at(after(hours=5)):
        show_post(waits, by=elena)
    with at(after(days=1)):
        assert NEW not in own()
    assert NEW not in read(after(days=1))


def test_a_message_taken_back_further_on_leaves_nothing_new(thread, read, elena, bruno, aicha):
    further = shown_before_more(thread, read, elena, bruno, aicha)
    with at(after(hours=5)):
        remove_post(further[-1], by=bruno)
    for day in range(1, 5):
        first = read(after(days=day))
        read(after(days=day, minutes=1), f"?depuis={further[0].pk}")
    assert NEW not in first and LINE not in first


@pytest.mark.parametrize("measure", [Measure.NOTE, Measure.LIMIT])
def test_whoever_shows_it_it_is_new_in_the_list_and_an_answer(
    circle, thread, read, driss, elena, aicha, farid, browser_of, measure
):
    """A note of the watch, or its decision once lifted, shows it as the team does."""
    watching(driss, by=elena)
    with at(after(minutes=5)):
        begun(circle, elena, title="Un autre fil")
        post = held(thread, aicha)
    with at(after(hours=1)):
        browser_of(farid).get(circle.get_absolute_url())
        look_at_it(post, driss)
        decision = decide("post", post.pk, Ruling(measure, "autre", "Voilà.", "note"), by=driss)
        if measure == Measure.LIMIT:
            lift_decision(decision, "Relu.", by=driss)

    with at(after(days=1)):
        page = browser_of(farid).get(circle.get_absolute_url()).content.decode().split(LINE)[1]
    assert TITLE in page and page.index(TITLE) < page.index("Un autre fil")
    assert not unanswered().filter(pk=thread.pk).exists()


def test_a_thread_is_listed_with_what_is_shown_in_it(thread, bruno, aicha, driss, elena, farid):
    """Of its beginning nothing is left; its one answer waits: it would tell that something waits."""
    watching(driss, by=elena)
    post, answer = thread.posts.get(), held(thread, aicha)
    look_at_it(post, driss)
    decision = decide("post", post.pk, Ruling(Measure.LIMIT, "autre", "Voilà."), by=driss)
    remove_post(post, by=bruno)
    lift_decision(decision, "Relu.", by=driss)
    assert not Thread.objects.visible_to(farid).exists()

    show_post(answer, by=elena)

    assert Thread.objects.visible_to(farid).get() == thread
