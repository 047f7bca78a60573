"""The demonstration house fills an empty base, and only an empty one."""

import pytest
from django.core.management import CommandError, call_command

from entrepairs.core.demonstration import STAGES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_loads_into_an_empty_base(stage):
    call_command("demo", "--etape", stage)


def test_a_base_with_people_is_left_alone(aicha):
    with pytest.raises(CommandError):
        call_command("demo")
