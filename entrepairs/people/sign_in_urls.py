"""Pages of django-allauth under French paths. Their names are allauth's own: its redirects look for them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn.views import reauthenticate_webauthn
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path

from entrepairs.people.views import accounts, openid, passkeys
from entrepairs.people.views.allauth import ours

urlpatterns = [
    path("connexion/", ours(account.login), name="account_login"),
    path("connexion/code/", ours(mfa.authenticate), name="mfa_authenticate"),
    path("connexion/cle/", passkeys.passkey_sign_in, name="mfa_login_webauthn"),
    path("connexion/ailleurs/compte/", openid.new_account, name="socialaccount_signup"),
    path("connexion/ailleurs/non/", openid.not_this_time, name="socialaccount_login_error"),
    path("connexion/ailleurs/annulee/", openid.not_this_time, name="socialaccount_login_cancelled"),
    path("connexion/ailleurs/<slug:provider_id>/", openid.leave, name="openid_connect_login"),
    path("connexion/ailleurs/<slug:provider_id>/retour/", openid_connect.callback, name="openid_connect_callback"),
    path("deconnexion/", account.logout, name="account_logout"),
    path("compte/", accounts.new_account, name="account_signup"),
    path("confirmer/", ours(account.reauthenticate), name="account_reauthenticate"),
    path("confirmer/code/", ours(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("confirmer/cle/", ours(reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("ma-connexion/", mfa.index, name="mfa_index"),
    path("ma-connexion/application/", ours(totp.activate_totp), name="mfa_activate_totp"),
    path("ma-connexion/application/retrait/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("ma-connexion/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-connexion/codes/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("ma-connexion/cles/", mfa.index, name="mfa_list_webauthn"),
    path("ma-connexion/cles/nouvelle/", passkeys.adding, name="mfa_add_webauthn"),
    path("ma-connexion/cles/<int:pk>/retrait/", passkeys.removal, name="mfa_remove_webauthn"),
    path("ma-connexion/ailleurs/", mfa.index, name="socialaccount_connections"),
]
