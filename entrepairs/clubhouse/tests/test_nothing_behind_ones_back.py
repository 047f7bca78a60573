"""There is no way to write about a member something that the member cannot read."""

import inspect

import pytest
from django.apps import apps
from django.db.models import BinaryField, CharField, ForeignKey, TextField

from entrepairs.clubhouse.actions import employments, records
from entrepairs.clubhouse.models import Employment, EmploymentStep, ReachOut, Record, RecordVersion
from entrepairs.clubhouse.tests.club import rows_of_a_club
from entrepairs.people.models import Person
from entrepairs.structures import doors

MODELS = list(apps.get_app_config("clubhouse").get_models())
OWNER = {"Record": "member", "RecordVersion": "record__member", "Employment": "member"}
OWNER |= {"EmploymentStep": "employment__member", "ReachOut": "member"}
"""Whose the words are, for each model that holds sealed words."""


def sealed(model):
    return [field.name for field in model._meta.concrete_fields if isinstance(field, BinaryField)]


def test_every_private_word_is_owned_by_the_person_it_is_about():
    assert {model.__name__ for model in MODELS if sealed(model)} <= set(OWNER)


def test_no_row_holds_words_in_clear_beside_a_person():
    """A task, a unit have words and nobody; a page, a project have somebody and sealed words only."""
    for model in MODELS:
        fields = model._meta.concrete_fields
        names = [one for one in fields if isinstance(one, ForeignKey) and one.related_model is Person]
        words = [one for one in fields if isinstance(one, CharField | TextField) and not one.choices]
        assert not (names and words), model


def test_whatever_someone_reads_the_person_it_is_about_reads_too(person, db):
    people = {name: person(name) for name in ("Elena", "Bruno", "Aïcha", "Farid")}
    rows_of_a_club(people["Elena"], people["Bruno"], people["Aïcha"])
    for model in (Record, Employment, ReachOut):
        assert model.objects.exists()
        for reader in people.values():
            for row in model.objects.visible_to(reader):
                assert model.objects.visible_to(row.member).filter(pk=row.pk).exists()
                assert row.member == people["Bruno"]


@pytest.mark.parametrize("begin", [records.begin_record, employments.begin_employment])
def test_one_begins_only_about_oneself(begin):
    """The person that a page is about is whoever begins it: the action has no other."""
    named = [one.name for one in inspect.signature(begin).parameters.values() if "Person" in str(one.annotation)]
    assert [name for name in named if name != "other"] == ["by"]


def test_the_team_has_no_page_of_its_own_about_members(house):
    assert not [name for name in doors._doors["run"] if name.startswith("clubhouse:")]


def test_steps_and_versions_have_no_other_way_in():
    for model in (RecordVersion, EmploymentStep):
        assert not hasattr(model.objects, "visible_to"), "read them through the row of the member"
