"""Opening an account and signing in: actions and form."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from entrepairs.core.models import Entry
from entrepairs.core.rules import Refused
from entrepairs.people.actions.accounts import change_passphrase, open_account, sign_in, sign_out_elsewhere
from entrepairs.people.forms.accounts import NewAccountForm
from entrepairs.people.models import Device, Person
from tests.at_once import at_once

PHRASE = "quatre lanternes sous la pluie"


def visit():
    request = RequestFactory().post("/", headers={"User-Agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0"})
    request.session = SessionStore()
    return request


@pytest.mark.django_db
def test_the_form_proposes_a_pseudonym_and_a_phrase_that_are_accepted_as_they_are():
    proposed = NewAccountForm().initial

    form = NewAccountForm(proposed | {"adult": "on"})

    assert form.is_valid(), form.errors
    person = open_account(form.cleaned_data["pseudonym"], form.cleaned_data["passphrase"])
    assert person.check_password(proposed["passphrase"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "wrong"),
    [({"pseudonym": "Marie Dupont"}, "pseudonym"), ({"passphrase": "azerty"}, "passphrase"), ({"adult": ""}, "adult"),
     ({"pseudonym": "BRUNO"}, "pseudonym"), ({"pseudonym": ""}, "pseudonym"), ({"pseudonym": "\x00abc"}, "pseudonym")],
)  # fmt: skip
def test_what_cannot_be_is_said_on_its_field(bruno, change, wrong):
    form = NewAccountForm({"pseudonym": "Lune 27", "passphrase": PHRASE, "adult": "on"} | change)
    assert list(form.errors) == [wrong]


@pytest.mark.django_db
def test_opening_an_account_is_written_in_the_journal_without_its_words(bruno):
    person = open_account("Lune 27", PHRASE)
    entry = Entry.objects.get(verb="account.opened")
    assert (entry.actor, entry.about) == (person.pk, person.pk)


@pytest.mark.django_db
def test_a_pseudonym_that_looks_like_another_is_refused(bruno):
    for twin in ("bruno", "Brun0", "Вruno"):
        with pytest.raises(Refused):
            open_account(twin, PHRASE)
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_a_weak_phrase_is_refused_by_the_action_too():
    with pytest.raises(Refused):
        open_account("Lune 27", "azerty")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_signing_in_keeps_what_the_visitor_had_begun_and_changes_the_key(bruno):
    request = visit()
    request.session["draft"] = "je voudrais parler"
    request.session.save()
    before = request.session.session_key

    sign_in(request, bruno)

    assert request.session["draft"] == "je voudrais parler"
    assert request.session.session_key != before
    device = Device.objects.get()
    assert (device.name, device.kept) == ("Firefox sur Android", False)
    assert request.session.get_expire_at_browser_close()


@pytest.mark.django_db
def test_changing_the_phrase_signs_the_other_devices_out(bruno):
    here, elsewhere = visit(), visit()
    sign_in(here, bruno)
    sign_in(elsewhere, bruno, stay=True)

    change_passphrase(bruno, "le vélo de mon oncle grince", by=bruno, session_key=here.session.session_key)

    assert bruno.check_password("Le vélo de mon oncle GRINCE")
    assert [d.session_key for d in Device.objects.all()] == [here.session.session_key]
    assert not SessionStore().exists(elsewhere.session.session_key)


@pytest.mark.django_db
def test_farid_cannot_sign_bruno_out(bruno, farid):
    sign_in(visit(), bruno)
    sign_out_elsewhere(bruno, by=farid, session_key="")
    assert Device.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_want_the_same_pseudonym_at_once_exactly_one_gets_it():
    names = ["Lune 27", "lune 27", "Lùne 27", "LUNE27"]
    given = at_once(*[lambda name=name: open_account(name, PHRASE) for name in names])

    assert sum(isinstance(one, Person) for one in given) == 1
    assert Person.objects.count() == 1
