"""Bold, italics, lists, quotes, links that show their address: whatever is typed, no other tag goes out."""

import re
from html.parser import HTMLParser
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from entrepairs.community.cleaning import one_alphabet, shortened
from entrepairs.community.hints import read_together
from entrepairs.community.marked import marked, plain
from entrepairs.community.tests.talking import DANGER, begun, circle_of, form
from entrepairs.safety.triage.judge import IMMINENT

ALLOWED = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
SIGNS = ["*", "**", "_", "- ", "> ", "1. ", "[", "](", ")", "https://a.fr", "<", ">", "javascript:", "\n", "\n\n"]
SIGNS += ["!", "`", "# ", "&lt;", '"', "'", "mot", "é", "<script>", "<img src=x onerror=y>", "\\", "\u202e", "    "]
SIGNS += ["[a]: https://b.fr"]
typed = st.lists(st.sampled_from(SIGNS) | st.text(max_size=5), max_size=40).map("".join)


class Read(HTMLParser):
    """Tags, attributes and words of a page; every tag that opens is closed in its turn."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.found, self.words = [], [], ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def letters(text):
    return re.sub(r"[\W\d_]", "", text)


@given(typed)
@example("[x](javascript:alert(1)) ![](https://x/y.svg)")
@example('[a](https://b.fr "x\\" onclick=\\"y")')
def test_no_tag_and_no_attribute_outside_the_list(text):
    for tag, attributes in Read(marked(text)).found:
        assert tag in ALLOWED
        if tag == "a":
            assert attributes.keys() == {"href", "rel"} and attributes["rel"] == "nofollow noopener ugc"
            assert attributes["href"].lower().startswith(("http://", "https://"))
        else:
            assert attributes.keys() <= ({"start"} if tag == "ol" else set())


@given(st.text(alphabet="ab*_->.1 \n#`!\\", max_size=300) | typed.filter(lambda text: "http" not in text))
@example(">" * 4000 + "loin")
@example("- " * 2000 + "loin")
def test_no_letter_is_lost(text):
    assert letters(Read(marked(text)).words) == letters(text) == letters(plain(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**gras** et *fin*", "<p><strong>gras</strong> et <em>fin</em></p>"),
        ("une\ndeux\n\ntrois", "<p>une<br>deux</p><p>trois</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("3. un\n4. deux", '<ol start="3"><li>un</li><li>deux</li></ol>'),
        ("> dit-il", "<blockquote><p>dit-il</p></blockquote>"),
        ("# titre", "<p># titre</p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("2 * 3 * 4, mot_a_mot", "<p>2 * 3 * 4, mot_a_mot</p>"),
    ],
)
def test_what_can_be_marked(text, html):
    assert marked(text) == html


def test_a_link_shows_where_it_leads():
    said = Read(marked("[ma banque](https://аpple.fr/x) puis (https://exemple.org/a_b_c), voilà.")).words

    assert said == "ma banque (https://xn--pple-43d.fr/x) puis (https://exemple.org/a_b_c), voilà."


def test_signs_inside_a_word_hide_nothing_from_the_triage():
    hidden = DANGER.replace("tuer", "**tu**er").replace("soir", "*so*ir")

    assert plain(hidden) == DANGER and read_together([hidden]).level == IMMINENT


def test_a_word_keeps_one_alphabet():
    assert one_alphabet("раssage, Москва, α-bloquant") == "passage, Москва, α-bloquant"


@pytest.mark.parametrize(
    "address",
    [
        "bit.ly/3x", "https://bit.ly/3x", "HTTPS://www.TinyURL.com/abc", "voir t.co/a.", "https://bit.ly:443/3x",
        "https://bit.ly./3x", "bit.ly.:/3x", "https://bit.ly?u=3x", "https://bit。ly/3x", "www．bit｡ly/3x",
        "bit.\u200bly/3x", "bit\u200b.ly/3x", "bit.ly\u00ad/3x", "bit.ly\u2060/3x", "bit.ly\ufe0f/3x",
        "ｂｉｔ．ｌｙ／3x", r"https:\\bit.ly\3x", r"bit.ly:443\3x", "https://x@bit.ly/3x",
    ],
)  # fmt: skip
def test_an_address_that_hides_where_it_leads_is_found(address):
    assert shortened(f"Regardez {address} vite")


@pytest.mark.parametrize(
    "text", ["https://psycom.org/x", "bit.ly", "robit.ly/3x", "j’ai 3.5/10", "et/ou", "bit.ly ? oui", "bit.ly ？oui"]
)
def test_other_addresses_are_not(text):
    assert not shortened(text)


@pytest.mark.parametrize("piece", ["www.a", "a-", "a.", "a", "a.aa:1"])
def test_no_text_takes_long_to_be_looked_through(piece):
    began = process_time()
    shortened((piece * 5_000)[:5_000])
    assert process_time() - began < 0.2


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["text", "title", "content_note"])
def test_a_shortened_address_is_refused_and_all_that_was_typed_stays(house, elena, bruno, browser_of, name):
    circle = circle_of(house, elena)
    sent = form(circle, bruno) | {name: "voir bit.ly/3x ici"}

    answer = browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", sent)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "raccourcie" in shown and "voir bit.ly/3x ici" in shown and sent["title"] in shown


@pytest.mark.django_db
def test_a_very_long_text_comes_back_whole(house, elena, bruno, farid, browser_of):
    circle = circle_of(house, elena)
    long = "mot " * 200_000

    answer = browser_of(bruno).post(f"{circle.get_absolute_url()}ecrire/", form(circle, bruno) | {"text": long})

    assert answer.status_code == 422
    assert long.strip() in answer.content.decode() and "Raccourcissez" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_too_long_even_to_be_read_is_said_in_a_clear_sentence(house, elena, bruno, browser_of):
    circle = circle_of(house, elena)

    answer = browser_of(bruno).post(
        f"{circle.get_absolute_url()}ecrire/", form(circle, bruno) | {"text": "é" * 600_000}
    )

    page = answer.content.decode()
    assert answer.status_code == 413 and "Revenez en arrière" in page
    assert "peut-être encore" in page and "votre texte est là" not in page  # without scripts, nobody can promise it


@pytest.mark.django_db
def test_what_is_marked_is_shown_as_such_to_all(house, elena, bruno, client):
    thread = begun(circle_of(house, elena), bruno, "**Merci** <script>x</script>")

    shown = client.get(thread.get_absolute_url()).content.decode()

    assert "<strong>Merci</strong> &lt;script&gt;" in shown


@settings(max_examples=400)
@given(text=st.text(alphabet="ab é\u00a0\u202f’'.,;:!?&\"#=~|{}$%@0123456789-+) \n\n", max_size=60))
def test_what_is_not_marked_is_read_as_the_parser_would(text, monkeypatch):
    quick = marked(text), plain(text)
    with monkeypatch.context() as patched:
        patched.setattr("entrepairs.community.marked._paragraphs", lambda _text: None)
        assert quick == (marked(text), plain(text))
