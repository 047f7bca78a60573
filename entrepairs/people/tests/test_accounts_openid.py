"""Signing in through another site, with a provider that runs beside the test."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.urls import reverse

from entrepairs.people.models import Person

LEAVE = "/connexion/ailleurs/site/"
CLAIMS = {"sub": "u-42", "name": "Marie Dupont", "email": "marie@exemple.fr", "email_verified": True}


class Provider(BaseHTTPRequestHandler):
    """As little of OpenID Connect as it takes, and PKCE checked."""

    challenges: ClassVar[dict[str, str]] = {}

    def log_message(self, *args: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        path = urlsplit(self.path).path
        pages: dict[str, dict[str, object]] = {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": CLAIMS,
        }
        self.answer(pages[path])

    def do_POST(self) -> None:
        asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = hashlib.sha256(asked["code_verifier"][0].encode()).digest()
        proven = base64.urlsafe_b64encode(digest).decode().rstrip("=") == self.challenges[asked["code"][0]]
        self.answer({"access_token": "t", "token_type": "Bearer"} if proven else {"error": "invalid_grant"})

    def answer(self, content: dict[str, object]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def provider(settings) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}"
    app = {"provider_id": "site", "name": "La Fédération", "client_id": "nous", "secret": "s"}
    more = {"server_url": address, "oauth_pkce_enabled": True, "scope": ["openid"]}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app | {"settings": more}]}}
    settings.OIDC_NAME = "La Fédération"
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


def come_back(client):
    """Leave for the other site, be recognised there, come back; where the browser is sent next."""
    target = client.post(LEAVE).context["target"]
    asked = parse_qs(urlsplit(target).query)
    assert asked["scope"] == ["openid"]
    Provider.challenges["c-1"] = asked["code_challenge"][0]
    return client.get(f"{LEAVE}retour/", {"code": "c-1", "state": asked["state"][0]}).url


@pytest.mark.django_db
def test_the_other_site_is_offered_only_once_configured(client, provider):
    assert "La Fédération" in client.get(reverse("account_login")).content.decode()


@pytest.mark.django_db
def test_without_configuration_there_is_no_such_door(client):
    assert LEAVE not in client.get(reverse("account_login")).content.decode()
    assert client.post(LEAVE).status_code == 404


@pytest.mark.django_db
def test_one_leaves_by_a_plain_link_so_that_forms_stay_closed_to_other_sites(client, provider):
    page = client.post(LEAVE)
    assert page.context["target"].startswith(f"{provider}/authorize?")
    assert "form-action 'self';" in page.headers["Content-Security-Policy"] + ";"


@pytest.mark.django_db
def test_someone_new_chooses_a_pseudonym_and_nothing_else_is_kept(client, provider):
    assert come_back(client) == reverse("socialaccount_signup")
    proposed = client.get(reverse("socialaccount_signup")).context["form"].initial["pseudonym"]
    assert "Marie" not in proposed

    client.post(reverse("socialaccount_signup"), {"pseudonym": proposed, "adult": "on"})

    person = Person.objects.get()
    assert client.session["_auth_user_id"] == str(person.pk)
    known = SocialAccount.objects.get()
    assert (known.uid, known.extra_data) == ("u-42", {})
    assert not EmailAddress.objects.exists()
    assert not SocialToken.objects.exists()
    assert "marie" not in str(dict(client.session)).lower()


@pytest.mark.django_db
def test_someone_known_is_recognised(client, provider, bruno):
    SocialAccount.objects.create(user=bruno, provider="site", uid="u-42", extra_data={})
    come_back(client)
    assert client.session["_auth_user_id"] == str(bruno.pk)
    assert SocialAccount.objects.get().extra_data == {}


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{}, {"code": "c", "state": "faux"}, {"error": "access_denied"}, {"state": "\x00"}])
def test_a_return_that_nobody_asked_for_is_refused_politely(client, provider, query):
    assert client.get(f"{LEAVE}retour/", query).status_code < 500
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_nobody_chooses_a_pseudonym_without_having_been_elsewhere(client, provider):
    assert client.post(reverse("socialaccount_signup"), {"pseudonym": "Lune 27", "adult": "on"}).status_code == 303
    assert not Person.objects.exists()
