"""What Django announces of sessions."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from entrepairs.people.models import Device


@receiver(user_logged_out, dispatch_uid="people.forget_device")
def forget_device(request: HttpRequest, **_: Any) -> None:
    """Whichever way one leaves, « Quitter vite » included, the device leaves the list."""
    if request.session.session_key:
        Device.objects.filter(session_key=request.session.session_key).delete()
