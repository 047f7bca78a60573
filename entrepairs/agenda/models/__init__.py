from entrepairs.agenda.models.attendance import Headcount, Presence
from entrepairs.agenda.models.facilitation import Facilitation
from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.programme import Programme
from entrepairs.agenda.models.series import Series
from entrepairs.agenda.models.signup import Signup

__all__ = ["Facilitation", "Gathering", "Headcount", "Presence", "Programme", "Series", "Signup"]
