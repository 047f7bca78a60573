"""Who can be proposed to whom: each hard rule alone, then all of them against a slow reference."""

import pytest
from hypothesis import given

from entrepairs.accompaniment.matching import About, Rule, blocks
from entrepairs.accompaniment.matching.constraints import possible
from entrepairs.accompaniment.matching.values import Peer, Seeker
from entrepairs.accompaniment.tests.matching_values import (
    BEAUNE,
    DIJON,
    FRIDAY_MORNING,
    PARIS,
    TUESDAY_EVENING,
    lived,
    peer,
    pools,
    seeker,
    seekers,
)
from entrepairs.places.distance import whole_km

IN_PERSON = frozenset({"personne"})
PHONE = frozenset({"telephone"})
WRITTEN = frozenset({"ecrit"})
DEPRESSION = frozenset({"depression"})

ASKS_A_WOMAN = About(genders=frozenset({"une femme"}))


def rules(a_seeker, a_peer):
    return [block.rule for block in blocks(a_seeker, a_peer)]


def test_two_people_without_any_wish_can_meet():
    assert rules(seeker(), peer()) == []


@pytest.mark.parametrize(
    ("asked", "offered", "rule"),
    [
        ({"experiences": lived("deuil")}, {"shown": DEPRESSION}, Rule.EXPERIENCE),
        ({"languages": ("pt",)}, {"languages": ("fr", "ar")}, Rule.LANGUAGE),
        ({"languages": ("pt",)}, {}, Rule.LANGUAGE),
        ({"ways": PHONE}, {"ways": WRITTEN}, Rule.WAY),
        ({"ways": IN_PERSON, "position": DIJON}, {"position": PARIS}, Rule.WAY),
        ({"ways": IN_PERSON, "position": DIJON}, {}, Rule.WAY),
        ({"ways": PHONE, "moments": TUESDAY_EVENING}, {"moments": FRIDAY_MORNING}, Rule.MOMENT),
        ({"experiences": lived("depression")}, {"shown": DEPRESSION, "refused_topics": DEPRESSION}, Rule.TOPIC),
        ({"words": DEPRESSION}, {"refused_topics": DEPRESSION}, Rule.TOPIC),
        ({}, {"free_places": 0}, Rule.PLACE),
        ({}, {"free_places": -1}, Rule.PLACE),
        ({}, {"open_now": False}, Rule.OPEN),
        ({"refused": frozenset({"aicha"})}, {}, Rule.VETO),
        ({}, {"vetoes": frozenset({"bruno"})}, Rule.VETO),
        ({"person_id": "aicha"}, {}, Rule.SELF),
        ({"history": frozenset({"aicha"})}, {}, Rule.HISTORY),
        ({"consents": False}, {}, Rule.CONSENT),
        ({}, {"consents": False}, Rule.CONSENT),
        ({"about": ASKS_A_WOMAN}, {"about": About("un homme")}, Rule.WISH),
        ({"about": ASKS_A_WOMAN}, {}, Rule.WISH),
        ({"about": About("un homme")}, {"about": ASKS_A_WOMAN}, Rule.WISH),
        ({"about": About(ages=frozenset({"18-25"}))}, {"about": About(age="40-60")}, Rule.WISH),
        ({"in_danger": True}, {}, Rule.DANGER),
    ],
)
def test_each_rule_forbids_alone_and_says_so(asked, offered, rule):
    assert rules(seeker(**asked), peer(**offered)) == [rule]
    assert [block.sentence for block in blocks(seeker(**asked), peer(**offered))] == [str(rule.value[1])]


def test_a_required_experience_is_not_replaced_by_another():
    asked = seeker(experiences=(*lived("bipolarite", must=True), *lived("depression")))

    assert rules(asked, peer(shown=DEPRESSION)) == [Rule.MUST]
    assert rules(asked, peer(shown=frozenset({"bipolarite"}))) == []


def test_words_of_the_text_count_and_never_exclude():
    assert rules(seeker(words=DEPRESSION), peer()) == []
    assert rules(seeker(experiences=lived("deuil"), words=DEPRESSION), peer(shown=DEPRESSION)) == []


def test_meeting_in_person_needs_both_to_come_that_far():
    asked = seeker(ways=IN_PERSON, position=DIJON, radius_km=50)

    assert rules(asked, peer(position=BEAUNE, radius_km=50)) == []
    assert rules(asked, peer(position=BEAUNE, radius_km=20)) == [Rule.WAY]


def test_people_who_can_write_need_no_common_moment():
    asked = seeker(moments=TUESDAY_EVENING, ways=PHONE | WRITTEN)

    assert rules(asked, peer(moments=FRIDAY_MORNING)) == []
    assert rules(asked, peer(moments=FRIDAY_MORNING, ways=PHONE)) == [Rule.MOMENT]
    assert rules(asked, peer(moments=0, ways=PHONE)) == []


def test_what_one_holds_against_another_reads_the_same_for_every_cause():
    discreet = {Rule.WISH, Rule.TOPIC, Rule.VETO, Rule.HISTORY, Rule.CONSENT}

    assert len({rule.value[1] for rule in discreet}) == 1
    assert len({rule.code for rule in Rule}) == len(Rule)


def wished(asking, other) -> bool:
    gender, age = asking.about.genders, asking.about.ages
    return (other.about.gender in gender or gender == set()) and (other.about.age in age or age == set())


def reference(one: Seeker, other: Peer) -> bool:
    """The rules again, written another way."""
    topics = other.shown
    named = [experience.id for experience in one.experiences]
    musts = [experience.id for experience in one.experiences if experience.must]
    if named and not one.any_experience and not any(topic in named or topic in one.words for topic in topics):
        return False
    if musts and not one.any_experience and not any(topic in musts for topic in topics):
        return False
    if any(topic in named or topic in one.words for topic in other.refused_topics):
        return False
    if one.languages and not set(one.languages) & set(other.languages or ["fr"]):
        return False
    near = False
    if one.position and other.position:
        near = whole_km(one.position, other.position) <= one.radius_km
        near = near and whole_km(other.position, one.position) <= other.radius_km
    every = ["ecrit", "telephone", "visio"] + (["personne"] if near else [])
    ways = [way for way in every if way in (one.ways or every) and way in (other.ways or every)]
    if not ways or ("ecrit" not in ways and one.moments and other.moments and not one.moments & other.moments):
        return False
    strangers = one.person_id != other.person_id and other.person_id not in one.refused | one.history
    agreed = one.consents and other.consents and not one.in_danger
    return bool(
        agreed
        and wished(one, other)
        and wished(other, one)
        and strangers
        and one.person_id not in other.vetoes
        and other.open_now
        and other.free_places > 0
    )


@given(seekers, pools)
def test_the_rules_agree_with_a_slow_reference(one, pool):
    for other in pool:
        assert possible(one, other) == reference(one, other) == (not blocks(one, other))
