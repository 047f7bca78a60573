"""matching (Gale and Shapley: stable pairs) on pairs read from standard input. Run by bench/rivals.py."""

import json
import resource
import sys
import threading
import time

from matching.games import HospitalResident


def prefer(pairs, mine, theirs):
    wanted = {}
    for pair in sorted(pairs, key=lambda pair: -pair[2]):
        wanted.setdefault(f"{mine[0]}{pair[mine[1]]}", []).append(f"{theirs[0]}{pair[theirs[1]]}")
    return wanted


def measure():
    problem = json.load(sys.stdin)
    pairs = list(zip(problem["person"], problem["supporter"], problem["score"], strict=True))
    score = {(f"p{person}", f"s{supporter}"): points for person, supporter, points in pairs}
    began = time.perf_counter()
    persons, supporters = prefer(pairs, ("p", 0), ("s", 1)), prefer(pairs, ("s", 1), ("p", 0))
    capacity = {name: problem["capacity"][int(name[1:])] for name in supporters}
    game = HospitalResident.create_from_dictionaries(persons, supporters, capacity)
    made = [(one.name, supporter.name) for supporter, some in game.solve().items() for one in some]
    found = {
        "seconds": round(time.perf_counter() - began, 3),
        "matched": len(made),
        "total": sum(score[pair] for pair in made),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(found))


sys.setrecursionlimit(10_000_000)  # it copies everyone, each within the others
threading.stack_size(1 << 29)
alone = threading.Thread(target=measure)
alone.start()
alone.join()
