"""One account per person, what they chose to say of themselves, what they agreed to, what they were told."""

from entrepairs.people.models.consent import Consent
from entrepairs.people.models.device import Device
from entrepairs.people.models.erasure import Erasure, Sleep
from entrepairs.people.models.notice import Address, Notice, NoticeChoice
from entrepairs.people.models.person import Administrator, Person
from entrepairs.people.models.profile import LivedExperience, Profile
from entrepairs.people.models.recovery import RecoverySheet
from entrepairs.people.models.tries import Tries

__all__ = [
    "Address",
    "Administrator",
    "Consent",
    "Device",
    "Erasure",
    "LivedExperience",
    "Notice",
    "NoticeChoice",
    "Person",
    "Profile",
    "RecoverySheet",
    "Sleep",
    "Tries",
]
