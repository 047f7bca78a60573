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


class Score:
    """The score of the pair."""

    def apply(self, match):
        return score.get((int(match.mentor.email), int(match.mentee.email)), 0)


rules = [
    Score(),
    Disqualify(lambda match: (int(match.mentor.email), int(match.mentee.email)) not in score),
    Disqualify(lambda match: len(match.mentor.mentees) >= problem["capacity"][int(match.mentor.email)]),
    Disqualify(lambda match: len(match.mentee.mentors) > 0),
]
began = time.perf_counter()
mentors = [Mentor(grade=1, email=str(n)) for n in range(len(problem["capacity"]))]
mentees = [Mentee(grade=1, email=str(n)) for n in range(problem["people"])]
process_data(mentors, mentees, [rules] * problem["rounds"])
made = [(int(mentor.email), int(mentee.email)) for mentor in mentors for mentee in mentor.mentees]
found = {
    "seconds": round(time.perf_counter() - began, 3),
    "matched": len(made),
    "total": sum(score[pair] for pair in made),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
}
print(json.dumps(found))
