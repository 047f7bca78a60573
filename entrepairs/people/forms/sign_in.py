"""The forms of django-allauth, in our words."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from entrepairs.people.forms.accounts import StayField
from entrepairs.people.passphrases import LONGEST


def _phrase(**kwargs: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
    missing = {"required": _("Écrivez votre phrase de passe.")}
    return forms.CharField(label=_("Votre phrase de passe"), max_length=LONGEST, widget=widget, error_messages=missing)


def _code(help_text: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"})
    missing = {"required": _("Écrivez le code.")}
    return forms.CharField(label=_("Code"), max_length=20, widget=widget, help_text=help_text, error_messages=missing)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Pseudonym, phrase, and whether this device is one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        missing = {"required": _("Écrivez votre pseudonyme.")}
        self.fields = {
            "login": forms.CharField(
                label=_("Votre pseudonyme"), max_length=60, widget=forms.TextInput(attrs=name), error_messages=missing
            ),
            "password": _phrase(),
            "remember": StayField(),
        }

    @property
    def other_site(self) -> str:
        """Name of the site that may vouch for people (OpenID Connect); empty when there is none."""
        return settings.OIDC_NAME if settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] else ""

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        request.session["stay"] = self.cleaned_data["remember"]
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        return response


class ConfirmItsMeForm(ReauthenticateForm):  # type: ignore[misc]
    """The phrase again, before what matters."""

    password = _phrase()


class SecondCodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second protection: the code of an application, or one of the spare codes."""

    code = _code(_("Le code à 6 chiffres de votre application, ou un de vos codes de secours."))


class ConfirmCodeForm(ReauthenticateCodeForm):  # type: ignore[misc]
    code = _code(_("Le code à 6 chiffres de votre application, ou un de vos codes de secours."))


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code proves that the application was set up."""

    code = _code(_("Le code à 6 chiffres que montre votre application."))
