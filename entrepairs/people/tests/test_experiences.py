"""An experience is found by the words that people use, and not guessed where nothing was said."""

import pytest

from entrepairs.people.experiences import EXPERIENCES, FAMILIES, find, recognised, search


def ids(found) -> list[str]:
    return [experience.id for experience in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("HP", "hospitalisation-psychiatrique"),
        ("hp", "hospitalisation-psychiatrique"),
        ("bipo", "bipolarite"),
        ("BIPOLAIRES", "bipolarite"),
        ("je dors pas", "troubles-du-sommeil"),
        ("depression", "depression"),
        ("dépressif·ve", "depression"),
        ("insomnies", "troubles-du-sommeil"),
        ("toc", "toc"),
        ("mon fils schizo", "proche-trouble-psychique"),
        ("burn out", "burn-out"),
        ("aidant·e", "proche-handicap-maladie"),
        ("alcolisme", "alcool"),
        ("schyzophrenie", "schizophrenie"),
        ("sans abri", "rue"),
        ("tdah", "tdah"),
        ("entendre des voix", "entente-de-voix"),
        ("plus envie de rien", "depression"),
        ("prud’hommes", "harcelement-travail"),
        ("plus goût à rien", "depression"),
        ("coeur", "coeur-reins-poumons"),
    ],
)
def test_a_search_in_ones_own_words_finds_the_experience_among_the_first_three(typed, expected):
    assert expected in ids(search(typed))[:3]


@pytest.mark.parametrize("typed", ["", " ", "x", "😀😀", "zzzzqqq", "\u202e\x00", "a" * 5000])
def test_a_search_that_means_nothing_finds_nothing(typed):
    assert search(typed) == []


def test_a_search_gives_no_more_than_asked():
    assert len(search("proche", limit=3)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je sors d’HP et j’ai repris le travail.", ["hospitalisation-psychiatrique", "retour-emploi"]),
        ("je suis bipolaire depuis dix ans", ["bipolarite"]),
        ("Je ne dors pas, je n'ai plus goût à rien", ["troubles-du-sommeil", "depression"]),
        ("J'entends des voix et je n'ai jamais rencontré quelqu'un comme moi.", ["entente-de-voix"]),
        ("Mon fils est hospitalisé, je ne dors plus.", ["proche-trouble-psychique", "troubles-du-sommeil"]),
        ("ma mère est alcoolique", ["proche-addiction"]),
        ("mon mari en prison, c'est long", ["proche-detenu"]),
        ("Je suis dépressive, en plein burn-out", ["depression", "burn-out"]),
        ("Je fais des TS", ["tentative-de-suicide"]),
    ],
)
def test_a_free_text_says_what_it_speaks_of(text, expected):
    assert ids(recognised(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "J’aimerais parler avec quelqu’un, plutôt l’après-midi.",
        "ts les jours je me demande am stram gram",
        "J’ai un chat, je suis prof dans un village, et mon ex aime le club.",
        "Le caillou dans ma chaussure, c’est l’attention des autres.",
        "Bonjour, un bon tag, un vrai mas de Provence, un cep de vigne.",
        "",
    ],
)
def test_ordinary_words_are_not_taken_for_experiences(text):
    assert recognised(text) == []


def test_every_experience_has_a_family_and_is_found_by_its_own_label():
    for experience in EXPERIENCES.values():
        assert experience.family in FAMILIES
        assert experience in search(experience.label)[:3], experience.id


def test_every_word_of_the_list_finds_its_experience():
    lost = [(e.id, w) for e in EXPERIENCES.values() for w in e.words if len(w) > 1 and e not in search(w, limit=12)]

    assert lost == []


def test_an_unknown_key_is_not_found():
    assert find("inconnu") is None
    assert find("bipolarite") is EXPERIENCES["bipolarite"]
