"""A project goes forward by small steps, by buttons, with or without scripts."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from entrepairs.accompaniment.actions.projects import add_step, begin_project, close_project, shift_step, tick_step
from entrepairs.accompaniment.models import Accompaniment, Project, Step
from entrepairs.accompaniment.rules.projects import MOST_STEPS
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def project(pair, bruno):
    return begin_project(pair, uuid4(), "logement", "Un studio à moi", by=bruno)


@pytest.fixture
def steps(project, bruno):
    return [add_step(project, uuid4(), text, None, by=bruno) for text in ("un", "deux", "trois")]


def order(project):
    return [
        step.text for step in Step.objects.filter(project=project).select_related("project__accompaniment__data_key")
    ]


def test_titles_and_steps_are_sealed(project, steps):
    assert b"studio" not in bytes(project.sealed_title)
    assert b"deux" not in bytes(steps[1].sealed_text)


def test_the_same_forms_begin_and_add_once(pair, bruno):
    key = uuid4()
    first = begin_project(pair, key, "travail", "Un emploi", by=bruno)

    assert begin_project(pair, key, "travail", "Un emploi", by=bruno) == first
    assert add_step(first, key, "un", None, by=bruno) == add_step(first, key, "un", None, by=bruno)


@pytest.mark.parametrize(
    ("which", "up", "expected"),
    [(0, True, "un deux trois"), (0, False, "deux un trois"), (2, True, "un trois deux"), (2, False, "un deux trois")],
)
def test_a_step_goes_up_or_down_by_one_and_stops_at_the_ends(project, steps, bruno, which, up, expected):
    shift_step(steps[which], up, by=bruno)

    assert " ".join(order(project)) == expected


def test_ticking_twice_keeps_the_first_time_and_unticking_forgets_it(steps, aicha):
    step = steps[0]
    tick_step(step, True, by=aicha)
    step.refresh_from_db()
    first = step.done_at
    tick_step(step, True, by=aicha)
    step.refresh_from_db()
    assert step.done_at == first is not None
    tick_step(step, False, by=aicha)
    step.refresh_from_db()
    assert step.done_at is None


def test_a_closed_project_takes_no_new_step_until_it_is_taken_up_again(project, bruno, browser_of):
    close_project(project, by=bruno)
    with pytest.raises(Refused):
        add_step(project, uuid4(), "encore", None, by=bruno)
    assert browser_of(bruno).post(f"{project.get_absolute_url()}reprise/").status_code == 303
    add_step(project, uuid4(), "encore", None, by=bruno)


def test_a_project_has_fifty_steps_at_most(project, bruno):
    for n in range(MOST_STEPS):
        add_step(project, uuid4(), str(n), None, by=bruno)

    with pytest.raises(Refused):
        add_step(project, uuid4(), "de trop", None, by=bruno)


def drawn(answer):
    """The list of steps, without the tokens that change at each drawing."""
    part = answer.content.decode().split('<ol class="project-steps"')[1].split("</ol>")[0]
    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", part)


ACTS = [("fait/", {"done": "1"}), ("place/", {"direction": "up"}), ("retrait/", {})]


@pytest.mark.parametrize(("act", "data"), ACTS)
def test_after_each_act_the_swapped_part_equals_a_fresh_page(project, steps, bruno, browser_of, act, data):
    browser = browser_of(bruno)

    swapped = drawn(browser.post(steps[1].path + act, data, headers=HTMX))

    assert swapped == drawn(browser.get(project.get_absolute_url()))
    assert browser.post(steps[0].path + act, data).status_code == 303


@pytest.mark.parametrize(("act", "data"), [("fait/", {"done": "x"}), ("fait/", {}), ("place/", {"direction": "loin"})])
def test_an_act_that_makes_no_sense_changes_nothing(project, steps, bruno, browser_of, act, data):
    before = list(Step.objects.values())

    assert browser_of(bruno).post(steps[1].path + act, data).status_code < 500
    assert list(Step.objects.values()) == before


def test_a_step_of_another_project_is_not_found(pair, project, steps, bruno, browser_of):
    other = begin_project(pair, uuid4(), "autre", "Autre", by=bruno)

    url = f"{other.get_absolute_url()}etapes/{steps[0].pk}/fait/"
    assert browser_of(bruno).post(url, {"done": "1"}).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"text": "x" * 201}, {"wished_for": "2020-01-01"}, {"wished_for": "9999-12-31"}, {"key": ""}],
)
def test_a_step_that_cannot_be_comes_back(project, bruno, browser_of, wrong):
    form = {"text": "Téléphoner", "wished_for": (now() + timedelta(days=9)).date(), "key": uuid4(), **wrong}

    assert browser_of(bruno).post(project.get_absolute_url(), form).status_code == 422
    assert not Step.objects.exists()


def test_a_project_without_a_name_comes_back(pair, bruno, browser_of):
    url = reverse("accompaniment:projects", args=[pair.pk])

    assert browser_of(bruno).post(url, {"title": " ", "kind": "logement", "key": uuid4()}).status_code == 422
    assert browser_of(bruno).post(url, {"title": "x", "kind": "fusée", "key": uuid4()}).status_code == 422
    assert not Project.objects.exists()


def test_after_the_end_projects_are_read_only(pair, project, steps, bruno, browser_of):
    pair.move_to(Accompaniment.State.ENDED, ended_at=now())
    browser = browser_of(bruno)

    assert "Un studio" in browser.get(project.get_absolute_url()).content.decode()
    browser.post(f"{steps[0].path}retrait/")
    assert Step.objects.count() == 3


def test_as_many_queries_with_three_steps_as_with_one(project, bruno, browser_of, same_queries):
    browser = browser_of(bruno)
    add_step(project, uuid4(), "une étape", None, by=bruno)

    same_queries(
        lambda: browser.get(project.get_absolute_url()), lambda: add_step(project, uuid4(), "une étape", None, by=bruno)
    )


def test_as_many_queries_with_three_projects_as_with_one(pair, project, bruno, browser_of, same_queries):
    browser, url = browser_of(bruno), reverse("accompaniment:projects", args=[pair.pk])

    same_queries(lambda: browser.get(url), lambda: begin_project(pair, uuid4(), "autre", "Autre", by=bruno))
