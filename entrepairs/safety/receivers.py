"""Who keeps the watch protects their account twice; who wants no contact with someone does not watch them."""

from entrepairs.people import staff
from entrepairs.safety import apart
from entrepairs.safety.models import blocked_with
from entrepairs.safety.rules.watch import watches

staff.register(watches)
apart.add("blocks", blocked_with)
