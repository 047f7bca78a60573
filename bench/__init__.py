"""Speed and size of the real server, measured in one run: `script/bench`. How to read it: docs/contribuer/mesures.md.

Nothing here runs in a house: `bench.settings` is the settings of the product plus a baseline page and a live topic."""

ROOM = "mesure:salle"
BASELINE_PATH = "/mesure/h/"
