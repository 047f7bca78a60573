"""What has happened between people who want no contact."""

from django.dispatch import Signal

person_blocked = Signal()  # sent by actions.block, inside the transaction; gives: blocker, blocked, at
