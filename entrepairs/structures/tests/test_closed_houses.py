"""A house that the list says closed, and that the directory still has, is pointed out; nothing is taken away."""

import pytest

from entrepairs.structures.models import Source, Structure
from entrepairs.structures.tests.listed import listed
from entrepairs.structures.tests.lists import administrator, left_out, sample
from entrepairs.structures.tests.test_importing import sent

pytestmark = pytest.mark.django_db


def test_a_house_said_closed_and_still_here_is_pointed_out(person):
    content = sample("finess_plus_exemple.json")
    closed = next(one for one in left_out(content) if one.finess)
    house = listed("GEM qui a fermé")
    Source.objects.create(structure=house, name="FINESS", external_id=closed.finess, seen_at="2026-01-01T00:00Z")

    importing = sent(content, administrator(person("Inès")), "finess.json")

    line = importing.lines.get(column="etatObjet")
    assert line.verdict == "refusee" and "encore dans l’annuaire" in line.reason
    assert Structure.objects.filter(pk=house.pk).exists()
