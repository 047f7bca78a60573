"""Reading the project's own files, for the tests that look at how it is written."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "entrepairs"
LAYERS = [
    "core",
    "jobs",
    "live",
    "ui",
    "places",
    "people",
    "structures",
    "safety",
    "training",
    "testimonies",
    "agenda",
    "participation",
    "clubhouse",
    "accompaniment",
    "community",
    "insights",
    "home",
]
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*, tests: bool = False) -> list[Path]:
    """Our modules, or our tests; never migrations, which Django writes."""
    found = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    found = [file for file in found if "migrations" not in file.parts]
    return sorted(file for file in found if ("tests" in file.relative_to(ROOT).parts) == tests)


def templates() -> list[Path]:
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def scripts() -> list[Path]:
    """Our custom elements; not what is vendored."""
    return sorted(file for file in PACKAGE.rglob("*.js") if "vendor" not in file.parts)


def line_count(file: Path) -> int:
    return len(file.read_text().splitlines())


def functions(file: Path) -> Iterator[Function]:
    tree = ast.parse(file.read_text())
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.value.value is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - docstring


def app_of(file: Path) -> str:
    """« people » for entrepairs/people/…; empty for settings, urls and the like."""
    parts = file.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def settings_of(tool: str) -> dict[str, Any]:
    """The `[tool.<tool>]` table of pyproject.toml."""
    tables: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
    return dict(tables[tool])


def shown(file: Path, what: object = "") -> str:
    return f"{file.relative_to(ROOT)} {what}".strip()
