"""What has happened to an account. Each is sent inside the transaction of the action that made it."""

from django.dispatch import Signal

person_erasing = Signal()
"""Sent by actions.erasures, before anything is erased; gives: person, keep_shared."""

profile_changed = Signal()
"""Sent by actions.profiles, for what a profile or its experiences say; gives: person."""

consent_withdrawn = Signal()
"""Sent by actions.consents.withdraw_consent; gives: person, purpose."""
