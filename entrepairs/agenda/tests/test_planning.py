"""The planning of a month: prepared in the background, read and changed, published; what each said is obeyed."""

from datetime import timedelta

import pytest

from entrepairs.agenda.actions.readiness import Said, say_readiness
from entrepairs.agenda.actions.rotas import ask_rota, cancel_rota, draft_seat, publish_rota, stop_search
from entrepairs.agenda.actions.shifts import take_seat
from entrepairs.agenda.models import CrewMember, DraftSeat, Rota, ShiftAnswer, ShiftSeat
from entrepairs.agenda.rostering import moments_of, sheet_of
from entrepairs.agenda.tasks.rotas import prepare_rota
from entrepairs.agenda.tests.held import draft, month_of, ready, shift, volunteer
from entrepairs.core.clock import now
from entrepairs.core.rules import Refused
from entrepairs.jobs.models import Job
from entrepairs.jobs.worker import run_due
from entrepairs.people.models import Notice

pytestmark = pytest.mark.django_db
EXPERIENCED, LEARNING = CrewMember.Level.EXPERIENCED, CrewMember.Level.LEARNING
A_MONTH = 24 * 40
"""Hours: in the next month or the one after; two permanences three days apart may be in two months."""


@pytest.fixture
def crew(house, elena, person):
    """Martine, Lucien and Odile, volunteers of the house."""
    return [volunteer(house, person(name), by=elena) for name in ("Martine", "Lucien", "Odile")]


@pytest.fixture
def row(house, elena):
    return shift(house, by=elena, in_hours=A_MONTH)


def address(house, row, what=""):
    return f"/maisons/{house.pk}/tenir/permanences/planning/{what}?mois={month_of(row).key}"


def test_elena_prepares_reads_changes_and_publishes(house, elena, crew, row, desk, browser_of):
    martine, lucien, odile = crew
    for one in crew:
        ready(house, one, by=elena)
    browser = desk(elena)
    browser.post(f"/maisons/{house.pk}/tenir/permanences/planning/preparation/", {"mois": month_of(row).key})
    assert "abandon/" in browser.get(address(house, row)).content.decode(), "it can be left and found again"
    run_due()
    rota = Rota.objects.get()
    assert (rota.state, rota.found["proven"], rota.seats.count()) == (Rota.State.DRAFT, True, 2)
    assert not ShiftSeat.objects.exists(), "nothing is given before it is published"

    (out,) = {martine, lucien, odile} - {seat.person for seat in rota.seats.all()}
    inside = rota.seats.first().person
    page = f"/maisons/{house.pk}/tenir/permanences/planning/{row.pk}/"
    browser.post(page, {"who": inside.pk, "retirer": "1"})
    browser.post(page, {"who": out.pk})
    browser.post(f"/plannings/{rota.pk}/publication/")

    assert {seat.person for seat in row.taken.all()} == set(crew) - {inside}
    assert {one.person for one in Notice.objects.filter(kind="rota_published")} == set(crew) - {inside}
    assert not DraftSeat.objects.exists()
    file = browser_of(out).get(f"/maisons/{house.pk}/permanences/miennes.ics").content.decode()
    assert "SUMMARY:Rendez-vous" in file and file.count("BEGIN:VEVENT") == 1 and house.name not in file


def test_whoever_said_nothing_is_not_placed(house, elena, crew, row):
    ask_rota(house, month_of(row), by=elena)
    run_due()

    assert not DraftSeat.objects.exists()
    ready(house, crew[0], by=elena, moments=0)
    with pytest.raises(Refused, match="Demandez-lui"):
        draft_seat(Rota.objects.get(), row, crew[0], by=elena)


def test_an_answer_for_one_permanence_comes_before_the_usual_week(house, elena, crew, row):
    martine, lucien, _odile = crew
    ready(house, martine, by=elena, answers={row.pk: "non"})
    ready(house, lucien, by=elena, moments=0, answers={row.pk: "volontiers"})
    ask_rota(house, month_of(row), by=elena)
    run_due()

    assert [seat.person for seat in DraftSeat.objects.all()] == [lucien]


def test_a_guided_permanence_waits_for_someone_experienced_and_says_so(house, elena, crew, desk):
    row = shift(house, by=elena, in_hours=A_MONTH, guided=True)
    ready(house, crew[0], level=LEARNING, by=elena)
    ask_rota(house, month_of(row), by=elena)
    run_due()

    page = desk(elena).get(address(house, row)).content.decode()
    assert not DraftSeat.objects.exists() and "Il manque quelqu’un d’expérience" in page
    ready(house, crew[1], level=EXPERIENCED, by=elena)
    draft_seat(Rota.objects.get(), row, crew[1], by=elena)
    draft_seat(Rota.objects.get(), row, crew[0], by=elena)
    assert DraftSeat.objects.count() == 2


def test_two_people_kept_apart_look_like_two_who_cannot(house, elena, crew, row, desk):
    martine, lucien, _odile = crew
    ready(house, martine, by=elena, apart=[lucien])
    ready(house, lucien, by=elena)
    take_seat(row, by=lucien)
    rota = draft(row, by=elena)
    page = desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/planning/{row.pk}/").content.decode()
    with pytest.raises(Refused) as refused:
        draft_seat(rota, row, martine, by=elena)
    ready(house, martine, by=elena, moments=0)
    with pytest.raises(Refused) as as_before:
        draft_seat(rota, row, martine, by=elena)

    assert "Personne d’autre ne peut à ce moment" in page
    assert refused.value.sentence == as_before.value.sentence


def test_what_changed_between_the_draft_and_its_publication_is_not_forced(house, elena, crew, row):
    martine, lucien, odile = crew
    for one in crew:
        ready(house, one, by=elena)
    rota = draft(row, by=elena)
    draft_seat(rota, row, martine, by=elena)
    draft_seat(rota, row, lucien, by=elena)
    take_seat(row, by=odile)

    publish_rota(rota, by=elena)

    rota.refresh_from_db()
    assert (ShiftSeat.objects.count(), rota.found["left"]) == (2, 1)


def test_a_search_that_was_given_up_writes_nothing(house, elena, crew, row):
    ready(house, crew[0], by=elena)
    rota = ask_rota(house, month_of(row), by=elena)
    assert ask_rota(house, month_of(row), by=elena) == rota and Job.objects.count() == 1
    cancel_rota(rota, by=elena)
    run_due()

    rota.refresh_from_db()
    assert rota.state == Rota.State.CANCELLED and not DraftSeat.objects.exists()
    assert ask_rota(house, month_of(row), by=elena) != rota


def test_a_job_run_twice_makes_one_draft(house, elena, crew, row):
    ready(house, crew[0], by=elena)
    rota = ask_rota(house, month_of(row), by=elena)
    stop_search(rota, by=elena)
    prepare_rota.call(str(rota.pk))
    prepare_rota.call(str(rota.pk))

    assert DraftSeat.objects.count() == 1


def test_a_month_without_permanences_says_what_to_do(house, elena, row):
    with pytest.raises(Refused) as refused:
        ask_rota(house, month_of(row).after.after, by=elena)

    assert refused.value.next_step == f"/maisons/{house.pk}/tenir/permanences/"


def test_the_night_touches_the_moments_of_two_days(house, elena):
    row = shift(house, by=elena)
    row.starts_at = row.starts_at.replace(hour=20, minute=0)  # 21:00 or 22:00 in Paris
    row.ends_at = row.starts_at + timedelta(hours=9)
    evening, morning = row.wall_time.weekday(), row.wall_end.weekday()

    assert moments_of(row) == 1 << (3 * evening + 2) | 1 << (3 * morning)


def test_what_people_hold_around_the_month_counts_for_their_rest(house, elena, crew, row):
    before = shift(house, by=elena, in_hours=A_MONTH - 5)
    ready(house, crew[0], by=elena)
    take_seat(before, by=crew[0])
    problem = sheet_of(house, month_of(row)).problem

    assert len(problem.held) == 1
    ask_rota(house, month_of(row), by=elena)
    run_due()
    assert not DraftSeat.objects.filter(shift=row).exists()


def test_martine_says_when_she_can_and_only_she_reads_with_whom(house, elena, crew, row, browser_of, desk, farid):
    martine, lucien, odile = crew
    page = f"/maisons/{house.pk}/permanences/quand/"
    said = {"moments": ["mon-morning", "sun-evening"], "most": "2", "apart": [lucien.pk], "together": [odile.pk]}
    browser_of(martine).post(page, said | {f"p-{row.pk}": "volontiers"})
    member = CrewMember.objects.get(person=martine)

    assert (member.moments, member.most) == (1 | 1 << 20, 2)
    assert ShiftAnswer.objects.count() == (1 if row.starts_at < now() + timedelta(days=60) else 0)
    assert browser_of(martine).get(page).content.decode().count(" checked") == 4
    assert browser_of(lucien).get(page).content.decode().count(" checked") == 0
    crew_page = desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/equipe/").content.decode()
    assert "a dit quand" in crew_page and "checked" not in crew_page
    assert browser_of(farid).get(page).status_code == 404
    both = said | {"together": [lucien.pk]}
    assert browser_of(martine).post(page, both).status_code == 422


def test_the_team_says_who_learns_and_the_person_reads_it(house, elena, crew, browser_of, desk):
    martine = crew[0]
    desk(elena).post(f"/maisons/{house.pk}/tenir/permanences/equipe/", {"person": martine.pk, "level": "0"})

    assert "apprend" in browser_of(martine).get(f"/maisons/{house.pk}/permanences/quand/").content.decode()


def test_farid_and_volunteers_see_no_draft(house, elena, crew, row, farid, desk):
    rota = draft(row, by=elena)
    for outsider in (farid, crew[0]):
        assert desk(outsider).get(address(house, row)).status_code == 404
        assert desk(outsider).post(f"/plannings/{rota.pk}/publication/").status_code == 404
    with pytest.raises(Refused):
        publish_rota(rota, by=farid)
    with pytest.raises(Refused):
        say_readiness(house, Said(1, 1), by=farid)


def test_the_page_of_the_month_costs_the_same_queries(house, elena, crew, row, desk, same_queries):
    browser, hours = desk(elena), iter(range(A_MONTH, A_MONTH + 60, 3))
    ready(house, crew[0], by=elena)
    rota = draft(row, by=elena)

    def add():
        one = shift(house, by=elena, in_hours=next(hours))
        take_seat(one, by=elena)
        DraftSeat.objects.create(rota=rota, shift=one, person=crew[0])

    add()
    same_queries(lambda: browser.get(address(house, row)), add)


def test_the_month_is_printed(house, elena, row, desk):
    answer = desk(elena).get(f"/maisons/{house.pk}/tenir/permanences/planning/mois.pdf?mois={month_of(row).key}")

    assert answer.status_code == 200
