"""Scenario 10: a workshop of eight sessions, led by a peer and a nurse; one sign-up for all; the nurse reads a number.

And what moves while one looks: the seats, on the page of who would come and on that of the team."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from entrepairs.agenda.actions.facilitation import ask_facilitator
from entrepairs.agenda.models import Gathering, Signup
from entrepairs.agenda.tests.gathered import member, planned
from entrepairs.core.clock import now
from tests.journeys.people import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TITLE = "Mes signes avant-coureurs"
MOST_PAGES = 80


@pytest.fixture
def nurse(team, elena, claire):
    """Claire works in a hospital: of the house she is a partner, no more."""
    member(team, claire, by=elena, name="partenaire")
    Authenticator.objects.create(user=claire, type=Authenticator.Type.WEBAUTHN, data={})
    return claire


def plans(elena: Visitor, team) -> None:
    """Eight sessions, six seats, for people of the house."""
    elena.opens(f"/maisons/{team.pk}/rencontres/nouvelle/")
    day = (now() + timedelta(days=2)).date().isoformat()
    elena.fills(title=TITLE, day=day, at="17:30", minutes="90", sessions="8", capacity="6")
    for name, value in (("kind", "atelier"), ("rhythm", "semaine"), ("audience", "maison")):
        elena.picks(name, value)
    elena.ticks("signup").presses()


def everywhere(guest: Visitor, *doors: str) -> Iterator[tuple[str, str]]:
    """Each page that one reaches from there by links, and its text. Nothing is posted."""
    known, waiting = set(doors), list(doors)
    for _page in range(MOST_PAGES):
        if not waiting:
            return
        path = waiting.pop(0)
        answer = guest.page.context.request.get(path)
        if "text" not in answer.headers.get("content-type", ""):
            continue
        text = answer.text()
        yield path, text
        found = {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)"', text)}
        new = sorted(link for link in found - known if "quitter" not in link and "/statique/" not in link)
        known.update(new)
        waiting += new


def test_eight_sessions_one_sign_up_and_a_number_for_the_nurse(team, elena, nurse, aicha, bruno, person, visitor):
    iris = person("Iris")
    for one in (aicha, bruno, iris):
        member(team, one, by=elena)
    plans(visitor(elena), team)
    first = Gathering.objects.filter(title=TITLE).earliest("starts_at")
    for one in (aicha, nurse):
        ask_facilitator(first, one, whole_series=True, by=elena)
        visitor(one).opens("/mes-rencontres/").presses("/acceptation/")

    for one in (bruno, iris):
        guest = visitor(one).opens(first.get_absolute_url()).reads("Séance 1 sur 8")
        guest.presses("/inscription/").reads("C’est noté")
        guest.opens("/mes-rencontres/").reads("et 7 autres séances")
    assert Signup.objects.of(bruno).count() == 8

    claire = visitor(nurse)
    claire.opens("/mes-rencontres/").reads(TITLE).opens(first.get_absolute_url()).reads("2 personnes sont inscrites")
    seen = dict(everywhere(claire, "/mes-rencontres/", "/mon-espace/", f"/maisons/{team.pk}/agenda/"))
    assert first.get_absolute_url() in seen and len(seen) > 20
    assert not [(path, name) for path, text in seen.items() for name in ("Bruno", "Iris") if name in text]
    for page in ("inscriptions", "feuille", "tenir", "changer"):
        assert claire.page.context.request.get(f"/rencontres/{first.pk}/{page}/").status == 404


def test_seats_move_while_one_looks(team, elena, bruno, aicha, visitor):
    row = planned(team, by=elena, capacity=2, in_hours=0.3, title="Sortie au lac")
    day = row.wall_time.date().isoformat()
    desk = visitor(elena).opens(f"/maisons/{team.pk}/aujourd-hui/?jour={day}").reads("0 sur 2")
    looks = visitor(aicha).opens(row.get_absolute_url()).reads("Il reste 2 places")
    for one in (desk, looks):
        expect(one.page.locator("live-stream")).to_have_count(1)
        one.page.wait_for_timeout(500)

    visitor(bruno).opens(row.get_absolute_url()).presses("/inscription/").reads("C’est noté")

    expect(desk.page.locator("#places")).to_contain_text("1 sur 2")
    expect(looks.page.locator("#seat")).to_contain_text("Il reste 1 place")
    assert "Bruno" not in looks.page.content()
