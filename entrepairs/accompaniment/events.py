"""What has happened along the chain. Sent inside the transaction."""

from django.dispatch import Signal

request_sent = Signal()  # sent by actions.requests.send_request; gives: request, by
proposal_accepted = Signal()  # sent by actions.proposals.accept_proposal; gives: proposal, accompaniment, by
offer_changed = Signal()  # sent by actions.offers, when an offer or an absence is written; gives: offer, by
offer_paused = Signal()  # sent by actions.offers.pause_offer; gives: offer, pause, by
offer_resumed = Signal()  # sent by actions.offers.resume_offer; gives: offer, pause, by
accompaniment_ended = Signal()  # sent by actions.endings; gives: accompaniment, by
