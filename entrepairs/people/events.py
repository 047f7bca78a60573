"""What has happened to an account."""

from django.dispatch import Signal

person_erasing = Signal()  # sent by actions.erase_person, inside the transaction; gives: person, keep_shared
consent_withdrawn = Signal()  # sent by actions.consents.withdraw_consent, inside the transaction; gives: person, purpose
