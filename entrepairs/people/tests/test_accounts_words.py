"""Pseudonyms and passphrases: pure."""

import pytest

from entrepairs.people import passphrases, pseudonyms
from entrepairs.people.pseudonym_words import ADJECTIVES, FEMININE, MASCULINE


def test_a_proposed_phrase_is_five_words_and_strong_enough():
    for _n in range(50):
        phrase = passphrases.propose()
        assert len(phrase.split()) == 5
        assert passphrases.strength(phrase, "Hérisson tranquille 27").enough
    assert len(set(passphrases.words())) ** 5 >= 2**54


@pytest.mark.parametrize(
    "weak",
    ["", "a", "azerty", "azertyuiop123", "motdepasse", "motdepasse2026", "aaaaaaaaaaaaaaaaaaaa", "abcdefghijklmnop",
     "bonjour bonjour bonjour", "12/05/1984", "Hérisson27 Hérisson27", "soleil vacances", "qsdfghjklmqsdfghjklm"],
)  # fmt: skip
def test_what_can_be_guessed_is_refused_with_a_reason_and_advice(weak):
    found = passphrases.strength(weak, "Hérisson27")
    assert not found.enough
    assert found.warning
    assert found.advice


@pytest.mark.parametrize(
    "good", ["quatre-lanternes-sous-la-pluie", "xK9#vq2LmT!p", "le vélo de mon oncle grince en hiver"]
)
def test_ones_own_phrase_or_a_password_manager_does(good):
    assert passphrases.strength(good, "Bruno").enough


def test_capitals_accents_and_dashes_make_no_difference_to_the_phrase():
    assert passphrases.normal("  Forêt-Calme  ÉTÉ ") == passphrases.normal("foret calme été") == "foret calme ete"


def test_a_phrase_of_ten_thousand_signs_is_weighed_at_once():
    assert passphrases.strength("lanterne-" * 2000, "Bruno").bits > 0


def test_proposals_are_many_may_be_and_are_free():
    assert len(set(MASCULINE + FEMININE)) >= 100
    assert len(ADJECTIVES) >= 60
    asked = []

    def first_is_taken(candidate):
        asked.append(candidate)
        return len(asked) == 1

    assert pseudonyms.propose(first_is_taken) == asked[1]
    for _n in range(300):
        assert pseudonyms.objection(pseudonyms.propose(lambda _candidate: False)) == ""


def test_every_noun_and_adjective_makes_a_pseudonym_that_may_be():
    for noun in MASCULINE + FEMININE:
        assert pseudonyms.objection(f"{noun} sage 12") == "", noun
    for pair in ADJECTIVES:
        for adjective in pair:
            assert pseudonyms.objection(f"Lune {adjective} 12") == "", adjective


@pytest.mark.parametrize(
    "refused",
    ["Marie Dupont", "marie dupont", "JeanDupont", "Jean-Dupont", "jean.dupont", "M. Martin", "docteur Leroy",
     "a@b.fr", "bruno at gmail dot com", "06 12 34 56 78", "0470/12.34.56", "x", "y" * 31, "<b>gras</b>", "\u202eonurb",
     "admin", "Équipe", "L’équipe du GEM", "Modération", "coordinatrice", "Coordinateur·rice", "Entrepairs",
     "🙂🙂", "··", "mod\u0435ration"],
)  # fmt: skip
def test_names_addresses_numbers_and_functions_are_refused(refused):
    assert pseudonyms.objection(refused)


@pytest.mark.parametrize("fine", ["Bruno", "Aïcha", "Lune 27", "petit.nuage", "L’Étoile filante", "Marie la douce"])
def test_ordinary_pseudonyms_may_be(fine):
    assert pseudonyms.objection(fine) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("Bruno", "bruno"), ("Élise", "Elise"), ("Lune1", "Lunel"), ("Bruno", "Вruno"), ("N0é", "Noe")]
)
def test_pseudonyms_that_look_alike_have_one_skeleton(one, other):
    assert pseudonyms.skeleton(one) == pseudonyms.skeleton(other)
