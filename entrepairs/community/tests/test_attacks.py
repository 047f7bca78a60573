"""Those who would use the circles against people."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from entrepairs.agenda.tests.gathered import member
from entrepairs.community.actions.writing import edit_post
from entrepairs.community.models import Circle, Post, Thread
from entrepairs.community.models.thread import Standing
from entrepairs.community.tests.talking import DANGER, begun, circle_of, form, said_in
from entrepairs.community.written import Titles
from entrepairs.safety.models import Look

STORY = "J’ai guéri en trois semaines avec cette méthode, et je peux vous la montrer à tous contre presque rien. N° {}"


def test_the_same_words_from_many_accounts_wait_for_the_team(circle, claire, person):
    thread = begun(circle, claire)
    posts = [said_in(thread, person(f"Voix-{n}"), STORY.format(n)) for n in range(5)]

    assert [post.standing for post in posts] == [Standing.SHOWN] * 2 + [Standing.HELD] * 3
    assert Look.objects.filter(object_id__in=[post.pk for post in posts[2:]], queue="jaune").count() == 3


@pytest.mark.parametrize("text", ["[" * 200 + "{}", "🔥💰👉 " * 40 + "{}", "Lien : {}" + "-=" * 60, "0612 " * 30])
def test_the_same_signs_from_many_accounts_wait_as_words_do(circle, claire, person, text):
    thread = begun(circle, claire)
    posts = [said_in(thread, person(f"Voix-{n}"), text.format(n)) for n in range(3)]
    other = said_in(thread, person("Voix-4"), text.format(4) * 2)

    assert [post.standing for post in posts] == [Standing.SHOWN] * 2 + [Standing.HELD]
    assert other.standing == Standing.SHOWN


def test_a_few_hearts_are_sent_by_everybody(circle, claire, person):
    thread = begun(circle, claire)
    posts = [said_in(thread, person(f"Voix-{n}"), "❤️ 🌻 ❤️ 1 000 mercis") for n in range(4)]

    assert {post.standing for post in posts} == {Standing.SHOWN}


def test_what_was_said_in_a_closed_circle_is_not_found_out_by_saying_it_elsewhere(circle, house, elena, claire, farid):
    closed = circle_of(house, elena, readers=Circle.Readers.HOUSE)
    member(house, claire, by=elena)
    for _ in range(2):
        begun(closed, claire, STORY)

    guesses = [said_in(begun(circle, farid), farid, STORY) for _ in range(2)]

    assert {post.standing for post in guesses} == {Standing.SHOWN}


def test_short_words_are_said_by_everybody_and_the_team_repeats_itself(circle, elena, claire, person):
    thread = begun(circle, claire)
    posts = [said_in(thread, person(f"Voix-{n}"), "Bonsoir à tout le monde.") for n in range(5)]
    posts += [said_in(thread, elena, STORY) for _ in range(4)]

    assert {post.standing for post in posts} == {Standing.SHOWN}


def test_a_wave_of_changes_waits_as_a_wave_of_messages(circle, claire, person):
    thread, people = begun(circle, claire), [person(f"Voix-{n}") for n in range(4)]
    posts = [said_in(thread, one, "Bonsoir.") for one in people]
    changed = [edit_post(post, STORY.format(n), by=post.voice.person) for n, post in enumerate(posts)]

    assert [post.standing for post in changed] == [Standing.SHOWN] * 2 + [Standing.HELD] * 2


def test_correcting_one_s_own_long_text_is_no_wave(circle, bruno, aicha):
    """A comma, accents, the title; also once others have answered."""
    story = (
        "Ce matin encore, tres tot, je suis sorti marcher tout le long de la riviere ou j’ai vu des herons sur la berge"
    )
    thread = begun(circle, bruno, story)
    post = thread.posts.get()
    said_in(thread, aicha)

    corrected = story.replace("tres tot", "très tôt"), story.replace("riviere ou", "rivière, où")
    changes = [edit_post(post, text, by=bruno) for text in (*corrected, f"{story}.", f"{story}…")]
    changes += [edit_post(post, story, by=bruno, titles=Titles(f"Les hérons ({n})", "")) for n in range(3)]

    assert {changed.standing for changed in changes} == {Standing.SHOWN}
    assert Thread.objects.get().title == "Les hérons (2)"


def test_a_form_sent_again_writes_once(circle, bruno, browser_of):
    browser, typed = browser_of(bruno), form(circle, bruno)

    first, again = (browser.post(f"{circle.get_absolute_url()}ecrire/", typed) for _ in range(2))

    assert (first.status_code, again.status_code, first["Location"]) == (303, 303, again["Location"])
    assert Post.objects.count() == 1


def test_the_key_of_somebody_else_s_form_writes_nothing(circle, bruno, farid, browser_of):
    post = begun(circle, bruno).posts.get()

    response = browser_of(farid).post(
        post.thread.get_absolute_url(), {"key": str(post.pk), "text": "Je prends sa place"}
    )

    assert response.status_code == 422 and "Je prends sa place" in response.content.decode()
    assert Post.objects.count() == 1


def test_a_private_circle_and_none_at_all_take_the_same_work(circle, bruno, farid, browser_of, queries):
    thread, browser = begun(circle, bruno), browser_of(farid)
    Circle.objects.update(readers=Circle.Readers.HOUSE)
    pairs = [
        (circle.get_absolute_url(), f"/cercles/{uuid4()}/"),
        (f"{circle.get_absolute_url()}ecrire/", f"/cercles/{uuid4()}/ecrire/"),
        (thread.get_absolute_url(), f"/fils/{uuid4()}/"),
    ]
    for private, absent in pairs:
        browser.get(private)
        assert queries(lambda path=private: browser.get(path)) == queries(lambda path=absent: browser.get(path))


def piled(text):
    """Twelve accents on each letter: they climb over the lines around."""
    return "".join(letter + ("\u0300\u0315\u0489" * 4 if letter.isalpha() else "") for letter in text)


def test_piles_of_accents_hide_neither_a_word_nor_a_danger(circle, bruno, aicha, browser_of):
    address = f"{circle.get_absolute_url()}ecrire/"
    browser_of(bruno).post(address, form(circle, bruno, text=piled("une girafe"), title=piled("girafe")))
    browser_of(aicha).post(address, form(circle, aicha, text=piled(DANGER), heard="on"))

    said, danger = Post.objects.get(voice__person=bruno), Post.objects.get(voice__person=aicha)
    assert max(map(len, re.findall("[\u0300-\u036f\u0489]+", said.text + said.thread.title))) == 3
    assert (
        said.get_absolute_url()
        in Client().post("/cercles/chercher/", {"words": "girafe"}, follow=True).content.decode()
    )
    assert danger.standing == Standing.LOOKED_AT
