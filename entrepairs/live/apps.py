from uuid import UUID

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out

from entrepairs.live.receivers import end_streams
from entrepairs.live.topics import register


def is_oneself(person_id: UUID, thing: str) -> bool:
    return str(person_id) == thing


class LiveConfig(AppConfig):
    name = "entrepairs.live"
    verbose_name = "Direct"

    def ready(self) -> None:
        """« person:<key> »: what concerns someone, which they alone may follow."""
        register("person", is_oneself)
        user_logged_out.connect(end_streams, dispatch_uid="live.end_streams")
