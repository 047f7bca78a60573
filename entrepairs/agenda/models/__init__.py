from entrepairs.agenda.models.attendance import Headcount, Nameless, Presence, Spot, Tap
from entrepairs.agenda.models.call import CallSheet
from entrepairs.agenda.models.exchange import Exchange, Reserve
from entrepairs.agenda.models.facilitation import Facilitation
from entrepairs.agenda.models.feed import Feed
from entrepairs.agenda.models.gathering import Gathering
from entrepairs.agenda.models.grouping import FormedGroup, GroupPlace, GroupWish, RoundLead, WishRound
from entrepairs.agenda.models.impression import Impression, ImpressionSum
from entrepairs.agenda.models.kiosk import Kiosk
from entrepairs.agenda.models.passing import Passing
from entrepairs.agenda.models.programme import Programme
from entrepairs.agenda.models.rota import CrewMember, DraftSeat, DuoWish, Rota, ShiftAnswer
from entrepairs.agenda.models.series import Series
from entrepairs.agenda.models.shift import Shift, ShiftSeat, StandIn, Swap
from entrepairs.agenda.models.signup import BookingLimit, Signup
from entrepairs.agenda.models.tally import MonthTrace, WeeklyEstimate, YearTrace

__all__ = [
    "BookingLimit",
    "CallSheet",
    "CrewMember",
    "DraftSeat",
    "DuoWish",
    "Exchange",
    "Facilitation",
    "Feed",
    "FormedGroup",
    "Gathering",
    "GroupPlace",
    "GroupWish",
    "Headcount",
    "Impression",
    "ImpressionSum",
    "Kiosk",
    "MonthTrace",
    "Nameless",
    "Passing",
    "Presence",
    "Programme",
    "Reserve",
    "Rota",
    "RoundLead",
    "Series",
    "Shift",
    "ShiftAnswer",
    "ShiftSeat",
    "Signup",
    "Spot",
    "StandIn",
    "Swap",
    "Tap",
    "WeeklyEstimate",
    "WishRound",
    "YearTrace",
]
