"""Nothing that somebody wrote is lost because the page has changed while they wrote."""

import re
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.removing import remove_post
from entrepairs.community.actions.writing import edit_post, narrow_thread
from entrepairs.community.models import Circle, Post, Thread, Welcome
from entrepairs.community.tests.talking import begun, form
from entrepairs.community.tests.test_pictures import photo
from entrepairs.core.ids import new_id
from entrepairs.safety.actions.decisions import Ruling, decide
from entrepairs.safety.models import Look, Measure
from entrepairs.safety.tests.watched import taken, watching

pytestmark = pytest.mark.django_db
LONG = "Une longue réponse, écrite en une heure"
PHOTO = photo((40, 30))
NOT_LOST = "Si votre texte n’était pas déjà parti, le voici."


def sent(text=LONG, **more):
    return {"key": str(new_id()), "text": text, "heard": "on", "accepts": "on"} | more


@pytest.fixture
def goes(thread, house, bruno, elena, driss):
    """What makes the thread go, by its name."""

    def narrowed():
        member(house, bruno, by=elena)
        narrow_thread(thread, Circle.Readers.HOUSE, by=bruno)

    def limited():
        watching(driss, by=elena)
        taken(Look.objects.get(object_id=thread.posts.get().pk), by=driss)
        decide("post", thread.posts.get().pk, Ruling(Measure.LIMIT, "autre", "Voilà."), by=driss)

    return {"narrowed": narrowed, "erased": lambda: remove_post(thread.posts.get(), by=bruno), "limited": limited}


@pytest.mark.parametrize("how", ["narrowed", "erased", "limited"])
def test_an_answer_comes_back_when_its_thread_has_gone_meanwhile(thread, goes, aicha, browser_of, how):
    goes[how]()

    answer = browser_of(aicha).post(thread.get_absolute_url(), sent())

    page = answer.content.decode()
    assert answer.status_code == 404 and LONG in page and NOT_LOST in page
    assert not Post.objects.exclude(voice__opened_it=True).exists()


def test_what_had_gone_before_its_thread_went_is_not_said_to_be_unsent(thread, goes, aicha, browser_of):
    """A telephone sends the form again when it opens the page again."""
    browser, typed = browser_of(aicha), sent()
    assert browser.post(thread.get_absolute_url(), typed).status_code == 303
    goes["narrowed"]()

    page = browser.post(thread.get_absolute_url(), typed).content.decode()

    assert NOT_LOST in page and "n’est pas parti" not in page


def test_a_first_post_comes_back_when_its_circle_is_now_for_fewer(circle, bruno, browser_of):
    Circle.objects.update(readers=Circle.Readers.HOUSE)

    answer = browser_of(bruno).post(
        f"{circle.get_absolute_url()}ecrire/", form(circle, bruno, text=LONG, title="Un lit")
    )

    assert answer.status_code == 404
    assert LONG in answer.content.decode() and "Un lit" in answer.content.decode()
    assert not Thread.objects.exists()


def test_the_page_says_and_asks_the_same_whether_the_thread_has_gone_or_never_was(
    thread, goes, farid, browser_of, queries
):
    goes["narrowed"]()
    browser, shown = browser_of(farid), {}
    browser.get(thread.get_absolute_url())

    def post(path, text):
        shown[path] = browser.post(path, sent(text)).content.decode().split("<main")[1]

    gone, never = thread.get_absolute_url(), f"/fils/{new_id()}/"
    asked = [queries(partial(post, *one)) for one in ((gone, ""), (gone, LONG), (never, LONG))]

    assert len(set(asked)) == 1
    assert shown[gone].replace(gone, never) == shown[never]


@pytest.fixture
def said_before(thread, aicha, browser_of):
    """Aïcha has answered; her browser still has the page of before, with its key."""
    browser, typed = browser_of(aicha), sent("Un premier message.")
    browser.post(thread.get_absolute_url(), typed)
    return lambda **words: browser.post(thread.get_absolute_url(), typed | words)


def key_in(page):
    return re.search(r'name="key" value="([^"]+)"', page)[1]


def test_other_words_sent_from_the_same_page_come_back_and_can_be_sent(thread, said_before):
    refused = said_before(text=LONG)
    page = refused.content.decode()

    assert refused.status_code == 422 and LONG in page and "déjà parti de cette page" in page
    assert said_before(text=LONG, key=key_in(page)).status_code == 303
    assert [post.text for post in thread.posts.order_by("written_at")][1:] == ["Un premier message.", LONG]


@pytest.mark.parametrize("other", [{"text": LONG}, {"title": "Un autre titre"}, {"content_note": "parle d’un deuil"}])
def test_another_first_post_sent_from_the_same_page_comes_back_and_can_be_sent(circle, bruno, browser_of, other):
    browser, address, typed = browser_of(bruno), f"{circle.get_absolute_url()}ecrire/", form(circle, bruno)
    browser.post(address, typed)

    refused = browser.post(address, typed | other)
    page = refused.content.decode()

    assert refused.status_code == 422 and next(iter(other.values())) in page
    assert browser.post(address, typed | other | {"key": key_in(page)}).status_code == 303
    assert Thread.objects.count() == 2


def test_the_same_form_sent_again_is_silent(thread, said_before):
    assert said_before().status_code == 303
    assert thread.posts.count() == 2


@pytest.mark.parametrize("text", ["Un premier message.", LONG])
@pytest.mark.parametrize("act", [partial(edit_post, text="Autrement."), remove_post], ids=["changed", "erased"])
def test_once_its_message_is_changed_or_erased_what_the_form_sends_comes_back(thread, aicha, said_before, act, text):
    """No page says that it is there: nobody can tell any more whether these are the words that went."""
    act(own(thread), by=aicha)

    refused = said_before(text=text)
    page = refused.content.decode()

    assert refused.status_code == 422 and text in page and "déjà parti de cette page" in page
    assert thread.posts.count() == 2
    assert said_before(text=text, key=key_in(page)).status_code == 303
    assert thread.posts.count() == 3


CAT = {"alt": "mon chat roux"}


@pytest.mark.parametrize(
    ("sent_first", "then"),
    [({}, CAT), (CAT, CAT | {"alt": "mon chat roux, qui dort"}), (CAT, CAT | {"is_blurred": "on"}), (CAT, {})],
    ids=["added", "said otherwise", "hidden first", "left out"],
)
def test_another_picture_sent_from_the_same_page_comes_back_and_can_be_sent(
    thread, aicha, browser_of, sent_first, then
):
    browser, typed = browser_of(aicha), sent("Regardez")

    def send(**said):
        image = {"image": SimpleUploadedFile("chat.jpg", PHOTO)} if "alt" in said else {}
        return browser.post(thread.get_absolute_url(), typed | image | said)

    assert [send(**sent_first).status_code for _twice in range(2)] == [303, 303]

    refused = send(**then)
    page = refused.content.decode()

    assert refused.status_code == 422 and "déjà parti de cette page" in page and then.get("alt", "") in page
    assert ("Votre image est gardée dans cette page." in page) == ("alt" in then)
    assert send(**then, key=key_in(page)).status_code == 303
    assert thread.posts.count() == 3


def own(thread):
    return thread.posts.select_related("thread__circle__data_key", "voice").get(begins=False)


def test_all_words_come_back_once_the_session_has_ended(circle, house, bruno):
    thread = begun(circle, bruno)
    post, welcome = thread.posts.get(), Welcome.objects.get()
    typed = {"title": "Un lit", "content_note": "parle d’un deuil", "text": LONG, "alt": "mon chat sur un toit"}
    circles = {"name": "Les matins", "purpose": "se lever", "charter": "Une charte écrite à six mains"}
    forms = {
        f"{circle.get_absolute_url()}ecrire/": typed,
        thread.get_absolute_url(): {"text": LONG, "alt": "mon chat"},
        f"/mes-mots/{post.pk}/": typed,
        f"/maisons/{house.pk}/accueillir/{welcome.pk}/": {"text": LONG},
        f"/maisons/{house.pk}/cercles/nouveau/": circles,
        f"/maisons/{house.pk}/cercles/{circle.pk}/": circles,
    }
    for path, words in forms.items():
        answer = Client().post(path, words)
        page = answer.content.decode()
        assert "no-store" in answer["Cache-Control"], path
        assert (answer.status_code, [text for text in words.values() if text not in page]) == (401, []), path


def test_what_a_house_says_of_a_circle_is_kept_on_the_device(circle, house, elena, desk):
    for circle_page in ("nouveau", circle.pk):
        assert "<keep-draft" in desk(elena).get(f"/maisons/{house.pk}/cercles/{circle_page}/").content.decode()
