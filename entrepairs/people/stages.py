"""What stands between the right phrase and an open session."""

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from entrepairs.people.staff import is_staff


class SecondFactor(AuthenticateStage):  # type: ignore[misc]
    """Asked of those who set up an application of codes, and of the team. For everybody else a passkey is another
    way in, not a second lock: someone whose telephone is lost still has their phrase."""

    def _should_handle(self, request: HttpRequest) -> bool:
        person = self.login.user
        if person is None:
            return False
        has_codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists()
        return (has_codes or is_staff(person)) and bool(super()._should_handle(request))
