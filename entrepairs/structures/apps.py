from importlib import import_module

from django.apps import AppConfig


class StructuresConfig(AppConfig):
    name = "entrepairs.structures"
    verbose_name = "Structures"

    def ready(self) -> None:
        """Say who carries a house, so that they protect their account twice; what a house needs; who may
        follow a list."""
        import_module("entrepairs.structures.receivers")
        import_module("entrepairs.structures.house_needs")
        import_module("entrepairs.structures.streams")
