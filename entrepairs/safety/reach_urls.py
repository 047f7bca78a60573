"""How one on call may be reached besides e-mail."""

from django.urls import path

from entrepairs.safety.views import reach

urlpatterns = [
    path("ma-veille/joindre/", reach.reach, name="reach"),
    path("ma-veille/joindre/navigateur/", reach.device, name="ringing"),
    path("ma-veille/joindre/navigateur/<uuid:ringing_id>/silence/", reach.silence, name="silence"),
    path("ma-veille/joindre/essai/", reach.trial, name="ring_trial"),
    path("ma-veille/joindre/numero/", reach.no_number, name="no_number"),
]
