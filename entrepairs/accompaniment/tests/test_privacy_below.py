"""Roles, signatures, decisions and blocks are told to their person, and leave with the account."""

import pytest

from entrepairs.accompaniment.tests.chain import habilitated, open_house
from entrepairs.core import privacy
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.safety.actions.blocks import block
from entrepairs.safety.models import Block
from entrepairs.structures.models import Role
from entrepairs.training.actions import withdraw_habilitation
from entrepairs.training.models import Habilitation, Signature

pytestmark = pytest.mark.django_db


def test_who_decided_what_and_why_is_in_the_export(aicha, elena):
    habilitated(aicha, open_house(elena), by=elena)
    withdraw_habilitation(Habilitation.objects.get(), because="Une pause pour souffler.", by=elena)

    told = privacy.export(aicha)

    assert told["training.Habilitation"][0]["withdrawn because"] == "Une pause pour souffler."
    assert len(told["training.Signature"]) == 1
    assert len(privacy.export(elena)["structures.Role"]) == 1


def test_who_was_blocked_never_reads_it_in_their_export(bruno, farid):
    block(farid, by=bruno)

    assert len(privacy.export(bruno)["safety.Block"]) == 1
    assert privacy.export(farid)["safety.Block"] == []


def test_all_of_it_leaves_with_the_account(aicha, elena, bruno):
    habilitated(aicha, open_house(elena), by=elena)
    block(bruno, by=aicha)

    ask_erasure(aicha, keep_shared=True, at_once=True, by=aicha)

    assert not (Habilitation.objects.exists() or Signature.objects.exists() or Block.objects.exists())
    assert Role.objects.get().person == elena
