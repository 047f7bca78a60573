"""What has happened between people who want no contact, and at the watch."""

from django.dispatch import Signal

look_done = Signal()  # sent by actions.watching.finish_look, inside the transaction; gives: look, by
person_blocked = Signal()  # sent by actions.block, inside the transaction; gives: blocker, blocked, at
