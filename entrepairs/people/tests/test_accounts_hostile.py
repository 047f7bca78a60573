"""What nobody types by hand gets a 4xx, never a 5xx, and opens nothing."""

import json

import pytest
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.test import Client
from django.urls import reverse

from entrepairs.people.models import Person
from tests.cast import PASSPHRASE

CREDENTIALS = [
    "", "{}", "[]", "null", "1", '"x"', "{", "\x00", "[" * 20000,
    json.dumps({"response": None}),
    json.dumps({"response": {"userHandle": 1}}),
    json.dumps({"response": {"userHandle": None}}),
    json.dumps({"response": {"userHandle": "AAAA"}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
                "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "A", "userHandle": "é"}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
                "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}),
]  # fmt: skip
PAGES = [
    "account_login", "account_signup", "mfa_authenticate", "mfa_login_webauthn", "socialaccount_signup",
    "people:new_account_with_passkey", "people:passkey_making", "people:recover",
]  # fmt: skip


def opened():
    client = Client(raise_request_exception=False)
    client.post(reverse("account_login"), {"login": "Bruno", "password": PASSPHRASE})
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("credential", CREDENTIALS)
def test_what_is_no_key_opens_nothing(bruno, credential):
    client = Client(raise_request_exception=False)
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code < 500
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
@pytest.mark.parametrize("credential", CREDENTIALS)
def test_what_is_no_key_makes_no_account(credential):
    client = Client(raise_request_exception=False)
    client.post(reverse("people:new_account_with_passkey"), {"pseudonym": "Lune 27", "adult": "on"})
    client.get(reverse("people:passkey_making"))
    assert client.post(reverse("people:passkey_making"), {"credential": credential}).status_code in (200, 400, 422)
    assert not Person.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("credential", CREDENTIALS)
def test_what_is_no_key_is_added_to_no_account(bruno, credential):
    client = opened()
    client.get(reverse("mfa_add_webauthn"))
    assert client.post(reverse("mfa_add_webauthn"), {"credential": credential}).status_code in (200, 400, 422)


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_every_door_answers_every_method_politely(name, method):
    client = Client(raise_request_exception=False)
    assert getattr(client, method)(reverse(name)).status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_next_never_leads_away(name, bruno):
    for away in ("//ailleurs.example/", "https://ailleurs.example", "javascript:alert(1)", "/\\ailleurs.example"):
        answer = Client(raise_request_exception=False).post(
            reverse(name), {"next": away, "login": "Bruno", "password": PASSPHRASE}
        )
        assert answer.status_code < 500
        assert "ailleurs" not in answer.headers.get("Location", "")
        assert "javascript" not in answer.headers.get("Location", "")


@pytest.mark.django_db
def test_farid_cannot_take_away_the_key_of_bruno(bruno, farid, browser_of):
    key = WebAuthn.add(bruno, "mon téléphone", {}).instance
    answer = browser_of(farid).post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert answer.status_code == 404
