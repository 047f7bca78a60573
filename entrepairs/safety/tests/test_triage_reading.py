"""A message is read whole: folded, shorthand spelt out, tricks undone, and each piece knows where it was typed."""

import random

import pytest
import yaml

from entrepairs.safety.triage import DATA
from entrepairs.safety.triage.lexicon import lexicon
from entrepairs.safety.triage.normal import read
from entrepairs.safety.triage.phrases import Phrases, _open

GROUPS = {"fin": "mourir|en_finir", "qui": "je|j"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Jveu plu etre là", "je veux plus etre la"),
        ("chui a bout jpp", "je suis a bout j en peux plus"),
        ("J’AI TOUT PRIS", "j ai tout pris"),
        ("c finiiii", "c est fini"),
        ("demain ? Oui.", "demain . oui ."),
        ("mou\u200brir", "mourir"),
        ("m\u043eur\u0456r", "mourir"),
        ("m\u0338o\u0338u\u0338rir", "mourir"),
        ("jardin, jouer", "jardin , jouer"),
        ("jrèv de mon enterremen", "je reve de mon enterrement"),
        ("g rfé une betiz derier le gymnaz", "j ai rfe une betise derriere le gymnase"),
        ("sa mapèz", "ca m apaise"),
        ("jé fini, sé tou", "j ai fini , c est tout"),
        ("lenvi me kite, lé zenfan aussi", "l envie me quitter , les enfants aussi"),
        ("cété lanfer kan yavé mon ex", "c etait l enfer quand il y avait mon ex"),
        ("ya une voi ki mdi fini", "il y a une voix qui me dit fini"),
        ("jcomens a trouV", "je commence a trouve"),
        ("jveux me tué, jme fai du mal", "je veux me tuer , je me fais du mal"),
        ("il ma frappé, elle ta vu", "il m a frappe , elle t a vu"),
        ("jsui tré fatiguer", "je suis tres fatiguer"),
        ("ils m’ont frapper, j’ai hier", "ils m ont frappe , j ai hier"),
        ("jé avalé mé cachets, mé sa va", "j ai avale mes cachets , mais ca va"),
        ("une sinture, chui ensinte", "une ceinture , je suis enceinte"),
        ("kill", "kill"),
        ("la Papouasie", "la papouasie"),
    ],
)
def test_what_is_typed_short_or_in_disguise_is_read_as_it_is_meant(typed, meant):
    assert " ".join(read(typed).pieces) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "je me mutile en cachette",
        "il m a forcee",
        "mon ex me traque",
        "des micros dans la dentelle",
        "la seine et le rhone",
        "des pulls violets",
        "deux virements",
        "un balai et un balayeur",
    ],
)
def test_a_word_that_is_spelt_as_in_a_dictionary_is_never_taken_for_another(typed):
    assert " ".join(read(typed).pieces) == typed


def test_accents_typed_apart_count_too():
    assert read("je\u0301 fini").pieces == ("j", "ai", "fini")


def test_each_piece_knows_the_words_it_comes_from():
    text = read("Bon… jveu plu être là !")

    assert text.words_of(2, 3) == "jveu"
    assert text.words_of(2, 6) == "jveu plu être là"


@pytest.mark.parametrize(
    ("phrase", "text", "is_there"),
    [
        ("envie ~ de {fin}", "envie parfois de mourir", True),
        ("envie ~ de {fin}", "envie de vraiment beaucoup trop en finir", False),
        ("envie ~ de {fin}", "envie de en finir", True),
        ("envie ~ de {fin}", "envie. De mourir", False),
        ("{qui} [ne] veux", "je ne veux", True),
        ("{qui} [ne] veux", "je veux", True),
        ("^ adieu", "Bon. Adieu à tous", True),
        ("^ adieu", "un adieu", False),
        ("adieu $", "je dis adieu.", True),
        ("adieu $", "adieu les kilos", False),
        ("suicid*", "mes pensées suicidaires", True),
        ("a # pars", "à 22h30 je pars", False),
        ("a # ~ pars", "à 22h30 je pars", True),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase, text, is_there):
    assert bool(list(Phrases({"idee": [phrase]}, GROUPS).found(read(text)))) is is_there


def test_a_phrase_is_found_again_right_after_itself():
    hits = Phrases({"idee": ["adieu a|à"]}, GROUPS).found(read("adieu à adieu à toi, adieu à"))

    assert [(hit.first, hit.last) for hit in hits] == [(0, 1), (2, 3), (6, 7)]


def test_a_phrase_of_an_unknown_group_is_refused():
    with pytest.raises(KeyError):
        Phrases({"idee": ["{inconnu} de mourir"]}, GROUPS)


def test_what_is_not_tried_would_not_be_found():
    """A text written from each phrase, gaps left out: all that is there is found."""
    shipped, chance = lexicon(), random.Random(7)
    every = shipped.every
    written = yaml.safe_load((DATA / "lexique.yml").read_text(encoding="utf-8"))
    lines = [line for lines in written["concepts"].values() for line in lines.split("\n") if line.strip()]
    texts = [read(_written_from(line, written["groups"], chance)) for line in lines]

    there = [{phrase.concept for phrase in every if phrase.pattern.search(text.line)} for text in texts]

    assert sum(map(bool, there)) > 0.95 * len(lines) > 700
    assert [{hit.concept for hit in shipped.found(text)} for text in texts] == there


def _written_from(line, groups, chance):
    parts = [_open(part, groups).strip("[]") for part in line.split() if part not in ("~", "~~", "^", "$")]
    return " ".join(chance.choice(part.split("|")) for part in parts).translate(str.maketrans("_#", " 2", "*"))
