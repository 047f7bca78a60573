from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "entrepairs.places"
    verbose_name = "Lieux"
