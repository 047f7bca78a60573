"""ARCHITECTURE.md, checked: layers, budgets, names, templates, foreign keys, the admin."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import allauth
import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.urls import URLResolver, get_resolver

from tests.sources import (
    LAYERS,
    PACKAGE,
    app_of,
    functions,
    length,
    line_count,
    python_files,
    scripts,
    settings_of,
    shown,
    templates,
)

EMPTY_WORDS = {
    "service",
    "services",
    "manager",
    "managers",
    "helper",
    "helpers",
    "util",
    "utils",
    "base",
    "common",
    "misc",
}
INLINE = re.compile(r"""\sstyle=|<style|\son[a-z]+=|hx-on|javascript:|<script(?![^>]*\ssrc=)""", re.IGNORECASE)
URL_TAG = re.compile(r"""{%\s*url\s+["']([^"']+)["']""")
TEMPLATE_TAG = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
OURS = [model for model in apps.get_models() if model.__module__.startswith("entrepairs.")]
IN_ADMIN = {"jobs.Job"}


# --- layers


def test_every_app_has_its_place_in_the_layers():
    installed = [config.name.removeprefix("entrepairs.") for config in apps.get_app_configs()]
    assert {name for name in installed if (PACKAGE / name).is_dir()} == set(LAYERS)


def test_the_import_contracts_name_every_app():
    between, inside, _ = settings_of("importlinter")["contracts"]
    domains = [f"entrepairs.{name}" for name in reversed(LAYERS[LAYERS.index("places") :])]
    assert between["layers"][1:] == list(reversed(LAYERS))
    assert inside["containers"] == domains


def test_templates_include_and_extend_what_is_below_them():
    upward = [
        shown(file, name)
        for file in templates()
        for name in TEMPLATE_TAG.findall(file.read_text())
        if above(name.split("/")[0], app_of(file))
    ]
    assert upward == []


def test_templates_link_to_pages_that_are_below_them():
    homes = dict(url_homes(get_resolver()))
    upward = [
        shown(file, name)
        for file in templates()
        for name in URL_TAG.findall(file.read_text())
        if above(homes.get(name, ""), app_of(file))
    ]
    assert upward == []


def above(app: str, here: str) -> bool:
    return app in LAYERS and LAYERS.index(app) > LAYERS.index(here)


def url_homes(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, str]]:
    """Each URL name with the app whose view it opens."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from url_homes(entry, inner)
        elif entry.name:
            module = entry.callback.__module__.split(".")
            yield namespace + entry.name, module[1] if module[0] == "entrepairs" else ""


# --- budgets


def test_functions_are_short():
    lengths = {shown(file, f.name): length(f) for file in python_files() for f in functions(file)}
    assert {name: lines for name, lines in lengths.items() if lines > 40} == {}
    assert median(lengths.values()) <= 8


@pytest.mark.parametrize(
    ("files", "most"),
    [(python_files(), 300), (python_files(tests=True), 250), (templates(), 120)],
    ids=["modules", "tests", "templates"],
)
def test_files_are_short(files, most):
    assert [shown(file, line_count(file)) for file in files if line_count(file) > most] == []


def test_custom_elements_are_short():
    def code(text: str) -> int:
        without_comments = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)
        return sum(1 for line in without_comments.splitlines() if line.strip())

    assert [shown(file) for file in scripts() if code(file.read_text()) > 60] == []


def test_the_style_sheets_fit_in_3500_lines():
    assert sum(line_count(file) for file in PACKAGE.rglob("*.css") if "vendor" not in file.parts) <= 3500


# --- names and habits


def test_no_module_has_an_empty_name():
    found = [shown(file) for file in python_files() if {file.stem, file.parent.name} & EMPTY_WORDS]
    databases = ("sqlite/base.py", "postgresql/base.py")  # the name that Django looks for
    assert [name for name in found if not name.endswith(databases)] == []


def test_every_module_says_what_it_is_for():
    silent = [
        file
        for file in python_files()
        if file.read_text().strip() and not ast.get_docstring(ast.parse(file.read_text()))
    ]
    plain = {"apps.py", "urls.py", "__init__.py"}  # their names say it; a command says it in `help`
    assert [shown(file) for file in silent if file.name not in plain and file.parent.name != "commands"] == []


def test_imports_are_absolute_and_at_the_top():
    def hidden(file) -> list[ast.stmt]:
        inside = [
            node for f in functions(file) for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        tree = ast.walk(ast.parse(file.read_text()))
        return [*inside, *(node for node in tree if isinstance(node, ast.ImportFrom) and node.level)]

    assert [shown(file) for file in [*python_files(), *python_files(tests=True)] if hidden(file)] == []


def test_pages_are_functions():
    classes = [
        shown(file, node.name)
        for file in python_files()
        if "views" in (file.stem, file.parent.name)
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.ClassDef) and any("View" in ast.unparse(base) for base in node.bases)
    ]
    assert classes == []


# --- models


def test_links_between_apps_are_one_way():
    two_way = [
        str(field)
        for model in OURS
        for field in model._meta.local_fields
        if field.remote_field and field.related_model._meta.app_label != model._meta.app_label
        if not field.remote_field.hidden
    ]
    assert two_way == []


def test_saving_a_row_only_saves_it():
    assert [model._meta.label for model in OURS if {"save", "delete"} & set(vars(model))] == []


# --- what the admin may show


def test_the_admin_registers_these_models_and_no_other():
    assert {model._meta.label for model in admin.site._registry} == IN_ADMIN


def test_the_admin_registers_no_private_text():
    ours = [model for model in admin.site._registry if model in OURS]
    sealed = [str(field) for model in ours for field in model._meta.fields if isinstance(field, models.BinaryField)]
    assert sealed == []


# --- templates


def test_templates_hold_no_inline_style_or_script():
    assert [shown(file, found.group()) for file in templates() if (found := INLINE.search(file.read_text()))] == []


def test_every_template_is_used():
    """Named by a view, a template, or by its last word where the name is put together (components, e-mails)."""
    sources = "\n".join(file.read_text() for file in [*python_files(), *templates()])
    asked_by_libraries = {"account", "mfa", "usersessions", "socialaccount", "allauth", "admin"}
    ours = [file for file in templates() if not asked_by_libraries & set(file.parts)]
    assert [shown(file) for file in ours if not re.search(rf"\b{file.stem}\b", sources)] == []


def test_every_class_of_the_style_sheets_is_worn():
    worn = "\n".join(file.read_text() for file in [*templates(), *scripts(), *python_files()])
    made = set(re.findall(r"([a-z]+-)\{", worn))  # « button-{{ look }} », f"hue-{n}"
    sheets = "\n".join(file.read_text() for file in PACKAGE.rglob("*.css"))
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}", "", sheets, flags=re.DOTALL)
    classes = {name for name in re.findall(r"\.([a-z][\w-]*)", rules) if not name.startswith(tuple(made))}
    assert sorted(name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", worn)) == []


def test_every_template_is_shown():
    """By its name, or by its last word for components and mails; allauth names its own."""
    said = "\n".join(file.read_text() for file in [*templates(), *python_files()])
    names = [file.as_posix().split("/templates/")[1] for file in PACKAGE.rglob("templates/**/*.*")]
    ours = [name for name in names if not (Path(allauth.__file__).parent / "templates" / name).exists()]
    lost = [name for name in ours if name not in said and not re.search(rf'[/"}}]{Path(name).stem}(\.html)?"', said)]
    assert lost == []
