"""What every app contributes: a module found by its name (checks, demo, privacy), in layer order, lowest first."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.utils.module_loading import module_has_submodule


def discovered(name: str) -> Iterator[ModuleType]:
    """The modules `entrepairs.<app>.<name>` that exist, in the order of INSTALLED_APPS."""
    for app in apps.get_app_configs():
        if app.name.startswith("entrepairs.") and app.module and module_has_submodule(app.module, name):
            yield import_module(f"{app.name}.{name}")
