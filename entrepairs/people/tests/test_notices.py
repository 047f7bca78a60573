"""Notices: in the site at once, by mail only when agreed, verified, chosen, and not at night."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from entrepairs.jobs.worker import run_due
from entrepairs.people.actions.notices import add_address, choose_notice, notify, read_notice
from entrepairs.people.models import Address, Notice
from entrepairs.people.tasks.mail import send_notice

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 3, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 4, 7, 0, tzinfo=UTC)
KIND = "erasure_planned"


@pytest.fixture
def bruno_has_mail(bruno):
    """Bruno gave an address and confirmed it."""
    address = add_address(bruno, "bruno@exemple.fr", by=bruno)
    run_due()
    Address.objects.filter(pk=address.pk).update(verified_at=NOON)
    mail.outbox.clear()
    return address


def test_a_notice_is_told_once_while_it_is_unread(bruno):
    first = notify(bruno, KIND, "/avis/")
    again = notify(bruno, KIND, "/avis/")

    assert first == again
    assert Notice.objects.visible_to(bruno).count() == 1


def test_an_unknown_kind_is_a_fault_of_the_program(bruno):
    with pytest.raises(ValueError, match="nothing_like_it"):
        notify(bruno, "nothing_like_it", "/")


def test_without_an_address_nothing_is_mailed(bruno):
    notify(bruno, KIND, "/avis/")
    run_due()

    assert mail.outbox == []


def test_an_address_that_was_not_confirmed_gets_no_notice(bruno):
    add_address(bruno, "bruno@exemple.fr", by=bruno)
    run_due()
    mail.outbox.clear()
    notify(bruno, KIND, "/avis/")
    run_due()

    assert mail.outbox == []


def test_the_mail_of_a_notice_is_neutral_and_unsubscribes_in_one_click(bruno, bruno_has_mail, settings):
    settings.SITE_NAME = "Groupe de parole"
    with time_machine.travel(NOON, tick=False):
        notify(bruno, KIND, "/demandes/secret/")
        run_due()

    sent = mail.outbox[0]
    assert isinstance(sent, EmailMultiAlternatives)
    whole = str(sent.message())
    assert sent.to == ["bruno@exemple.fr"]
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent.extra_headers["List-Unsubscribe"].startswith("<http")
    assert len(sent.alternatives) == 1
    for private in ("Bruno", "secret", "effacement", "Groupe de parole"):
        assert private not in whole.replace("bruno@exemple.fr", "")


def test_at_night_the_mail_waits_for_eight_in_the_morning(bruno, bruno_has_mail):
    with time_machine.travel(NIGHT, tick=False) as clock:
        notify(bruno, KIND, "/avis/")
        run_due()
        assert mail.outbox == []
        clock.move_to(MORNING)
        run_due()

    assert len(mail.outbox) == 1


def test_a_kind_chosen_for_the_night_leaves_at_once(bruno, bruno_has_mail):
    choose_notice(bruno, KIND, shown=True, by_mail=True, at_night=True, by=bruno)
    with time_machine.travel(NIGHT, tick=False):
        notify(bruno, KIND, "/avis/")
        run_due()

    assert len(mail.outbox) == 1


def test_a_notice_already_read_is_not_mailed(bruno, bruno_has_mail):
    with time_machine.travel(NIGHT, tick=False) as clock:
        notice = notify(bruno, KIND, "/avis/")
        assert notice is not None
        read_notice(notice, by=bruno)
        clock.move_to(MORNING)
        run_due()

    assert mail.outbox == []


def test_a_job_run_twice_mails_once(bruno, bruno_has_mail):
    with time_machine.travel(NOON, tick=False):
        notice = notify(bruno, KIND, "/avis/")
        assert notice is not None
        run_due()
        send_notice.call(str(notice.pk))

    assert len(mail.outbox) == 1


def test_the_address_cannot_be_read_in_the_database(bruno, bruno_has_mail):
    row = Address.objects.select_related("person__data_key").get()

    assert b"exemple" not in bytes(row.sealed_email)
    assert row.email == "bruno@exemple.fr"
