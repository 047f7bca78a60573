"""What keeps people safe, one file per aggregate. Help lines are a file, see entrepairs.safety.helplines."""

from entrepairs.safety.models.asking import Asking
from entrepairs.safety.models.block import Block, blocked_with, blockers_of
from entrepairs.safety.models.decision import HIDING, Appeal, Decision, Measure, team_note
from entrepairs.safety.models.limit import LIMIT, Limit
from entrepairs.safety.models.look import OPEN, Look, LookCall, LookNote
from entrepairs.safety.models.opening import NameDraw, NameOpening
from entrepairs.safety.models.origin import Origin, OriginMonth
from entrepairs.safety.models.reach import CallNumber, CallStep, RingingDevice
from entrepairs.safety.models.report import Concern, Report
from entrepairs.safety.models.watcher import HandOver, WatchClosure, Watcher, WatchRule, days_off, team_hours
from entrepairs.safety.models.word import Incident, TeamWord

__all__ = [
    "HIDING",
    "LIMIT",
    "OPEN",
    "Appeal",
    "Asking",
    "Block",
    "CallNumber",
    "CallStep",
    "Concern",
    "Decision",
    "HandOver",
    "Incident",
    "Limit",
    "Look",
    "LookCall",
    "LookNote",
    "Measure",
    "NameDraw",
    "NameOpening",
    "Origin",
    "OriginMonth",
    "Report",
    "RingingDevice",
    "TeamWord",
    "WatchClosure",
    "WatchRule",
    "Watcher",
    "blocked_with",
    "blockers_of",
    "days_off",
    "team_hours",
    "team_note",
]
