"""Speed and size of the real server, measured in one run: `script/bench`. How to read it: docs/contribuer/mesures.md.

Nothing here runs in a house: `bench.settings` is the settings of the product plus a baseline page and a live topic."""

ROOM, ELSEWHERE = "mesure:salle", "mesure:ailleurs"
ROOM_PEOPLE, STREAMS_EACH = 40, 25
"""The room has 1,000 streams; whoever else has one follows something else."""
BASELINE_PATH = "/mesure/h/"
