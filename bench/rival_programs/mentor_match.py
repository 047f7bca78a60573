"""mentor-match on pairs read from standard input: as many rounds as there are places. Run by bench/rivals.py."""

import json
import resource
import sys
import time

from matching.mentee import Mentee
from matching.mentor import Mentor
from matching.process import process_data
from matching.rules.rule import Disqualify

problem = json.load(sys.stdin)
score = {
    (supporter, person): points
    for person, supporter, points in zip(problem["person"], problem["supporter"], problem["score"], strict=True)
}


def number(one):
    """Two people of the same address would be one person who mentors themselves."""
    return int(one.email[1:])


class Score:
    """The score of the pair."""

    def apply(self, match):
        return score.get((number(match.mentor), number(match.mentee)), 0)


rules = [
    Score(),
    Disqualify(lambda match: (number(match.mentor), number(match.mentee)) not in score),
    Disqualify(lambda match: len(match.mentor.mentees) >= problem["capacity"][number(match.mentor)]),
    Disqualify(lambda match: len(match.mentee.mentors) > 0),
]
began = time.perf_counter()
mentors = [Mentor(grade=1, email=f"s{n}") for n in range(len(problem["capacity"]))]
mentees = [Mentee(grade=1, email=f"p{n}") for n in range(problem["people"])]
process_data(mentors, mentees, [rules] * problem["rounds"])
made = [(number(mentor), number(mentee)) for mentor in mentors for mentee in mentor.mentees]
found = {
    "seconds": round(time.perf_counter() - began, 3),
    "matched": len(made),
    "total": sum(score[pair] for pair in made),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
}
print(json.dumps(found))
