"""What has happened to an account."""

from django.dispatch import Signal

person_erasing = Signal()  # sent by actions.erase_person, inside the transaction; gives: person, keep_shared
