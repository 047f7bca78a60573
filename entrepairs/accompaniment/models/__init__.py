"""The core chain, one file per aggregate: request, offer, proposal, accompaniment, talk, framework, meeting, note,
project, pause, ending."""

from entrepairs.accompaniment.models.accompaniment import HELPING_ROLES, Accompaniment, CheckIn, Participant
from entrepairs.accompaniment.models.ending import Ending, Feedback
from entrepairs.accompaniment.models.excerpt import Excerpt
from entrepairs.accompaniment.models.findable_offer import FindableOffer, Found
from entrepairs.accompaniment.models.framework import Framework, FrameworkAcceptance
from entrepairs.accompaniment.models.match_run import MatchRun
from entrepairs.accompaniment.models.meeting import Meeting
from entrepairs.accompaniment.models.message import Message
from entrepairs.accompaniment.models.note import Note
from entrepairs.accompaniment.models.offer import Absence, Offer, OfferPause
from entrepairs.accompaniment.models.pause import AccompanimentPause, Relay, SupervisionNeed
from entrepairs.accompaniment.models.preparation import Draft, Preparation
from entrepairs.accompaniment.models.project import Project, Step
from entrepairs.accompaniment.models.proposal import Proposal
from entrepairs.accompaniment.models.request import Request, houses_with_a_team

__all__ = [
    "HELPING_ROLES",
    "Absence",
    "Accompaniment",
    "AccompanimentPause",
    "CheckIn",
    "Draft",
    "Ending",
    "Excerpt",
    "Feedback",
    "FindableOffer",
    "Found",
    "Framework",
    "FrameworkAcceptance",
    "MatchRun",
    "Meeting",
    "Message",
    "Note",
    "Offer",
    "OfferPause",
    "Participant",
    "Preparation",
    "Project",
    "Proposal",
    "Relay",
    "Request",
    "Step",
    "SupervisionNeed",
    "houses_with_a_team",
]
