"""Second protection: codes of an application, for the team and for who wants it."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from entrepairs.people import staff
from entrepairs.people.models import Administrator
from tests.cast import PASSPHRASE


@pytest.fixture
def elena_runs_it(elena):
    Administrator.objects.create(person=elena)
    return elena


def signed_in(pseudonym):
    client = Client()
    client.post(reverse("account_login"), {"login": pseudonym, "password": PASSPHRASE})
    return client


def code_now(secret, shift=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + shift))


def set_up(client):
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer.status_code == 302, answer.content
    return secret


@pytest.mark.django_db
def test_a_code_is_asked_once_the_application_is_in_place(bruno):
    secret = set_up(signed_in("Bruno"))

    client = Client()
    answer = client.post(reverse("account_login"), {"login": "Bruno", "password": PASSPHRASE})
    assert answer.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 422
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret, 1)})

    assert client.session["_auth_user_id"] == str(bruno.pk)


@pytest.mark.django_db
def test_a_spare_code_opens_once(bruno):
    first = signed_in("Bruno")
    set_up(first)
    page = first.get(reverse("mfa_view_recovery_codes"))
    spare = page.context["unused_codes"][0]
    assert spare in page.content.decode()
    assert spare not in first.get(reverse("mfa_view_recovery_codes")).content.decode()
    answers = []
    for _n in range(2):
        client = signed_in("Bruno")
        client.post(reverse("mfa_authenticate"), {"code": spare})
        answers.append("_auth_user_id" in client.session)
    assert answers == [True, False]


@pytest.mark.django_db
def test_the_secret_of_the_application_is_sealed_at_rest(bruno):
    secret = set_up(signed_in("Bruno"))
    assert secret not in str(Authenticator.objects.get(type="totp").data)


@pytest.mark.django_db
def test_the_image_to_photograph_carries_no_inline_style(bruno):
    html = signed_in("Bruno").get(reverse("mfa_activate_totp")).content.decode()
    assert "<svg" in html
    assert "style=" not in html


@pytest.mark.django_db
def test_ones_own_second_protection_may_be_left_but_not_by_the_team(bruno, elena_runs_it):
    for name, left in (("Bruno", True), ("Elena", False)):
        client = signed_in(name)
        set_up(client)
        client.post(reverse("mfa_deactivate_totp"))
        assert Authenticator.objects.filter(user__pseudonym=name, type="totp").exists() is not left


@pytest.mark.django_db
def test_the_desk_does_not_exist_for_farid_and_leads_elena_to_protect_herself(elena_runs_it, farid, settings):
    settings.ROOT_URLCONF = "entrepairs.people.tests.desk_urls"
    client = Client()
    client.force_login(farid)
    assert client.get("/bureau/").status_code == 404

    client = signed_in("Elena")
    assert client.get("/bureau/").url == reverse("mfa_index")
    set_up(client)
    assert client.get("/bureau/").status_code == 200


@pytest.mark.django_db
def test_someone_of_the_team_is_known_through_the_registry(bruno, farid):
    def only_bruno(person):
        return person == bruno

    before = list(staff._checks)
    staff.register(only_bruno)
    staff.register(only_bruno)
    try:
        assert staff.is_staff(bruno)
        assert not staff.is_staff(farid)
        assert len(staff._checks) == len(before) + 1
    finally:
        staff._checks[:] = before


@pytest.mark.django_db
def test_the_operations_pages_have_no_other_door(elena_runs_it, farid, browser_of):
    assert Client().get("/exploitation/").status_code == 302
    assert Client().get("/exploitation/login/").url.startswith(reverse("account_login"))
    assert Client().post("/exploitation/login/", {"username": "Elena", "password": PASSPHRASE}).status_code == 302
    assert browser_of(farid).get("/exploitation/", follow=True).status_code == 404

    client = signed_in("Elena")
    assert client.get("/exploitation/", follow=True).redirect_chain[-1][0] == reverse("mfa_index")
    set_up(client)
    assert client.get("/exploitation/").status_code == 200


@pytest.mark.django_db
def test_who_runs_the_house_holds_no_key_of_the_accounts(elena_runs_it):
    client = signed_in("Elena")
    set_up(client)
    for path in ("mfa/authenticator/", "socialaccount/socialaccount/add/", "account/emailaddress/", "people/person/"):
        assert client.get(f"/exploitation/{path}").status_code == 404, path
    assert client.get("/exploitation/password_change/").url == reverse("people:passphrase")
