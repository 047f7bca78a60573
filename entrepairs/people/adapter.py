"""Where django-allauth asks us: its words in our French, its doors to our actions."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entrepairs.core.crypto import seal, unseal
from entrepairs.people import staff
from entrepairs.people.actions.accounts import sign_in
from entrepairs.people.models import Person
from entrepairs.people.pseudonyms import skeleton
from entrepairs.people.squares import square
from entrepairs.people.throttle import is_own_device

TOO_MANY = gettext_lazy("Il y a eu trop d’essais. Attendez cinq minutes, puis recommencez. Votre compte n’a rien.")
WRONG_CODE = gettext_lazy("Ce code n’est pas le bon, ou il a expiré. Attendez le code suivant et recommencez.")


CONTEXT = "mfa_authenticator"


def _key() -> bytes:
    return salted_hmac("entrepairs.people.mfa", CONTEXT, algorithm="sha256").digest()


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by pseudonym; no message that another page would show to the wrong eyes."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "Ce pseudonyme et cette phrase de passe ne vont pas ensemble. Vérifiez les deux, puis recommencez."
        ),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_password": gettext_lazy("Ce n’est pas votre phrase de passe. Recommencez."),
        "incorrect_code": WRONG_CODE,
    }

    def login(self, request: HttpRequest, user: Person) -> None:
        sign_in(request, user, stay=bool(request.session.pop("stay", False)))

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Avec ma phrase de passe"),
            "mfa_reauthenticate": _("Avec un code de mon application"),
            "mfa_reauthenticate:webauthn": _("Avec ma clé d’accès"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]

    def get_login_stages(self) -> list[str]:
        return ["entrepairs.people.stages.SecondFactor"]

    def get_client_ip(self, request: HttpRequest) -> str:
        """Counts tries, is kept nowhere. Behind a socket that says no address, everybody is counted together."""
        try:
            return str(super().get_client_ip(request))
        except PermissionDenied:
            return "-"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what has happened themselves, except for an error sentence that has no form to stand in."""
        if kwargs.get("message"):
            super().add_message(*args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """No e-mail is sent about an account: people have none here."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Every way of typing a pseudonym is counted as one; the devices of that person are counted apart."""
        name = skeleton(credentials.get("username", ""))
        person = Person.objects.filter(skeleton=name).first() if name else None
        return f"{name}:own" if person is not None and is_own_device(request, person) else name


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes and passkeys: secrets sealed at rest, neutral names, French sentences."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": gettext_lazy(
            "Votre rôle demande une deuxième protection. Ajoutez-en une autre avant de retirer celle-ci."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Sealed under a key made from CLE_SECRETE, which is not in the database."""
        return seal(_key(), text, CONTEXT).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(_key(), bytes.fromhex(encrypted_text), CONTEXT)

    def build_totp_svg(self, url: str) -> str:
        return square(url)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=staff.FACTORS).exclude(
            pk=authenticator.pk
        )
        return not staff.is_staff(authenticator.user) or others.exists()

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        n = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Clé d’accès %(n)d") % {"n": n + 1}

    def _get_site_name(self) -> str:
        return settings.SITE_NAME


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """OpenID Connect tells us that it is the same person as last time, and nothing else: no name, no e-mail."""

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        sociallogin.email_addresses = []
        sociallogin.account.extra_data = {}
        sociallogin.token = None
        return sociallogin.user

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
