"""Mail leaves by the job queue: kept, tried again with longer and longer waits, visible in doctor."""

from django_tasks import task

from entrepairs.core.clock import now
from entrepairs.people.mails import notice_mail, verification_mail
from entrepairs.people.models import Address, Notice
from entrepairs.people.rules.notices import choice_of, mail_address, mail_time


@task()
def send_notice(notice_id: str) -> None:
    """Mail a notice, unless it was read meanwhile, was mailed already, or the person changed their mind.

    If quiet hours have begun since, it waits for their end."""
    notice = Notice.objects.select_related("person__data_key").filter(pk=notice_id).unread().first()
    if notice is None or notice.mailed_at or notice.mail_due_at is None:
        return
    at = now()
    when = mail_time(choice_of(notice.person, notice.kind), at)
    if when is None:
        Notice.objects.filter(pk=notice.pk).update(mail_due_at=None)
    elif when > at:
        Notice.objects.filter(pk=notice.pk).update(mail_due_at=when)
        send_notice.using(run_after=when).enqueue(notice_id)
    else:
        _send(notice)


def _send(notice: Notice) -> None:
    address = mail_address(notice.person)
    if address is not None:
        notice_mail(address).send()
        Notice.objects.filter(pk=notice.pk).update(mailed_at=now())


@task()
def send_verification(address_id: str) -> None:
    """Ask the person who reads this address to confirm it."""
    address = Address.objects.select_related("person__data_key").filter(pk=address_id, verified_at=None).first()
    if address is not None:
        verification_mail(address).send()
