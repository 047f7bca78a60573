"""What has happened between people who want no contact, and at the watch."""

from django.dispatch import Signal

look_done = Signal()  # sent by actions.watching.finish_look, inside the transaction; gives: look, by, is_settled, asked
person_blocked = Signal()  # sent by actions.block, inside the transaction; gives: blocker, blocked, at
person_limited = Signal()  # sent by actions.limits.limit_person, inside the transaction; gives: person, limit
