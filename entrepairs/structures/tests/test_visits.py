"""Luc visits: two months on plain words, a question in the seventh week, nothing that ends in silence."""

from datetime import date, timedelta

import pytest

from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.actions.visits import (
    agree_to_renewal,
    answer_visit,
    decline_renewal,
    renew_visit,
    welcome_member,
    write_visit_text,
)
from entrepairs.structures.models import Role, VisitTerm, VisitText
from entrepairs.structures.tasks import follow_visits
from entrepairs.structures.tests.lived_in import visiting, weeks_later
from entrepairs.structures.visiting import PROPOSED, last_day, parts, question_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def luc(person):
    return person("Luc")


@pytest.fixture
def visit(house, luc, elena):
    return visiting(house, luc, by=elena)


def told(person, kind):
    return Notice.objects.filter(person=person, kind=kind).count()


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [
        (date(2026, 1, 15), date(2026, 3, 14), date(2026, 2, 26)),
        (date(2025, 12, 31), date(2026, 2, 27), date(2026, 2, 11)),
    ],
)
def test_two_months_and_the_seventh_week(first, last, asked):
    assert (last_day(first), question_day(first)) == (last, asked)


def test_the_words_of_a_house_keep_their_titles_and_lists_and_lose_no_word():
    first, promised, *_more = parts(PROPOSED)
    assert (first.items, promised.words, len(promised.items)) == ([], "Ce que la maison vous promet", 4)
    said = [line for part in parts(PROPOSED) for line in (part.words, *part.items)]
    assert said == [line.removeprefix("– ") for line in PROPOSED.splitlines() if line]
    assert [(one.words, one.items) for one in parts("Un\r\n- deux\r\ntrois")] == [("Un", ["deux"]), ("trois", [])]


def test_luc_reads_before_he_says_yes_and_can_read_again(house, elena, luc, browser_of):
    role = give_role(house, luc, Role.Name.VISITOR, by=elena)
    browser = browser_of(luc)
    assert "On ne vous demande pas pourquoi vous venez" in browser.get(role.get_absolute_url()).content.decode()

    assert browser.post(role.get_absolute_url()).status_code == 303

    term = VisitTerm.objects.get()
    assert (term.begins_on, term.ends_on) == (house.today, last_day(house.today))
    write_visit_text(house, "Tout a changé.", by=elena)
    text = browser.get(role.get_absolute_url()).content.decode()
    assert "On ne vous demande pas pourquoi vous venez" in text
    assert "Tout a changé" not in text


def test_the_contract_is_printed(visit, luc, elena, house, browser_of, desk):
    answer = browser_of(luc).get(f"{visit.get_absolute_url()}papier/")
    assert answer.content.startswith(b"%PDF")
    assert house.name not in answer["Content-Disposition"]
    assert desk(elena).get(f"/maisons/{house.pk}/contrat/papier/").content.startswith(b"%PDF")


def test_nothing_is_asked_before_the_seventh_week_then_once(visit, luc):
    assert weeks_later(visit, 5).asked_at is None
    assert weeks_later(visit, 6).asked_at is not None
    follow_visits.func()
    assert told(luc, "visit_question") == 1


def test_luc_says_yes_and_the_house_confirms(visit, luc, elena, house, browser_of, desk):
    weeks_later(visit, 6)
    assert browser_of(luc).post(visit.get_absolute_url(), {"answer": "oui"}).status_code == 303
    assert told(elena, "visit_wants_in") == 1
    assert "Souhaite adhérer" in desk(elena).get(f"/maisons/{house.pk}/personnes/").content.decode()

    assert desk(elena).post(f"/maisons/roles/{visit.pk}/adhesion/").status_code == 303

    assert list(Role.objects.in_force().filter(person=luc).values_list("name", flat=True)) == ["membre"]
    assert told(luc, "member_welcomed") == 1


@pytest.mark.parametrize("answer", ["", "plus_tard", "non"])
def test_nobody_becomes_a_member_without_a_yes(answer, visit, luc, elena):
    term = weeks_later(visit, 6)
    if answer:
        answer_visit(term, answer, by=luc)
    with pytest.raises(Refused):
        welcome_member(term, by=elena)


@pytest.mark.parametrize("answer", ["", "plus_tard", "non", "oui"])
def test_on_the_last_day_both_are_told_and_nothing_ends_by_itself(answer, visit, luc, elena):
    term = weeks_later(visit, 6)
    if answer:
        answer_visit(term, answer, by=luc)

    weeks_later(visit, 9)
    follow_visits.func()

    assert told(luc, "visit_last_day") == told(elena, "visit_to_follow") == 1
    assert Role.objects.in_force().filter(pk=visit.pk).exists()
    assert VisitTerm.objects.get().answer == answer


def test_a_visit_goes_on_once_the_person_says_yes_and_the_question_comes_again(
    visit, luc, elena, house, desk, browser_of
):
    first = weeks_later(visit, 9)
    write_visit_text(house, "Tout a changé.", by=elena)
    for _again in range(2):
        assert desk(elena).post(f"/maisons/roles/{visit.pk}/prolongation/").status_code == 303
    assert VisitTerm.objects.under_way().get() == first, "nothing changes before the yes"
    assert told(luc, "visit_renewal") == 1
    browser = browser_of(luc)
    assert "Tout a changé" in browser.get(visit.get_absolute_url()).content.decode()

    assert browser.post(f"{visit.get_absolute_url()}suite/", {"suite": "oui"}).status_code == 303

    second = VisitTerm.objects.under_way().get()
    assert (second.begins_on, second.ends_on) == (house.today, last_day(house.today))
    assert (second.asked_at, second.text.text, told(elena, "visit_continued")) == (None, "Tout a changé.", 1)
    with pytest.raises(Refused):
        renew_visit(first, by=elena)


def test_a_visitor_says_no_to_two_months_more_and_still_comes(visit, luc, elena, browser_of, desk):
    first = weeks_later(visit, 9)
    renew_visit(first, by=elena)

    assert browser_of(luc).post(f"{visit.get_absolute_url()}suite/", {"suite": "non"}).status_code == 303

    assert list(VisitTerm.objects.all()) == [first]
    assert Role.objects.in_force().filter(pk=visit.pk).exists()
    assert told(elena, "visit_not_renewed") == 1
    assert browser_of(luc).post(f"{visit.get_absolute_url()}suite/", {"suite": "oui"}).status_code == 404


def test_a_visit_renewed_early_goes_on_from_its_last_day(visit, luc, elena):
    first = weeks_later(visit, 7)
    proposed = renew_visit(first, by=elena)
    agree_to_renewal(proposed, by=luc)
    assert VisitTerm.objects.under_way().get().begins_on == first.ends_on + timedelta(days=1)


def test_who_said_yes_may_be_proposed_to_go_on_and_their_yes_is_kept(visit, luc, elena, house, desk):
    term = weeks_later(visit, 9)
    answer_visit(term, "oui", by=luc)
    people = f"/maisons/{house.pk}/personnes/"
    assert "prolongation" in desk(elena).get(people).content.decode()
    agree_to_renewal(renew_visit(term, by=elena), by=luc)

    assert "Souhaite adhérer" in desk(elena).get(people).content.decode()
    assert welcome_member(VisitTerm.objects.under_way().get(), by=elena).person == luc


def test_luc_may_say_yes_before_he_is_asked_and_is_not_asked_then(visit, luc, browser_of):
    browser, there = browser_of(luc), visit.get_absolute_url()
    for early in ("plus_tard", "non"):
        assert browser.post(there, {"answer": early}).status_code == 422
    assert "Je sais déjà" in browser.get(there).content.decode()
    assert browser.post(there, {"answer": "oui"}).status_code == 303
    assert weeks_later(visit, 6).asked_at is None
    assert told(luc, "visit_question") == 0

    assert browser.post(there, {"answer": "non"}).status_code == 303, "one may change one’s mind"


def test_luc_stops_when_he_wants_and_is_asked_nothing_more(visit, luc, browser_of):
    end_role(visit, by=luc)
    weeks_later(visit, 9)

    assert not Notice.objects.filter(person=luc, kind__startswith="visit").exists()
    assert browser_of(luc).post(visit.get_absolute_url(), {"answer": "oui"}).status_code == 422


def test_who_becomes_a_member_is_no_visitor_any_more(visit, luc, elena, house):
    accept_role(give_role(house, luc, Role.Name.MEMBER, by=elena), by=luc)

    assert list(Role.objects.in_force().filter(person=luc).values_list("name", flat=True)) == ["membre"]


def test_a_house_writes_its_own_words_in_versions(house, elena, desk):
    there = f"/maisons/{house.pk}/contrat/"
    assert PROPOSED.splitlines()[0] in desk(elena).get(there).content.decode()
    for text in ("Premier texte.", "Premier texte.", "Second texte."):
        assert desk(elena).post(there, {"text": text}).status_code == 303

    assert list(VisitText.objects.values_list("version", "text")) == [(2, "Second texte."), (1, "Premier texte.")]


def test_a_clubhouse_makes_nobody_sign(house, elena, luc, browser_of):
    type(house).objects.filter(pk=house.pk).update(kind="clubhouse")
    role = visiting(house, luc, by=elena)

    assert (role.ends_on, role.terms.count()) == (None, 0)
    assert browser_of(luc).get(role.get_absolute_url()).status_code == 200


def test_farid_sees_answers_and_follows_no_visit(visit, luc, elena, farid, browser_of, desk):
    term = weeks_later(visit, 6)
    for act in (
        lambda: answer_visit(term, "oui", by=farid),
        lambda: answer_visit(term, "oui", by=elena),
        lambda: renew_visit(term, by=farid),
        lambda: agree_to_renewal(renew_visit(term, by=elena), by=farid),
        lambda: agree_to_renewal(renew_visit(term, by=elena), by=elena),
        lambda: decline_renewal(renew_visit(term, by=elena), by=farid),
        lambda: welcome_member(term, by=farid),
        lambda: write_visit_text(visit.structure, "x", by=farid),
    ):
        with pytest.raises(Refused):
            act()
    assert browser_of(farid).get(visit.get_absolute_url()).status_code == 404
    assert desk(farid).get(f"/maisons/{visit.structure_id}/personnes/").status_code == 404
    assert not VisitTerm.objects.visible_to(farid).exists()
