"""One account per person, what they chose to say of themselves, what they agreed to, what they were told."""

from entrepairs.people.models.consent import Consent
from entrepairs.people.models.device import Device
from entrepairs.people.models.notice import Notice
from entrepairs.people.models.person import Administrator, Person
from entrepairs.people.models.profile import LivedExperience, Profile
from entrepairs.people.models.recovery import RecoverySheet

__all__ = ["Administrator", "Consent", "Device", "LivedExperience", "Notice", "Person", "Profile", "RecoverySheet"]
