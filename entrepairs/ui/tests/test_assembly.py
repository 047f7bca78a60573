"""One stylesheet, one script, small, and nothing that was not meant."""

import base64
import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from entrepairs.ui.finders import HERE, LAYERS, MADE, scripts

STATIC = HERE / "static" / "ui"
CSS = sorted((HERE / "css").rglob("*.css"))


def weight(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def test_the_served_files_are_their_sources_and_nothing_else():
    for name, make in MADE.items():
        assert Path(str(finders.find(name))).read_text() == make()
    rules = (HERE / "css" / "components" / "steps.css").read_text().strip().splitlines()
    assert rules[0] in MADE["ui/ui.css"]()


def test_every_source_is_in_a_layer():
    assert {source.parent.name for source in CSS} <= set(LAYERS)
    assert MADE["ui/ui.css"]().startswith(f"@layer {','.join(LAYERS)};")


@pytest.mark.parametrize("source", CSS, ids=lambda source: source.name)
def test_styles_keep_to_the_rules(source):
    text = source.read_text()
    assert "!important" not in text
    assert not re.search(
        r"(margin|padding|border)-(left|right|top|bottom)\b|[^-\w](left|right): |text-align: (left|right)", text
    )
    assert not re.search(r"url\((?!\"(data:|fonts/))", text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("source", scripts(), ids=lambda source: source.name)
def test_scripts_are_short(source):
    assert len(source.read_text().splitlines()) <= 60


def test_styles_stay_within_the_budget_of_lines():
    assert sum(len(source.read_text().splitlines()) for source in CSS) <= 3500


@pytest.mark.django_db
def test_a_first_view_weighs_little(client):
    page = weight(client.get("/charte/").content)
    made = sum(weight(make().encode()) for make in MADE.values())
    font = len((STATIC / "fonts" / "atkinson-hyperlegible-next.woff2").read_bytes())
    assert made + font <= 34 * 1024
    assert made + font + page <= 45 * 1024


def test_what_comes_from_elsewhere_is_what_was_recorded():
    recorded = re.findall(r"\| `([\w./-]+)` \|.*`([\w+/]{64})`", (STATIC / "vendor" / "PROVENANCE.md").read_text())
    assert len(recorded) == 2
    for name, hash_ in recorded:
        data = (STATIC / "vendor" / name).read_bytes()
        assert base64.b64encode(hashlib.sha384(data).digest()).decode() == hash_
