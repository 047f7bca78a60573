"""The worked example of docs/animer/propositions.md says what the engine does."""

from pathlib import Path

from entrepairs.accompaniment.matching import POLICY, Lived, Peer, Rule, Seeker, blocks, choose, parts, score
from entrepairs.accompaniment.matching.sentences import of_reason
from entrepairs.accompaniment.tests.matching_values import BEAUNE, DIJON, TUESDAY_EVENING

PROJECT = Path(__file__).resolve().parents[3]
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


def test_sophie_is_shown_aicha_then_hugo():
    chosen = choose(SOPHIE, [PAUL, NOUR, HUGO, AICHA])

    assert [match.peer for match in chosen] == [AICHA, HUGO]
    assert [block.rule for block in blocks(SOPHIE, NOUR)] == [Rule.MUST]
    assert [block.rule for block in blocks(SOPHIE, PAUL)] == [Rule.PLACE]


def test_the_page_says_the_points_that_are_used():
    page = (PROJECT / "docs" / "animer" / "propositions.md").read_text()

    counted = [line.split("|")[-2].strip() for line in page.splitlines() if line.startswith("| ") and "jusqu" in line]
    assert counted == [f"jusqu’à {part.most}" for part in parts(POLICY, SOPHIE, AICHA)]
    for name, one in {"Aïcha": AICHA, "Hugo": HUGO}.items():
        points = [str(part.points) for part in parts(POLICY, SOPHIE, one)]
        assert f"| {name} | {' | '.join(points)} | {score(POLICY, SOPHIE, one)} |" in page


def test_sophie_reads_why_and_what_does_not_fit():
    aicha, hugo = choose(SOPHIE, [AICHA, HUGO])

    assert [reason.code for reason in aicha.reasons] == ["experiences", "moments", "near"]
    assert "50" in of_reason(aicha.reasons[2])
    assert hugo.mismatch is not None
    assert hugo.mismatch.code == "not_in_person"
