from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "entrepairs.home"
    verbose_name = "Accueil"
