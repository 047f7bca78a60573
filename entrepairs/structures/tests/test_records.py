"""What a house writes down about itself: statute, posts, conventions, visits; and what stays after an erasure."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from entrepairs.core.clock import at
from entrepairs.core.rules import Refused
from entrepairs.people.actions.erasures import ask_erasure
from entrepairs.structures.actions.records import erase_record, write_record, write_statute
from entrepairs.structures.actions.roles import accept_role, end_role, give_role
from entrepairs.structures.models import Convention, Post, Role, RoleTrace, Visit
from entrepairs.structures.tests.lived_in import convention, post

pytestmark = pytest.mark.django_db


def test_elena_writes_a_post_of_four_fifths_and_ends_it(house, elena, desk):
    said = {"function": "animation", "status": "salarie", "fte": "0,8", "since": "06/01/2025"}
    assert desk(elena).post(f"/maisons/{house.pk}/postes/nouvelle/", said).status_code == 303
    held = Post.objects.get()
    assert (held.fte, held.until) == (Decimal("0.8"), None)

    there = f"/maisons/{house.pk}/postes/{held.pk}/"
    assert desk(elena).post(there, said | {"until": "31/12/2025"}).status_code == 303

    held.refresh_from_db()
    assert held.until == date(2025, 12, 31)


def test_a_volunteer_has_no_working_time(house, elena, desk):
    said = {"function": "accueil", "status": "benevole", "fte": "0,5", "since": "2025-01-06"}
    desk(elena).post(f"/maisons/{house.pk}/postes/nouvelle/", said)

    assert Post.objects.get().fte is None


def test_days_in_the_wrong_order_are_said_and_nothing_typed_is_lost(house, elena, desk):
    said = {"kind": "parrainage", "partner": "Le Pont", "partner_kind": "soin"}
    days = {"signed_on": "01/03/2025", "until": "01/03/2024"}
    answer = desk(elena).post(f"/maisons/{house.pk}/conventions/nouvelle/", said | days)

    assert answer.status_code == 422
    assert "Le Pont" in answer.content.decode()
    assert not Convention.objects.exists()


def test_a_visit_written_by_mistake_is_erased(house, elena, desk):
    visit = write_record(Visit(structure=house), {"by": "ARS", "on": date(2026, 3, 9)}, by=elena)

    assert desk(elena).post(f"/maisons/{house.pk}/visites/{visit.pk}/effacement/").status_code == 303
    assert not Visit.objects.exists()


def test_the_statute_is_kept(house, elena, desk):
    said = {"legal_form": "membres", "constituted_on": "12/05/2019", "premises": "loué à la ville"}
    assert desk(elena).post(f"/maisons/{house.pk}/statut/", said).status_code == 303

    house.refresh_from_db()
    assert (house.legal_form, house.constituted_on, house.premises) == (
        "membres",
        date(2019, 5, 12),
        "loué à la ville",
    )


def test_the_page_shows_every_line(house, elena, desk):
    post(house, by=elena)
    convention(house, by=elena)

    text = desk(elena).get(f"/maisons/{house.pk}/statut/").content.decode()

    assert "animation" in text
    assert "Centre hospitalier de la Côte" in text


def test_farid_writes_nothing_for_the_house(house, elena, farid, desk):
    held = post(house, by=elena)
    for address in ("statut/", "postes/nouvelle/", f"postes/{held.pk}/", "conventions/nouvelle/", "visites/nouvelle/"):
        assert desk(farid).get(f"/maisons/{house.pk}/{address}").status_code == 404
    for act in (
        lambda: write_record(held, {"function": "autre"}, by=farid),
        lambda: erase_record(held, by=farid),
        lambda: write_statute(house, premises="chez lui", by=farid),
    ):
        with pytest.raises(Refused):
            act()


def test_the_database_refuses_what_no_post_is(house):
    for wrong in ({"status": "benevole", "fte": 1}, {"status": "salarie", "fte": 0}, {"until": date(2020, 1, 1)}):
        values = {"function": "x", "status": "salarie", "since": date(2025, 1, 1)} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.create(structure=house, **values)


def test_an_erased_member_still_counts_from_a_month_to_a_month(house, elena, bruno, farid):
    with at(datetime(2025, 3, 17, 12, tzinfo=UTC)):
        accept_role(give_role(house, bruno, Role.Name.MEMBER, by=elena), by=bruno)
    with at(datetime(2025, 1, 31, 23, 30, tzinfo=UTC)):
        visit = give_role(house, bruno, Role.Name.VISITOR, by=elena)
        accept_role(visit, by=bruno)
    with at(datetime(2025, 3, 17, 12, tzinfo=UTC)):
        end_role(visit, by=bruno)
    give_role(house, bruno, Role.Name.BOARD, by=elena)

    with at(datetime(2026, 5, 9, 12, tzinfo=UTC)):
        ask_erasure(bruno, keep_shared=False, at_once=True, by=bruno)

    kept = RoleTrace.objects.order_by("began").values_list("name", "began", "ended")
    february, march, may = date(2025, 2, 1), date(2025, 3, 1), date(2026, 5, 1)
    assert list(kept) == [("visite", february, march), ("membre", march, may)]
