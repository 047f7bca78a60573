from entrepairs.structures.models.affiliation import NETWORKS, Affiliation
from entrepairs.structures.models.correction import Correction
from entrepairs.structures.models.importing import Import, ImportLine, ImportPart
from entrepairs.structures.models.invitation import BY_PAPER, Invitation
from entrepairs.structures.models.joining import JoinMessage, JoinRequest
from entrepairs.structures.models.opening import How, OpeningException, OpeningRule
from entrepairs.structures.models.place import Place
from entrepairs.structures.models.record import Convention, Post, Visit
from entrepairs.structures.models.role import TEAM, Role, RoleTrace, coordinated_by, held_by, left_by, run_by
from entrepairs.structures.models.source import Source
from entrepairs.structures.models.structure import Structure, StructureExperience
from entrepairs.structures.models.visit_term import VisitTerm, VisitText

__all__ = [
    "BY_PAPER",
    "NETWORKS",
    "TEAM",
    "Affiliation",
    "Convention",
    "Correction",
    "How",
    "Import",
    "ImportLine",
    "ImportPart",
    "Invitation",
    "JoinMessage",
    "JoinRequest",
    "OpeningException",
    "OpeningRule",
    "Place",
    "Post",
    "Role",
    "RoleTrace",
    "Source",
    "Structure",
    "StructureExperience",
    "Visit",
    "VisitTerm",
    "VisitText",
    "coordinated_by",
    "held_by",
    "left_by",
    "run_by",
]
