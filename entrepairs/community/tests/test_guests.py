"""A circle by invitation: a yes before one is in, a no that nobody is told, a list that only the team sees."""

from contextlib import suppress
from datetime import timedelta

import pytest

from entrepairs.community.actions.guests import (
    answer_invitation,
    come_with_paper,
    invite_guest,
    leave_circle,
    make_circle_paper,
    revoke_circle_paper,
    take_back_invitation,
)
from entrepairs.community.models import Circle, CirclePaper, Guest, Thread
from entrepairs.community.privacy import export
from entrepairs.community.tests.talking import begun, circle_of, form
from entrepairs.core.clock import at, now
from entrepairs.core.rules import Refused
from entrepairs.people.models import Notice
from entrepairs.safety.actions.blocks import block
from tests.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(house, elena):
    return circle_of(house, elena, readers=Circle.Readers.INVITED, name="À quelques-uns")


@pytest.fixture
def pages(house, circle):
    return f"/maisons/{house.pk}/cercles/{circle.pk}/"


def reads(person, circle):
    return Circle.objects.visible_to(person).filter(pk=circle.pk).exists()


def code_of(circle, by, uses=1, days=5):
    return make_circle_paper(circle, uses=uses, expires_on=now().date() + timedelta(days=days), by=by)[1]


def text(response, status=200):
    assert response.status_code == status
    return response.content.decode().split("<main")[1]


def test_one_is_invited_reads_what_it_is_and_says_yes(circle, pages, bruno, farid, elena, desk, browser_of):
    assert desk(elena).post(f"{pages}invitations/", {"pseudonym": "bruno"}).status_code == 303
    assert not reads(bruno, circle)
    notice = Notice.objects.get(person=bruno, kind="circle_invited")
    assert "quelques-uns" not in f"{notice.words.title}{notice.words.text}{notice.path}"

    browser = browser_of(bruno)
    assert "Un cercle vous invite" in text(browser.get("/cercles/"))
    shown = text(browser.get(notice.path))
    assert "À quelques-uns" in shown and "On écoute sans juger." in shown
    guest = Guest.objects.get()
    assert browser_of(farid).post(f"/cercles/invitations/{guest.pk}/", {"oui": "1"}).status_code == 404
    assert browser.post(f"/cercles/invitations/{guest.pk}/", {"oui": "1"})["Location"] == circle.get_absolute_url()

    assert reads(bruno, circle) and not reads(farid, circle)
    assert browser.post(f"{circle.get_absolute_url()}ecrire/", form(circle, bruno)).status_code == 303


def test_only_the_team_sees_the_list(circle, pages, bruno, aicha, farid, elena, desk, browser_of):
    for someone in (bruno, aicha):
        answer_invitation(invite_guest(circle, someone, by=elena), yes=True, by=someone)

    assert "Bruno" in text(desk(elena).get(f"{pages}invitations/"))
    for someone in (bruno, farid):
        assert desk(someone).get(f"{pages}invitations/").status_code == 404
    shown = text(browser_of(bruno).get(circle.get_absolute_url()))
    assert "Aïcha" not in shown and "Les personnes invitées" not in shown
    assert "Les personnes invitées" in text(browser_of(elena).get(circle.get_absolute_url()))
    with pytest.raises(Refused):
        invite_guest(circle, farid, by=bruno)


def test_a_no_is_told_to_nobody(circle, pages, bruno, elena, desk, browser_of):
    guest = invite_guest(circle, bruno, by=elena)
    before = text(desk(elena).get(f"{pages}invitations/"))

    assert browser_of(bruno).post(f"/cercles/invitations/{guest.pk}/", {"non": "1"}).status_code == 303

    after = text(desk(elena).get(f"{pages}invitations/"))
    assert after.count("Bruno") == before.count("Bruno") == 1 and not reads(bruno, circle)
    assert not Guest.objects.visible_to(bruno).asked().exists()
    with pytest.raises(Refused):
        answer_invitation(guest, yes=True, by=bruno)


def test_one_leaves_and_keeps_one_s_words(circle, bruno, elena, browser_of):
    answer_invitation(invite_guest(circle, bruno, by=elena), yes=True, by=bruno)
    post = begun(circle, bruno).posts.get()

    assert browser_of(bruno).post(f"{circle.get_absolute_url()}depart/").status_code == 303

    assert not reads(bruno, circle) and not Guest.objects.exists()
    assert browser_of(bruno).post(f"/mes-mots/{post.pk}/retrait/").status_code == 303
    assert browser_of(bruno).post(f"{circle.get_absolute_url()}depart/").status_code == 404


def test_who_said_yes_is_not_sent_away_from_here(circle, bruno, aicha, elena):
    guest, other = (invite_guest(circle, someone, by=elena) for someone in (bruno, aicha))
    answer_invitation(guest, yes=True, by=bruno)

    with pytest.raises(Refused):
        take_back_invitation(guest, by=elena)
    take_back_invitation(other, by=elena)

    assert Guest.objects.get() == guest


def test_who_wants_no_contact_with_who_invites_is_left_in_peace(circle, bruno, elena):
    block(elena, by=bruno)
    invite_guest(circle, bruno, by=elena)

    assert not Notice.objects.filter(person=bruno, kind="circle_invited").exists()
    assert not Guest.objects.visible_to(bruno).exists()


def test_a_paper_opens_the_circle_to_who_holds_it(circle, pages, bruno, aicha, elena, desk, browser_of):
    typed = {"uses": "1", "expires_on": (now().date() + timedelta(days=3)).isoformat()}
    made = desk(elena).post(f"{pages}invitations/papier/", typed)
    code = "".join(made.context["groups"])
    assert code not in CirclePaper.objects.get().fingerprint and code not in text(
        desk(elena).get(f"{pages}invitations/")
    )

    browser = browser_of(bruno)
    shown = text(browser.post("/cercles/venir/", {"code": code.lower()}))
    assert "À quelques-uns" in shown and not reads(bruno, circle)
    assert browser.post("/cercles/venir/", {"code": code, "oui": "1"}).status_code == 303
    assert reads(bruno, circle)

    assert "n’ouvre rien" in text(browser_of(aicha).post("/cercles/venir/", {"code": code}), 422)


@pytest.mark.parametrize("why", ["revoked", "old", "closed", "none"])
def test_a_paper_that_opens_nothing_says_the_same_whatever_the_reason(circle, bruno, elena, why):
    code, later = code_of(circle, elena), timedelta(0)
    if why == "revoked":
        revoke_circle_paper(CirclePaper.objects.get(), by=elena)
    elif why == "old":
        later = timedelta(days=7)
    elif why == "closed":
        Circle.objects.update(closed_at=now())
    else:
        code = "0" * 12

    with at(now() + later), pytest.raises(Refused) as refusal:
        come_with_paper(code, by=bruno)
    assert "n’ouvre rien" in refusal.value.sentence and not Guest.objects.exists()


def test_codes_are_not_tried_for_ever(circle, farid, browser_of):
    browser = browser_of(farid)
    tried = [browser.post("/cercles/venir/", {"code": f"{n:012d}"}).status_code for n in range(22)]

    assert tried[0] == 422 and tried[-1] == 429


def test_nobody_is_invited_to_a_circle_that_is_open(house, circle, pages, bruno, elena, desk):
    Circle.objects.update(readers=Circle.Readers.HERE)
    circle.refresh_from_db()

    with pytest.raises(Refused):
        invite_guest(circle, bruno, by=elena)
    assert desk(elena).get(f"{pages}invitations/").status_code == 404


def test_the_coordination_opens_one_from_the_page(house, elena, desk):
    typed = {"name": "Entre nous", "purpose": "à quelques-uns", "audience": "tous", "readers": "invitation"}
    typed |= {"days": ["0"], "opens": "09:00", "closes": "12:30", "out_of_hours": "attente", "charter": "Doucement."}

    assert desk(elena).post(f"/maisons/{house.pk}/cercles/nouveau/", typed).status_code == 303
    assert Circle.objects.get().readers == Circle.Readers.INVITED


def test_what_is_held_is_given_back(circle, bruno, farid, elena):
    invite_guest(circle, bruno, by=elena)
    code_of(circle, elena)

    assert export(bruno)["community.Guest"][0]["circle"] == "À quelques-uns" and export(farid)["community.Guest"] == []
    assert len(export(elena)["community.CirclePaper"]) == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_with_a_paper_for_one(circle, bruno, aicha, elena):
    code = code_of(circle, elena)

    given = at_once(*[lambda who=who: come_with_paper(code, by=who) for who in (bruno, aicha)])

    assert sum(isinstance(one, Refused) for one in given) == 1
    assert Guest.objects.inside().count() == CirclePaper.objects.get().used == 1


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_taking_back_at_once_leave_one_truth(circle, bruno, elena):
    guest = invite_guest(circle, bruno, by=elena)

    yes = unless_gone(lambda: answer_invitation(guest, yes=True, by=bruno))
    at_once(yes, unless_gone(lambda: take_back_invitation(guest, by=elena)))

    assert reads(bruno, circle) == Guest.objects.filter(accepted_on__isnull=False).exists()
    leave_circle(circle, by=bruno)
    assert not Thread.objects.visible_to(bruno).exists()


def unless_gone(act):
    def done():
        with suppress(Guest.DoesNotExist):
            act()

    return done
