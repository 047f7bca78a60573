"""The lexicon that is shipped, read once."""

import yaml

from entrepairs.core.once import once
from entrepairs.safety.triage import DATA
from entrepairs.safety.triage.phrases import Phrases


@once
def lexicon() -> Phrases:
    written = yaml.safe_load((DATA / "lexique.yml").read_text(encoding="utf-8"))
    concepts = {name: lines.split("\n") for name, lines in written["concepts"].items()}
    return Phrases(
        {name: [line for line in lines if line.strip()] for name, lines in concepts.items()}, written["groups"]
    )
