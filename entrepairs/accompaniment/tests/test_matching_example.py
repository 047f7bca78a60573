"""The worked example of docs/animer/propositions.md says what the engine does."""

from entrepairs.accompaniment.matching import Lived, Peer, Rule, Seeker, blocks, choose
from entrepairs.accompaniment.matching.sentences import of_reason
from entrepairs.accompaniment.tests.matching_values import BEAUNE, DIJON, TUESDAY_EVENING

LYON = (45.758, 4.835)
SOPHIE = Seeker(
    id="demande-de-sophie",
    person_id="sophie",
    experiences=(Lived("depression", must=True), Lived("epuisement-psychique")),
    words=frozenset({"troubles-du-sommeil"}),
    ways=frozenset({"ecrit", "personne"}),
    moments=TUESDAY_EVENING,
    position=DIJON,
    radius_km=50,
)


def helper(name, shown, **given):
    return Peer(**{"id": name, "person_id": name, "shown": frozenset(shown.split()), "radius_km": 50, **given})


AICHA = helper("aicha", "depression troubles-du-sommeil", moments=TUESDAY_EVENING, position=BEAUNE, load=1)
HUGO = helper("hugo", "depression epuisement-psychique", moments=1 << 0, position=LYON)
NOUR = helper("nour", "epuisement-psychique troubles-du-sommeil", moments=TUESDAY_EVENING, position=DIJON)
PAUL = helper("paul", "depression", moments=TUESDAY_EVENING, position=DIJON, load=2, free_places=0)


def test_sophie_is_shown_hugo_then_aicha():
    chosen = choose(SOPHIE, [PAUL, NOUR, AICHA, HUGO])

    assert [match.peer for match in chosen] == [HUGO, AICHA]
    assert [block.rule for block in blocks(SOPHIE, NOUR)] == [Rule.MUST]
    assert [block.rule for block in blocks(SOPHIE, PAUL)] == [Rule.PLACE]


def test_sophie_reads_why_and_what_does_not_fit():
    hugo, aicha = choose(SOPHIE, [AICHA, HUGO])

    assert [reason.code for reason in aicha.reasons] == ["experiences", "moments", "near"]
    assert "50" in of_reason(aicha.reasons[2])
    assert hugo.mismatch is not None
    assert hugo.mismatch.code == "not_in_person"
