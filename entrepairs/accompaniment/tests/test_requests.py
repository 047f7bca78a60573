"""Sending, changing, taking back and reopening a request."""

from datetime import timedelta

import pytest
import time_machine

from entrepairs.accompaniment.actions.requests import (
    change_request,
    close_text_to_team,
    open_account_and_send,
    open_text_to_team,
    reopen_request,
    send_request,
    withdraw_request,
)
from entrepairs.accompaniment.forms.requests import wishes_of
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.tasks.requests import advise_those_who_wait
from entrepairs.accompaniment.tests.chain import DIJON, NANTES, TEXT, habilitated, offering, open_house, written
from entrepairs.accompaniment.wishes import Wishes
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.people.actions.consents import has_consent
from entrepairs.people.models import Notice, Person
from entrepairs.people.models.consent import Purpose

pytestmark = pytest.mark.django_db


def test_sending_keeps_the_text_sealed_and_dates_the_consent(bruno):
    request = written(bruno)

    assert TEXT.encode() not in bytes(request.sealed_text)
    assert Request.objects.select_related("person__data_key").get(pk=request.pk).text == TEXT
    assert has_consent(bruno, Purpose.MATCHING)


def test_the_same_form_sends_once(bruno):
    wishes = Wishes(text=TEXT)

    assert send_request(wishes, by=bruno).pk == send_request(wishes, by=bruno).pk
    assert Request.objects.count() == 1


def test_the_form_of_a_request_already_sent_filled_in_again_is_another_request(bruno):
    first = Wishes(text=TEXT)
    send_request(first, by=bruno)

    again = send_request(Wishes(text="Autre chose.", token=first.token), by=bruno)

    assert Request.objects.count() == 2
    assert Request.objects.select_related("person__data_key").get(pk=again.pk).text == "Autre chose."


def test_a_form_stolen_from_someone_else_opens_nothing_of_theirs(bruno, farid):
    wishes = Wishes(text=TEXT)
    of_bruno = send_request(wishes, by=bruno)

    assert send_request(wishes, by=farid).pk != of_bruno.pk


def test_a_fourth_open_request_is_refused_with_a_next_step(bruno):
    for _n in range(3):
        written(bruno)

    with pytest.raises(Refused) as refusal:
        written(bruno)

    assert refusal.value.next_step == "/demandes/"


def test_a_new_account_and_its_request_are_made_together_or_not_at_all(bruno):
    with pytest.raises(Refused):
        open_account_and_send(Wishes(text=TEXT), pseudonym="Bruno", passphrase="cinq mots pris dans un chapeau")

    assert Person.objects.count() == 1
    assert not Request.objects.exists()


def test_the_nearest_house_looks_after_the_request_and_the_first_one_without_a_commune(bruno, elena, claire):
    dijon, nantes = open_house(elena), open_house(claire, commune=NANTES, name="Le Quai")

    assert written(bruno, commune=NANTES).structure == nantes
    assert written(bruno).structure == dijon


def test_without_any_house_the_request_waits_all_the_same(bruno):
    assert written(bruno).structure is None


def test_changing_an_answer_takes_away_who_no_longer_fits(bruno, elena, aicha):
    offering(habilitated(aicha, open_house(elena), by=elena), ways=["ecrit"])
    request = written(bruno, experiences=["hospitalisation-psychiatrique"])
    assert [one.supporter for one in request.proposals.shown()] == [aicha]

    change_request(request, Wishes(text=TEXT, ways=["personne"], commune=DIJON), by=bruno)

    assert not request.proposals.shown().exists()


def test_farid_can_neither_change_nor_withdraw_what_is_not_his(bruno, farid):
    request = written(bruno)

    for act in (withdraw_request, open_text_to_team, close_text_to_team):
        with pytest.raises(Refused):
            act(request, by=farid)
    with pytest.raises(Refused):
        change_request(request, wishes_of(request), by=farid)


def test_a_request_taken_back_can_be_reopened_for_seven_days_with_the_same_proposals(bruno, elena, aicha):
    offering(habilitated(aicha, open_house(elena), by=elena))
    request = written(bruno, experiences=["hospitalisation-psychiatrique"])
    withdraw_request(request, by=bruno)
    assert not request.proposals.shown().exists()

    request.refresh_from_db()
    reopen_request(request, by=bruno)

    assert [(one.state, one.asked_at) for one in request.proposals.all()] == [(Proposal.State.SHOWN, None)]


def test_after_seven_days_a_request_taken_back_stays_closed(bruno):
    request = written(bruno)
    withdraw_request(request, by=bruno)
    request.refresh_from_db()

    with time_machine.travel(now() + timedelta(days=8), tick=False), pytest.raises(Refused):
        reopen_request(request, by=bruno)


def test_after_fifteen_days_the_person_and_the_coordinator_are_told_once_and_nothing_expires(bruno, elena):
    open_house(elena)
    request = written(bruno)

    with time_machine.travel(now() + timedelta(days=15, minutes=1), tick=False):
        advise_those_who_wait.call()
        advise_those_who_wait.call()

    request.refresh_from_db()
    assert request.state == Request.State.WAITING
    assert request.advised_at is not None
    assert [notice.kind for notice in Notice.objects.filter(person=bruno)] == ["request_advice"]
    assert [notice.kind for notice in Notice.objects.filter(person=elena)] == ["request_waits"]


def test_the_waits_count_those_who_still_wait_and_leave_out_those_who_left(bruno, aicha, elena):
    written(bruno)
    withdraw_request(written(bruno), by=bruno)

    waits = Request.objects.all().waits(now() + timedelta(hours=5))

    assert [round(wait / timedelta(hours=1)) for wait in waits] == [5]
