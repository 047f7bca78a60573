"""Every night, figures: how many wait, how many could be accompanied at once. Nobody is told, nobody is in them."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import models

from entrepairs.accompaniment.models import MatchRun, Proposal
from entrepairs.accompaniment.tasks.matching import match_everyone, run_everyone
from entrepairs.accompaniment.tests.chain import habilitated, offering, written
from entrepairs.core.clock import now
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(house, elena, person, bruno):
    offering(habilitated(person("Ada"), house, by=elena), capacity=1)
    return [written(one) for one in (bruno, person("Zoé"), person("Yann"))]


def test_the_figures_of_a_run_are_kept(waiting):
    run = run_everyone()

    assert (run.people, run.supporters, run.servable, run.matched) == (3, 1, 3, 1)
    assert run.proposals == 2  # for one free place
    assert run.gap == 0
    assert run.bound == run.objective > 0


def test_nobody_is_proposed_nor_told_by_a_run(waiting):
    before = list(Proposal.objects.values()), Notice.objects.count()

    match_everyone.call()

    assert (list(Proposal.objects.values()), Notice.objects.count()) == before


def test_a_run_points_to_nobody():
    fields = MatchRun._meta.concrete_fields

    assert not any(isinstance(field, models.ForeignKey | models.JSONField) for field in fields)


def test_nobody_waits_is_no_run():
    assert run_everyone() is None
    assert not MatchRun.objects.exists()


def test_the_same_people_give_the_same_digests(waiting):
    first, second = run_everyone(), run_everyone()

    assert (first.policy, first.input, first.objective) == (second.policy, second.input, second.objective)


def test_runs_are_forgotten_after_a_year_and_a_month(waiting):
    run_everyone()

    with time_machine.travel(now() + timedelta(days=401), tick=False):
        match_everyone.call()

    assert MatchRun.objects.count() == 1
    assert MatchRun.objects.get().at > now() + timedelta(days=300)


def test_the_operator_reads_them(waiting):
    out = StringIO()
    call_command("apparier", "--exact", stdout=out)
    call_command("apparier", "--derniers", stdout=out)

    now_said, last_said = out.getvalue().splitlines()
    assert now_said.startswith("3 personnes attendent, 3 ont quelqu’un de possible, 1 peuvent être accompagnées")
    assert now_said in last_said


def test_the_operator_reads_that_nobody_waits():
    out = StringIO()
    call_command("apparier", stdout=out)

    assert out.getvalue() == "Personne n’attend.\n"
