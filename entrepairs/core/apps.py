from django.apps import AppConfig

from entrepairs.core.left_empty import say_what_to_do


class CoreConfig(AppConfig):
    name = "entrepairs.core"
    verbose_name = "Socle"

    def ready(self) -> None:
        say_what_to_do()
