"""The stories of the demonstration stand at each step of the way."""

from collections import Counter

import pytest
from django.core.management import call_command

from entrepairs.testimonies.models import Testimony

pytestmark = pytest.mark.django_db


def test_four_are_public_one_waits_for_its_author_and_one_for_a_reviewer():
    call_command("demo", "--etape", "vie")

    states = Counter(Testimony.objects.values_list("state", flat=True))
    assert states == {"published": 4, "accepted": 1, "submitted": 1}
    assert not Testimony.objects.published().filter(public_title="").exists()


def test_at_the_opening_nobody_has_told_anything_yet():
    call_command("demo", "--etape", "ouverture")

    assert not Testimony.objects.exists()
