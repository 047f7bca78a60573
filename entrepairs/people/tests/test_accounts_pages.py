"""The pages of accounts and sign-in, asked for by real requests."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from entrepairs.people.models import Device, Person
from tests.cast import PASSPHRASE

NEW = {"pseudonym": "Lune 27", "passphrase": "quatre lanternes sous la pluie", "adult": "on"}


def sign_in(client, pseudonym, passphrase=PASSPHRASE, **more):
    return client.post(reverse("account_login"), {"login": pseudonym, "password": passphrase, **more})


@pytest.mark.django_db
def test_someone_opens_an_account_without_changing_anything(client):
    html = client.get(reverse("account_signup")).content.decode()
    proposed = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("pseudonym", "passphrase")}

    answer = client.post(reverse("account_signup"), {**proposed, "adult": "on"})

    assert (answer.status_code, answer.url) == (303, reverse("people:welcome"))
    assert Person.objects.get().pseudonym == proposed["pseudonym"]
    assert client.get(reverse("people:welcome")).status_code == 200


@pytest.mark.django_db
def test_one_goes_on_where_one_was_going_but_never_to_another_site(client):
    assert client.post(reverse("account_signup"), NEW | {"next": "/feuille/"}).url == "/feuille/"
    away = Client().post(reverse("account_signup"), NEW | {"pseudonym": "Vague 3", "next": "https://ailleurs.example/"})
    assert away.url == reverse("people:welcome")


@pytest.mark.django_db
def test_a_refused_form_comes_back_filled_in(client, bruno):
    answer = client.post(reverse("account_signup"), NEW | {"pseudonym": "brunO"})
    assert answer.status_code == 422
    assert "brunO" in answer.content.decode()
    assert NEW["passphrase"] in answer.content.decode()


@pytest.mark.django_db
def test_a_refused_form_writes_the_phrase_out_since_the_field_of_a_telephone_cuts_it(client):
    written_out = f"« {NEW['passphrase']} »"
    answer = client.post(reverse("account_signup"), NEW | {"adult": ""})
    assert answer.status_code == 422 and written_out in answer.content.decode()

    hostile = client.post(reverse("account_signup"), NEW | {"adult": "", "passphrase": "<b>gras</b> %(phrase)s %"})
    assert (
        "&lt;b&gt;gras&lt;/b&gt; %(phrase)s %" in hostile.content.decode() and "<b>gras" not in hostile.content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Aïcha", "aicha", "AICHA", " aïcha "])
def test_one_signs_in_however_one_types_ones_pseudonym(client, aicha, typed):
    answer = sign_in(client, typed, "Quatre lanternes sous la pluie")
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(aicha.pk)


@pytest.mark.django_db
def test_a_wrong_phrase_and_an_absent_pseudonym_get_the_same_answer(bruno):
    wrong, absent = sign_in(Client(), "Bruno", "rien de tout cela"), sign_in(Client(), "Bruna", "rien de tout cela")
    assert wrong.status_code == absent.status_code == 422
    blank = [re.sub(r'value="[^"]*"|nonce="[^"]*"', "", a.content.decode()) for a in (wrong, absent)]
    assert blank[0] == blank[1]


@pytest.mark.django_db
def test_the_sixth_wrong_try_waits_whatever_the_spelling_and_the_right_phrase_too(bruno):
    for spelling in ("bruno", "Brunô", "BRUNO", "Brun0", "bru-no"):
        assert sign_in(Client(), spelling, "non").status_code == 422
    assert sign_in(Client(), "Bruno").status_code == 422
    assert Device.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("hostile", ["\x00", "x" * 5000, "' OR 1=1 --", "\u202e", "💥", "", "[]"])
def test_hostile_sign_in_is_refused_politely(client, hostile):
    assert sign_in(client, hostile, hostile).status_code == 422


@pytest.mark.django_db
def test_a_shared_device_is_the_default_and_one_may_stay(bruno):
    shared, own = Client(), Client()
    sign_in(shared, "Bruno")
    sign_in(own, "Bruno", remember="on")
    assert shared.cookies["s"]["max-age"] == ""
    assert own.cookies["s"]["max-age"] == 14 * 24 * 3600
    assert sorted(Device.objects.values_list("kept", flat=True)) == [False, True]


@pytest.mark.django_db
def test_one_sees_ones_devices_and_signs_out_the_one_that_was_left_open(bruno):
    here, library = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/130.0"}), Client()
    sign_in(here, "Bruno")
    sign_in(library, "Bruno")
    left = Device.objects.exclude(session_key=here.session.session_key).get()
    assert "Firefox sur Linux" in here.get(reverse("people:devices")).content.decode()

    assert here.post(reverse("people:device_leaving", args=[left.pk])).status_code == 303

    assert library.get(reverse("people:devices")).status_code == 302
    assert here.get(reverse("people:devices")).status_code == 200


@pytest.mark.django_db
def test_farid_finds_no_device_of_bruno(bruno, browser_of, farid):
    sign_in(Client(), "Bruno")
    answer = browser_of(farid).post(reverse("people:device_leaving", args=[Device.objects.get().pk]))
    assert answer.status_code == 404


@pytest.mark.django_db
def test_no_address_of_the_network_is_kept(bruno):
    sign_in(Client(REMOTE_ADDR="203.0.113.77"), "Bruno")
    kept = " ".join(str(value) for value in Device.objects.values_list().get())
    assert "203.0.113" not in kept


@pytest.mark.django_db
def test_changing_ones_phrase_keeps_this_device_signed_in(bruno):
    client = Client()
    sign_in(client, "Bruno")
    answer = client.post(reverse("people:passphrase"), {"passphrase": "le vélo de mon oncle grince"})
    assert answer.status_code == 303
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.post(reverse("people:passphrase"), {"passphrase": "azerty"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["people:passphrase", "people:sheet", "mfa_add_webauthn", "mfa_activate_totp"])
def test_what_protects_the_account_asks_who_is_there_first(browser_of, bruno, name):
    answer = browser_of(bruno).get(reverse(name))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_reauthenticate"))


@pytest.mark.django_db
def test_a_new_phrase_never_waits_in_a_session(browser_of, bruno):
    client = browser_of(bruno)
    client.post(reverse("people:passphrase"), {"passphrase": "le vélo de mon oncle grince"})
    assert "oncle" not in str(dict(client.session))
    bruno.refresh_from_db()
    assert bruno.check_password(PASSPHRASE)


@pytest.mark.django_db
def test_leaving_needs_a_press_and_ends_the_session(browser_of, bruno):
    client = browser_of(bruno)
    assert client.get(reverse("account_logout")).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_too_many_new_accounts_from_one_place_are_slowed_down():
    answers = [Client().post(reverse("account_signup"), {"pseudonym": "x"}).status_code for _n in range(125)]
    assert answers[:120] == [422] * 120
    assert set(answers[120:]) == {429}


@pytest.mark.django_db
def test_behind_a_socket_without_address_one_still_signs_in(bruno):
    assert sign_in(Client(REMOTE_ADDR=""), "Bruno").status_code == 302
