"""Every sentence is true of both, recomputed from the data; nothing silent is named; no score."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given

from entrepairs.accompaniment.matching import blocks, mismatch, reasons
from entrepairs.accompaniment.matching.reasons import Reason
from entrepairs.accompaniment.matching.sentences import language_named, of_reason
from entrepairs.accompaniment.tests.matching_values import (
    BEAUNE,
    DIJON,
    FRIDAY_MORNING,
    TOPICS,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)
from entrepairs.people.experiences import EXPERIENCES
from entrepairs.places.distance import great_circle_km

IN_PERSON = frozenset({"personne"})


def codes(found):
    return [reason.code for reason in found]


def is_true(reason, one, other):
    """Recomputed from the two profiles, reason by reason."""
    named = {experience.id: experience for experience in one.experiences}
    both = one.moments & other.moments
    spoken = other.languages or ("fr",)
    checks = {
        "experiences": lambda v: v and all(named[key].shown and key in other.shown for key in v),
        "speaks_of": lambda v: v and set(v) <= (one.words - one.named) & other.shown,
        "common_ground": lambda v: other.shown & ({*named} | one.words),
        "available": lambda v: other.free_places > 0,
        "language": lambda v: v[0] in one.languages and v[0] in spoken,
        "moments": lambda v: v and sum(1 << bit for bit in v) == both,
        "near": lambda v: great_circle_km(one.position, other.position) < v[0],
        "ways": lambda v: v and set(v) <= one.ways & other.ways,
        "other_language": lambda v: one.languages[0] == v[0] and v[0] not in spoken,
        "not_in_person": lambda v: "personne" in one.ways,
        "untold": lambda v: named[v[0]].shown and v[0] not in other.shown,
        "other_moments": lambda v: one.moments and other.moments and not both,
        "missing_ways": lambda v: v and set(v) <= one.ways - (other.ways or one.ways),
    }
    return bool(checks[reason.code](reason.values))


@given(seekers, pools)
def test_every_reason_and_mismatch_is_true_of_both(one, pool):
    for other in (other for other in pool if not blocks(one, other)):
        found = reasons(one, other)
        missing = mismatch(one, other)

        assert len(found) <= 3
        assert all(is_true(reason, one, other) for reason in found)
        assert missing is None or is_true(missing, one, other)


@given(seekers, pools)
def test_sentences_name_nothing_silent_and_hold_no_number_but_kilometres(one, pool):
    hidden_by_seeker = {lived.id for lived in one.experiences if not lived.shown}
    for other in pool:
        said = " ".join(map(of_reason, filter(None, [*reasons(one, other), mismatch(one, other)])))

        for key in TOPICS:
            if key in hidden_by_seeker or key not in one.named | (one.words & other.shown):
                assert EXPERIENCES[key].label.lower() not in said.lower()
        assert not re.search(r"\d", re.sub(r"À moins de \d+\skm", "", said))
        assert "%" not in said


@given(seekers, pools)
def test_a_silent_experience_decides_neither_who_is_proposed_nor_what_is_said(one, pool):
    """Asking for one experience, again and again, teaches nothing of who keeps it for themselves."""
    for other in pool:
        assert blocks(one, other) == blocks(one, replace(other, silent=frozenset()))
        assert reasons(one, other) == reasons(one, replace(other, silent=frozenset()))
        assert mismatch(one, other) == mismatch(one, replace(other, silent=frozenset()))


@given(seekers, pools)
def test_vetoes_history_and_refused_topics_change_no_sentence(one, pool):
    for other in pool:
        open_one = replace(one, refused=frozenset(), history=frozenset())
        open_other = replace(other, vetoes=frozenset(), refused_topics=frozenset())

        assert reasons(one, other) == reasons(open_one, open_other)
        assert mismatch(one, other) == mismatch(open_one, open_other)


def test_what_the_person_keeps_for_themselves_is_a_point_in_common_for_the_team():
    asked = seeker(experiences=lived("depression", shown=False))

    assert codes(reasons(asked, peer(shown=frozenset({"depression"})))) == ["common_ground"]


def test_when_there_is_nothing_else_to_say_there_is_a_place():
    assert codes(reasons(seeker(), peer())) == ["available"]


def test_words_of_the_text_are_said_of_the_supporter_and_never_of_the_person():
    asked = seeker(words=frozenset({"depression"}))

    assert reasons(asked, peer(shown=frozenset({"depression"}))) == [Reason("speaks_of", ("depression",))]
    assert codes(reasons(asked, peer(silent=frozenset({"depression"})))) == ["available"]


def test_a_silent_experience_beside_a_named_one_reads_as_absent():
    asked = seeker(experiences=lived("deuil", "depression"))
    silent = peer(shown=frozenset({"deuil"}), silent=frozenset({"depression"}))
    absent = peer(shown=frozenset({"deuil"}))

    assert reasons(asked, silent) == reasons(asked, absent)
    assert mismatch(asked, silent) == mismatch(asked, absent) == Reason("untold", ("depression",))


def test_the_most_telling_reasons_come_first():
    asked = seeker(experiences=lived("depression"), languages=("ar",), moments=TUESDAY_EVENING, position=DIJON)
    other = peer(shown=frozenset({"depression"}), languages=("ar",), moments=TUESDAY_EVENING, position=DIJON)

    assert codes(reasons(asked, other)) == ["experiences", "language", "moments"]
    assert "mardi soir" in of_reason(reasons(asked, other)[2])


@pytest.mark.parametrize(
    ("asked", "offered", "code"),
    [
        ({}, {}, None),
        ({"languages": ("ar", "fr")}, {}, "other_language"),
        ({"ways": IN_PERSON | {"ecrit"}, "position": DIJON}, {"position": BEAUNE}, "not_in_person"),
        ({"experiences": lived("depression", "deuil")}, {"shown": frozenset({"deuil"})}, "untold"),
        ({"moments": TUESDAY_EVENING}, {"moments": FRIDAY_MORNING}, "other_moments"),
        ({"ways": frozenset({"visio", "ecrit"})}, {"ways": frozenset({"ecrit"})}, "missing_ways"),
    ],
)
def test_what_does_not_fit_is_said_once(asked, offered, code):
    found = mismatch(seeker(**asked), peer(**offered))

    assert (found.code if found else None) == code


def test_a_reason_kept_with_a_proposal_reads_the_same():
    reason = Reason("moments", (5, 12))

    assert Reason.read(json.loads(json.dumps(reason.plain()))) == reason
    assert of_reason(Reason("experiences", ("removed-from-the-list",)))


@pytest.mark.parametrize(
    ("code", "named"),
    [("pt", "le portugais"), ("ar", "l’arabe"), ("en", "l’anglais"), ("he", "l’hébreu"), ("ht", "le créole haïtien")],
)
def test_languages_take_their_article(code, named):
    assert language_named(code) == named
