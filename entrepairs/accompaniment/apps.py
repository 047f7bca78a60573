from importlib import import_module

from django.apps import AppConfig


class AccompanimentConfig(AppConfig):
    name = "entrepairs.accompaniment"
    verbose_name = "Accompagnement"

    def ready(self) -> None:
        """Listen to what happens below, and to ourselves."""
        import_module("entrepairs.accompaniment.receivers")
        import_module("entrepairs.accompaniment.streams")
        import_module("entrepairs.accompaniment.watched").add()
        import_module("entrepairs.accompaniment.presented").add()
