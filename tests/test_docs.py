"""Documentation that cannot lie: what it lists is compared with what there is."""

import io
import re
import tomllib

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands

from entrepairs import __version__
from tests.sources import LAYERS, ROOT, python_files

DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FILE = re.compile(r"`([\w./-]+\.(?:py|html|md|yml|css|js|txt|tsv|po))`")
LINK = re.compile(r"\]\(([^)#:]+?)(?:#[^)]*)?\)")


def test_the_glossary_has_every_model():
    glossary = (DOCS / "glossaire.md").read_text()
    ours = [model._meta.label for model in apps.get_models() if model.__module__.startswith("entrepairs.")]
    assert [label for label in ours if f"`{label}`" not in glossary] == []


def test_the_list_of_decisions_has_every_one_in_order():
    pages = sorted(page.name for page in (DOCS / "decisions").glob("0*.md"))
    listed = LINK.findall((DOCS / "decisions" / "README.md").read_text())
    assert listed == pages
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))


def test_the_page_of_settings_is_the_one_the_software_writes():
    written = io.StringIO()
    call_command("reglages", stdout=written)
    assert (DOCS / "exploiter" / "reglages.md").read_text() == written.getvalue()


def test_every_direct_dependency_has_its_reason():
    reasons = set(
        re.findall(r"^\| `([^`]+)` \| \S", (DOCS / "contribuer" / "dependances.md").read_text(), re.MULTILINE)
    )
    direct = {
        re.split(r"[\[<>=; ]", line)[0] for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    }
    assert reasons == direct


@pytest.mark.parametrize("lock", ["base", "dev"])
def test_the_locks_hold_every_direct_dependency_with_hashes_and_no_address(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text().lower().replace("_", "-")
    wanted = PROJECT["dependencies"] + (PROJECT["optional-dependencies"]["dev"] if lock == "dev" else [])
    names = [re.split(r"[\[<>=; ]", line)[0].lower() for line in wanted]
    assert [name for name in names if not re.search(rf"^{name}==", text, re.MULTILINE)] == []
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_the_version_is_the_same_everywhere():
    assert PROJECT["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_the_layers_are_drawn_as_they_are():
    drawn = re.findall(r"^  ([a-z]+) {2,}\S", (ROOT / "ARCHITECTURE.md").read_text(), re.MULTILINE)
    assert drawn[::-1] == LAYERS


def test_the_files_that_the_documentation_names_exist():
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "script/README.md"]
    folders = [ROOT / name for name in ("entrepairs", "docs", "tests", "bench", "script", "deploy")]
    files = ["/" + file.relative_to(ROOT).as_posix() for folder in folders for file in folder.rglob("*.*")]
    named = [(page, name) for page in pages for name in FILE.findall(page.read_text())]
    lost = {f"{page.name} → {name}" for page, name in named if not any(file.endswith("/" + name) for file in files)}
    assert lost == set()


def test_the_commands_that_the_documentation_names_exist():
    pages = [
        *DOCS.rglob("*.md"),
        ROOT / "README.md",
        ROOT / "ARCHITECTURE.md",
        ROOT / "SECURITY.md",
        ROOT / "script/README.md",
    ]
    named = {name for page in pages for name in re.findall(r"manage\.py ([a-z_]+)", page.read_text())}
    assert named - set(get_commands()) == set()


def test_the_scripts_that_the_documentation_names_exist():
    pages = [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "script/README.md"]
    named = {name for page in pages for name in re.findall(r"script/([a-z]+)\b", page.read_text())}
    assert [name for name in named if not (ROOT / "script" / name).exists()] == []


def test_each_script_is_short_and_explained():
    page = (ROOT / "script" / "README.md").read_text()
    for script in (ROOT / "script").iterdir():
        if script.name != "README.md":
            assert f"`{script.name}`" in page
            assert len(script.read_text().splitlines()) <= 30


def test_links_between_pages_lead_somewhere():
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "script/README.md"]
    links = [(page, target) for page in pages for target in LINK.findall(page.read_text())]
    dead = [f"{page.relative_to(ROOT)} → {target}" for page, target in links if not (page.parent / target).exists()]
    assert dead == []


def test_every_attack_of_the_list_is_really_tried():
    """`docs/contribuer/attaques.md` names tests: they are there."""
    named = re.findall(r"`(test_\w+)`", (DOCS / "contribuer" / "attaques.md").read_text())
    tried = "".join(path.read_text() for path in python_files(tests=True))
    assert named
    assert [name for name in named if f"def {name}(" not in tried] == []
