from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "entrepairs.training"
    verbose_name = "Formation"
