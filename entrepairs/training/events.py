"""What has happened to those who help."""

from django.dispatch import Signal

person_habilitated = Signal()  # sent by actions.habilitate; gives: habilitation, by
habilitation_withdrawn = Signal()  # sent by actions.withdraw_habilitation; gives: habilitation, by
