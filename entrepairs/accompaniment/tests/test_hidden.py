"""What someone decided about another stays theirs: no notice, no export, no form says it afterwards."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.forms import Form
from django.test import Client

from entrepairs.accompaniment.actions.endings import erase_shared
from entrepairs.accompaniment.actions.leaving import leave
from entrepairs.accompaniment.actions.notes import delete_note, write_note
from entrepairs.accompaniment.actions.proposals import choose_proposal, decline_proposal, propose, take_back_proposal
from entrepairs.accompaniment.actions.relays import agree_to_relay, name_relay
from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.accompaniment.privacy import export
from entrepairs.accompaniment.rules.pauses import keeper
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.accompaniment.tests.pairs import met
from entrepairs.core.clock import now
from entrepairs.core.http import perform
from entrepairs.live.buses import bus
from entrepairs.live.hub import REVOKED
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.models import Role
from tests.cast import PASSPHRASE

pytestmark = pytest.mark.django_db


def told(person):
    return Notice.objects.filter(person=person).count()


@pytest.mark.parametrize("blocker", ["bruno", "aicha"])
def test_who_was_blocked_reaches_nobody_by_erasing_what_was_shared(pair, bruno, aicha, blocker):
    one, other = (bruno, aicha) if blocker == "bruno" else (aicha, bruno)
    notes = [write_note(pair, uuid4(), "Une note", "", by=bruno) for _n in range(2)]
    block(other, by=one)
    before = told(one)

    delete_note(notes[0], by=other)
    if other == bruno:
        erase_shared(pair, by=other)

    assert told(one) == before


def test_erasing_what_was_shared_tells_once(pair, bruno, aicha):
    write_note(pair, uuid4(), "Une note", "", by=bruno)
    from_end = told(aicha)
    block(aicha, by=bruno)  # ends the pair; Aïcha has blocked nobody
    after_end = told(aicha)
    for _n in range(3):
        erase_shared(pair, by=bruno)
    assert (after_end - from_end, told(aicha) - after_end) == (1, 1)


def after(end, bruno, aicha):
    """What Bruno’s file says of a proposal that ended this way."""
    request = written(bruno)
    propose(request)
    proposal = choose_proposal(request.proposals.get(), shared=[], by=bruno)
    end(proposal, bruno, aicha)
    row = export(bruno)["accompaniment.Proposal"][0]
    return row["state"], Proposal.objects.get(pk=proposal.pk).state


ENDS = {
    "declined": lambda proposal, bruno, aicha: decline_proposal(proposal, by=aicha),
    "withdrawn": lambda proposal, bruno, aicha: block(bruno, by=aicha),
    "dismissed": lambda proposal, bruno, aicha: take_back_proposal(proposal, by=bruno),
}


def test_a_file_of_data_does_not_tell_a_refusal_from_a_block(peer, bruno, person):
    seen = {state: after(end, person(f"Loutre {n}"), peer) for n, (state, end) in enumerate(ENDS.items())}
    assert {state: real for state, (_shown, real) in seen.items()} == {state: state for state in ENDS}
    assert len({shown for shown, _real in seen.values()}) == 1


def test_a_referent_who_left_the_team_sees_no_pair_any_more(person, house, elena, claire, bruno, desk, charter):
    accept_role(give_role(house, claire, Role.Name.REFERENT, by=elena), by=claire)
    trainee = habilitated(person("Gaby"), house, by=elena, probation=True, referent=claire)
    offering(trainee)
    walk = met(bruno, trainee)
    address = f"/coordination/accompagnements/{walk.pk}/"
    assert desk(claire).get(address).status_code == 200

    end_role(Role.objects.get(person=claire), by=elena)

    assert desk(claire).get(address).status_code == 404
    assert keeper(walk) == elena
    assert "Claire" not in desk(bruno).get(walk.get_absolute_url()).content.decode()


def test_answering_someone_who_has_just_erased_everything_is_refused_kindly(peer, bruno):
    request = written(bruno)
    propose(request)
    proposal = choose_proposal(request.proposals.get(), shared=[], by=bruno)
    Request.objects.all().delete()  # Aïcha’s page is open meanwhile

    form = Form({})
    assert not perform(form, decline_proposal, proposal, by=peer)
    assert form.non_field_errors()


@pytest.fixture
def heard():
    """What the bus carries."""
    carried: list[tuple[str, str]] = []
    bus().listen(lambda topic, ref, _apart: carried.append((topic, ref)), lambda: None)
    yield carried
    bus().close()


def test_who_leaves_stops_hearing_the_talk_at_once(
    pair, person, house, elena, bruno, heard, django_capture_on_commit_callbacks
):
    second = habilitated(person("Gaby"), house, by=elena)
    offering(second)
    relay = name_relay(pair, second, kind="duo", by=elena)
    for someone in (second, bruno):
        agree_to_relay(relay, by=someone)

    with django_capture_on_commit_callbacks(execute=True):
        leave(pair, by=second)

    assert (f"{REVOKED}talk:{pair.pk}", str(second.pk)) in heard


def sent_by_a_new_account(visitor):
    fields = {"text": "Je voudrais parler.", "token": str(uuid4()), "consent": "on", "adult": "on"}
    known = {**fields, "pseudonym": "Loutre calme", "passphrase": PASSPHRASE}
    assert visitor.post("/ecrire/envoi/", known).status_code == 303
    return known


def test_a_second_click_is_one_request_and_an_old_page_no_way_in(house):
    known = sent_by_a_new_account(Client())
    assert Client().post("/ecrire/envoi/", known).status_code == 303
    assert Request.objects.count() == 1

    with time_machine.travel(now() + timedelta(hours=1)):
        late = Client().post("/ecrire/envoi/", known)
    assert late.status_code == 422
    assert "_auth_user_id" not in late.client.session
